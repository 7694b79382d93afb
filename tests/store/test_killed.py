from __future__ import annotations

import subprocess
import sys
import textwrap

import psycopg
import pytest

from icplanner.store import Database, Documents

# Says on its standard output which document it has safely saved, and goes on for ever.
WRITER = textwrap.dedent(
    """
    import sys
    from icplanner.store import Database, Documents
    tours = Documents(Database(sys.argv[1]), "tour")
    number = 0
    while True:
        document = tours.create(f"tour {number}", {"filler": "x" * 20_000})
        tours.save(document, {"filler": "y" * 20_000})
        print(number, flush=True)
        number += 1
    """
)


@pytest.mark.parametrize("after", [1, 7, 23])
def test_a_killed_writer_leaves_whole_documents_only(url, root, after):
    """After kill -9 everything that was reported saved is there, and nothing is half there."""
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True, cwd=root
    ) as writer:
        assert writer.stdout is not None
        reported = [int(writer.stdout.readline()) for _ in range(after)]
        writer.kill()
    database = Database(url)
    found = {document.name: document for document in Documents(database, "tour").all()}
    for number in reported:
        assert found[f"tour {number}"].version == 2
    assert all(len(document.content["filler"]) == 20_000 for document in found.values())
    if url.startswith("sqlite"):
        with database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    else:
        with psycopg.connect(url) as connection:
            loose = (
                "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM revisions)"
            )
            assert connection.execute(loose).fetchone() == (0,)
    database.close()

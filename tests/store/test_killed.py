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


# Dies by kill -9 right after its n-th statement, for every n in turn; the parent goes on.
SUICIDE = textwrap.dedent(
    """
    import os, signal, sys
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from icplanner.store import Database, Documents
    for fatal in range(1, 60):
        if os.fork() == 0:
            database = Database(sys.argv[1])
            seen = []
            def count(*_):
                seen.append(1)
                if len(seen) == fatal:
                    os.kill(os.getpid(), signal.SIGKILL)
            event.listen(Engine, "after_cursor_execute", count)
            tours = Documents(database, "tour")
            tours.release(tours.save(tours.create(f"{fatal}", {"v": 1}), {"v": 2}))
            os._exit(0)
        end = os.waitstatus_to_exitcode(os.wait()[1])
        print(end, flush=True)
        if end != -signal.SIGKILL:
            break
    """
)


def test_whichever_statement_is_the_last_nothing_is_half_saved(url, root):
    """Killed after any statement, a document is there with its newest version or not at all."""
    run = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", SUICIDE, url], capture_output=True, text=True, cwd=root, check=True
    )
    ends = run.stdout.split()
    assert len(ends) > 8
    assert (set(ends[:-1]), ends[-1]) == ({"-9"}, "0")
    database = Database(url)
    kept = {one.name: one.version for one in Documents(database, "tour").listing()}
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM documents").scalars().all()
        revised = connection.exec_driver_sql("SELECT count(*) FROM revisions").scalar()
    assert sorted(kept) == sorted(rows)
    assert revised == sum(kept.values())
    database.close()

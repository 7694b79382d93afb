"""The benchmark command."""

from __future__ import annotations

import json

import pytest

from icplanner.cli.main import DONE, WRONG_USE, main

KEYS = {"instance", "m", "score", "best_known", "gap_percent", "seconds", "routes"}


@pytest.fixture
def toptw_folder(root):
    """Return the folder of the published instances kept as test data."""
    return root / "tests" / "data" / "toptw"


def test_json_has_the_stable_keys(toptw_folder, capsys):
    """Each case asked for is a record with the documented keys, within the limit."""
    status = main(
        ["bench", "toptw", str(toptw_folder), "--limit-s", "0.1", "--instance", "c101", "--json"]
    )
    rows = json.loads(capsys.readouterr().out)
    assert status == DONE
    assert [row["m"] for row in rows] == [1, 2, 3, 4]
    for row in rows:
        assert row.keys() >= KEYS
        assert len(row["routes"]) == row["m"]
        assert row["gap_percent"] == pytest.approx(
            100 * (1 - row["score"] / row["best_known"]), abs=1e-3
        )
        assert row["faults"] == []


def test_without_best_known_values(toptw_folder, tmp_path, capsys):
    """A folder without a table gives null for best known and gap, and a table for people."""
    text = (toptw_folder / "pr01.txt").read_text(encoding="ascii")
    (tmp_path / "pr01.txt").write_text(text, encoding="ascii")
    words = ["bench", "toptw", str(tmp_path), "--limit-s", "0.05", "--m", "2"]
    assert main([*words, "--json"]) == DONE
    row = json.loads(capsys.readouterr().out)[0]
    assert row["best_known"] is None
    assert row["gap_percent"] is None
    assert main(words) == DONE
    assert "pr01 m=2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("none.md", "", "no instance"),
        ("c1.txt", "nonsense", "c1.txt: 1 lines"),
        ("best_known.csv", "instance,m\nc101,1\n", "best_known.csv, line 2"),
    ],
)
def test_faulty_folders_are_refused(tmp_path, capsys, file, text, message):
    """A folder that cannot be measured is wrong use, and the message says what is wrong."""
    (tmp_path / file).write_text(text, encoding="ascii")
    assert main(["bench", "toptw", str(tmp_path)]) == WRONG_USE
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--limit-s", "0"], ["--limit-s", "nan"], ["--m", "0"], ["--m", "x"]]
)
def test_absurd_options_are_refused(toptw_folder, words):
    """Limits and numbers of routes outside their range are wrong use."""
    with pytest.raises(SystemExit, match=str(WRONG_USE)):
        main(["bench", "toptw", str(toptw_folder), *words])

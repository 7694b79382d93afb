from __future__ import annotations

import json
import re
import shutil

from icplanner.cli.main import main


def test_shipped_data_pass(capsys):
    """The shipped data give status 0 and JSON with both lists."""
    assert main(["check", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["errors"] == []
    assert answer["warnings"]
    keys = {"code", "file", "row", "field", "value", "rule", "repair"}
    assert all(set(each) == keys for each in answer["warnings"])


def test_an_error_gives_status_1_and_is_printed(tmp_path, data_dir, capsys):
    """A broken file is told with file, rule and repair, and the status is 1."""
    shutil.copytree(data_dir, tmp_path / "data")
    (tmp_path / "data" / "events.csv").write_text("nothing", "utf-8")
    assert main(["check", "--data", str(tmp_path / "data")]) == 1
    printed = capsys.readouterr().out
    assert "error [file.columns] events.csv" in printed
    assert "repair:" in printed
    assert re.match(r"[1-9]\d* errors, \d+ warnings", printed.splitlines()[-1])

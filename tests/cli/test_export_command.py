"""The command that writes a tour."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icplanner.cli.main import main
from icplanner.export import FORMATS

TOUR = Path(__file__).resolve().parents[1] / "export" / "five_stops.json"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(name, tmp_path):
    """The file is there and not empty."""
    out = tmp_path / "file"
    assert main(["export", str(TOUR), "--format", name, "--lang", "de", "-o", str(out)]) == 0
    assert out.stat().st_size > 1000


def test_a_variant_of_a_plan_is_chosen_by_its_number(tmp_path, capsysbinary):
    """Variants count from 1; one that is not there is told."""
    plan = tmp_path / "plan.json"
    tour = json.loads(TOUR.read_text(encoding="utf-8"))
    plan.write_text(
        json.dumps({"schema": "icplanner.plan/1", "variants": [tour], "request": tour["request"]})
    )
    command = ["export", str(plan), "--format", "geojson", "-o", "-", "--variant"]
    assert main([*command, "1"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["draft"] is True
    assert main([*command, "2"]) == 1
    assert b"variants" in capsysbinary.readouterr().err
    assert main([*command, "0"]) == 2


def test_a_draft_is_released_on_purpose_only(capsysbinary):
    """The mark goes only with `--released`."""
    command = ["export", str(TOUR), "--format", "geojson", "-o", "-", "--released"]
    assert main(command) == 0
    assert json.loads(capsysbinary.readouterr().out)["draft"] is False


def test_what_is_no_tour_is_told(tmp_path, capsys):
    """Broken documents, missing files and places that cannot be written give clear answers."""
    bad = tmp_path / "bad.json"
    bad.write_text('{"days": 3}')
    out = str(tmp_path / "x.pdf")
    assert main(["export", str(bad), "--format", "pdf", "-o", out]) == 1
    assert "days" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "none.json"), "--format", "pdf", "-o", out]) == 2
    nowhere = str(tmp_path / "no" / "x.gpx")
    assert main(["export", str(TOUR), "--format", "gpx", "-o", nowhere]) == 2
    assert not Path(out).exists()

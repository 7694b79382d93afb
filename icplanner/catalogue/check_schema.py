"""Comparing the sites' file with its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError

from icplanner.catalogue.files import parse_json, read_text
from icplanner.catalogue.problem import Problem
from icplanner.catalogue.reading import SITES
from icplanner.catalogue.report import Report

SITES_SCHEMA: Final = "sites.schema.json"


def schema_problems(data_dir: Path) -> Sequence[Problem]:
    """Return where `sites.geojson` departs from `sites.schema.json`."""
    report = Report(SITES_SCHEMA)
    schema = _parsed(data_dir / SITES_SCHEMA, report)
    if schema is None:
        return report.problems
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as failure:
        report.error("file.shape", f"the file is a JSON Schema ({failure.message})", "restore it")
        return report.problems
    # What keeps the file itself from being read is told by the reader.
    features = _features(_parsed(data_dir / SITES, Report(SITES)))
    found = Report(SITES)
    one_site = {**schema, "$ref": "#/$defs/site"}
    for name in ("type", "required", "properties"):
        one_site.pop(name, None)
    validator = Draft202012Validator(one_site)
    for number, feature in enumerate(features, start=1):
        for departure in validator.iter_errors(feature):
            _tell(departure, _row(feature, number), found)
    return [*report.problems, *found.problems]


def _parsed(path: Path, report: Report) -> Any:
    text = read_text(path, report)
    return None if text is None else parse_json(text, report)


def _features(collection: Any) -> list[Any]:
    features = collection.get("features") if isinstance(collection, dict) else None
    return features if isinstance(features, list) else []


def _row(feature: Any, number: int) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    name = properties.get("id") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else f"feature {number}"


def _tell(departure: ValidationError, row: str, report: Report) -> None:
    path = [str(step) for step in departure.absolute_path]
    instance: Any = departure.instance
    wanted: Any = departure.validator_value
    at = path[1] if len(path) > 1 else ""
    if path[:1] == ["geometry"]:
        at = "lat,lon"
    if departure.validator == "additionalProperties":
        schema: Any = departure.schema
        for name in sorted(set(instance) - set(schema["properties"])):
            report.error(
                "schema.unknown_property",
                "properties are those listed in docs/data.md",
                "rename or remove the property; it is not read",
                row=row,
                at=name,
                value=instance[name],
            )
        return
    missing = departure.validator == "required"
    if missing:
        at = next(name for name in wanted if name not in instance)
    report.error(
        "schema.mismatch",
        f"JSON Schema, {departure.validator}: {json.dumps(wanted, ensure_ascii=False)[:200]}",
        "compare the value with docs/data.md",
        row=row,
        at=at,
        value="" if missing else instance,
    )

"""The documentation and the code name the same formats and codes."""

from __future__ import annotations

import re

from icplanner.export import FORMATS
from icplanner.export.portal import CHECKS


def test_every_format_and_code_is_documented(root):
    """`docs/exports.md` lists each format and each code of the portal's check, and no other."""
    text = (root / "docs" / "exports.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| ", text, re.MULTILINE)
    assert set(FORMATS) <= set(listed)
    codes = text.split("| code | meaning |")[1].split("##")[0]
    assert set(re.findall(r"`(\w+)`", codes)) == set(CHECKS)

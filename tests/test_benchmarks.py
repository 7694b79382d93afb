"""The benchmarks, which no other test runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).parents[1] / "benchmarks").glob("*.py"))
# How their first lines say they are run; modules that others import say nothing.
COMMAND = re.compile(r"(PYTHONPATH=\. )?python (-m benchmarks\.\w+|benchmarks/\w+\.py)")


def said(script: Path) -> re.Match[str] | None:
    """Return the command in the first lines of a script."""
    return COMMAND.search("".join(script.read_text("utf-8").splitlines(keepends=True)[:10]))


@pytest.mark.parametrize("script", [one for one in SCRIPTS if said(one)], ids=lambda one: one.stem)
def test_a_benchmark_starts_as_its_first_lines_say(script, root):
    """Run with the path it asks for, a script finds all it imports."""
    command = said(script)
    assert command is not None
    found = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    # A script sees its own folder, a module the folder it is run from.
    paths = [str(root if command[2].startswith("-m") else script.parent)]
    paths += [str(root)] if command[1] else []
    code = f"import sys; sys.path[:1] = {paths!r}; import runpy; runpy.run_path({str(script)!r})"
    subprocess.run(  # noqa: S603 - the code is the test's own
        [sys.executable, "-c", code], cwd=root, env=found, check=True, timeout=120
    )

"""What holds for every command."""

from __future__ import annotations

import subprocess
import sys


def test_a_reader_who_has_read_enough_is_no_error(root):
    """Output that nobody takes any more, as after `| head`, ends the command without a word."""
    with subprocess.Popen(
        [sys.executable, "-m", "icplanner", "sites"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        assert command.stderr.read() == ""
        assert command.wait(timeout=60) == 0

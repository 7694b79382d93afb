"""A PostgreSQL server of the tests' own, installed where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where Debian, Fedora and Homebrew put the server's programs, which are not on PATH.
PLACES = ("/usr/lib/postgresql", "/usr", "/opt/homebrew/opt", "/usr/local/opt")


def programs() -> Path:
    """Return the folder with initdb and pg_ctl, installing Debian's package where it may.

    Raises
    ------
    RuntimeError
        When there is no server and none could be installed.
    """
    found = _installed()
    if found is None:
        reason = _install()
        found = _installed()
        if found is None:
            raise RuntimeError(
                "The database tests need a PostgreSQL server; none is installed and none could be "
                'installed. Install one, or leave them out with: pytest -m "not postgresql"\n'
                + reason
            )
    return found


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a server in an empty folder, reached through a socket there; yield its address."""
    binaries = programs()
    may = _as_nobody_special(folder)
    data, log = folder / "data", folder / "log.txt"
    _run([*may, binaries / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8"])
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    _run([*may, binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start"])
    try:
        yield f"postgresql://tests@/postgres?host={folder}"
    finally:
        _run([*may, binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])


def _installed() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    for place in PLACES:
        found = sorted(Path(place).glob("**/bin/initdb")) if place != "/usr" else []
        if found:
            return found[-1].parent
    return None


def _install() -> str:
    if not shutil.which("apt-get"):
        return "apt-get: not on this machine"
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "postgresql"],
    ):
        done = subprocess.run(  # noqa: S603 - fixed commands
            [*may, "apt-get", *command],
            env=environment,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        if done.returncode:
            return (done.stderr or done.stdout).strip()[-500:]
    return ""


def _as_nobody_special(folder: Path) -> list[str]:
    """Return how to run as another user: the server refuses to run as root."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres", "postgres")
    for parent in folder.parents:
        if parent.stat().st_uid == 0 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    return ["runuser", "-u", "postgres", "--"]


def _run(command: list[object]) -> None:
    subprocess.run(  # noqa: S603 - programs of the installed server
        [str(part) for part in command],
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=120,
        cwd="/",
    )

"""Finding a browser of the Chromium family, installing one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)

# Where installers put browsers without adding them to PATH.
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def installed() -> Path | None:
    """Return an installed browser, or None."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return Path(found)
    return next((Path(place) for place in PLACES if Path(place).exists()), None)


def find_or_install() -> Path | None:
    """Return a browser's path, None for Playwright's own, which is installed then.

    Raises
    ------
    RuntimeError
        When there is no browser and none could be installed.
    """
    browser = installed()
    if browser:
        return browser
    tried = [_from_debian(), _from_playwright()]
    browser = installed()
    if browser:
        return browser
    if tried[1] is None:
        return None
    reasons = "\n".join(filter(None, tried))
    raise RuntimeError(
        "The browser tests need Chromium, Chrome or Edge; none is installed and none could be "
        f'installed. Install one, or leave these tests out with: pytest -m "not browser"\n{reasons}'
    )


def _from_debian() -> str | None:
    """Install Debian's package where this user may; return what went wrong."""
    if not shutil.which("apt-get"):
        return "apt-get: not on this machine"
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    install = [*may, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    return _run([*may, "apt-get", "update", "-qq"]) or _run(install)


def _from_playwright() -> str | None:
    """Install the browser Playwright brings along; return what went wrong."""
    return _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str]) -> str | None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands, no foreign words
            command, env=environment, capture_output=True, text=True, timeout=600, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{command[0]}: {error}"
    if done.returncode == 0:
        return None
    return f"{' '.join(command)}: {(done.stderr or done.stdout).strip()[-500:]}"

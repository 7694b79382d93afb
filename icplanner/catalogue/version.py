"""Which state of the data something was made from."""

from __future__ import annotations

import hashlib
from pathlib import Path


def data_version(folder: Path) -> str:
    """Return eight letters that differ whenever a file of the catalogue differs.

    Counted are the files directly in the folder and the restaurants, by name and content.
    """
    digest = hashlib.sha256()
    for path in sorted((*folder.glob("*.*"), *folder.glob("restaurants/*.csv"))):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:8]

"""Compiling the hot loops with Numba where it is installed; the same code runs without it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeVar

Function = TypeVar("Function", bound=Callable[..., object])

# Whether the hot loops run compiled. Numba is an accelerator only, everything works without it;
# its own switch NUMBA_DISABLE_JIT=1 turns it off.
ACCELERATED: Final = (
    find_spec("numba") is not None and os.environ.get("NUMBA_DISABLE_JIT", "0") == "0"
)


def compiled(function: Function) -> Function:
    """Compile the function on first use if Numba is there, else return it as it is.

    The functions so marked use nothing but integers, floats and flat arrays, in operations that
    Python and the compiler round alike, so that both give the same result to the last bit.
    """
    return _compiled(function, keep=False)


def compiled_and_kept(function: Function) -> Function:
    """Do the same and keep the machine code on disk, in Numba's cache, for the next start.

    Numba renews it when the function's own file or its enclosed variables change, not when what
    it calls does: enclose `fingerprint` of those files.
    """
    return _compiled(function, keep=True)


def _compiled(function: Function, *, keep: bool) -> Function:
    if not ACCELERATED:
        return function
    made: Function = import_module("numba").njit(cache=keep)(function)
    return made


def fingerprint(files: Iterable[str]) -> int:
    """Return a whole number below 2 ** 62 that changes with the contents of the files."""
    digest = sha256()
    for file in files:
        digest.update(Path(file).read_bytes())
    return int.from_bytes(digest.digest()[:8], "big") >> 2

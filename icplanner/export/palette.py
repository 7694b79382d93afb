"""The colours of a tour's days, the same on the screen's map and on the printed one."""

from __future__ import annotations

from typing import Final

# In order of the days: dark enough for white digits (contrast 4.5 : 1 and more).
DAY_COLOURS: Final = ("#9c3d00", "#1f4e79", "#2d6a30", "#6b2a78", "#7a5b00", "#8a1538", "#3d4a52")


def day_colour(day: int) -> str:
    """Return the colour of a day, counted from 0."""
    return DAY_COLOURS[day % len(DAY_COLOURS)]

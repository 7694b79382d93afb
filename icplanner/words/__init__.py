"""Turning codes, dates and numbers into sentences in Czech, German and English."""

from icplanner.words.words import Words, mark

__all__ = ["Words", "mark"]

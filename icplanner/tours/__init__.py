"""Assembling tours that work, and saying why they are as they are."""

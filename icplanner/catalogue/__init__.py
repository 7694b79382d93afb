"""The facts: sites, events and places, read from `data/` and checked."""

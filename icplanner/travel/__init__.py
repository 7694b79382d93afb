"""How long it takes to get there, by which way, and how sure that is."""

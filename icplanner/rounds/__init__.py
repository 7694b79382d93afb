"""Round tables: rooms, ballots, closing, results, minutes."""

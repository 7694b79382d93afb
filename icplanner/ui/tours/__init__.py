"""The page Tours: ask for a tour, compare what comes back, see why."""

"""IC Planner: tours and events of Living Industrial Culture around the spa triangle."""

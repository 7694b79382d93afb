"""One format a module: everything that leaves the planner."""

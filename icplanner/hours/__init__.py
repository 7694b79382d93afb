"""When a site can be visited: open, closed, by booking or unknown, each with its evidence."""

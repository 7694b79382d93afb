"""The Explore page: filters, map, list and card over the same sites."""

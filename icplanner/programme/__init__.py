"""Cultural September: recurrence, the calendar of a year, clashes, the touring exhibition."""

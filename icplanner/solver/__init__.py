"""The tour problem in plain numbers and its solvers: no sites, no dates, no words.

`problem` states it, `engine` chooses the method, `one_day` and `several_days` prove, and
`ruin_recreate` searches where proving would take too long.
"""

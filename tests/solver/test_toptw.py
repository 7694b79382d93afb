"""Reading and verifying the published TOPTW instances."""

from __future__ import annotations

from decimal import Decimal

import pytest

from icplanner.solver.ruin_recreate import ruin_and_recreate
from icplanner.solver.toptw import ToptwError, distances, read_toptw, to_problem
from icplanner.solver.toptw_verify import faults, total_score

TINY = ["4 1 2 1", "0 200", "0 0.0 0.0 0 0 0 0 0 100"]
FIRST = "1 3.0 4.0 10 7 1 1 1 0 50"
SECOND = "2 1.0 1.0 5.0 9 1 2 1 2 20 30"


@pytest.fixture
def toptw_folder(root):
    """Return the folder of the published instances kept as test data."""
    return root / "tests" / "data" / "toptw"


@pytest.fixture
def written(tmp_path):
    """Return a function that writes lines to a file and gives its path."""

    def write(*lines, name="c1"):
        path = tmp_path / f"{name}.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("name", ["c101", "rc101", "pr01"])
@pytest.mark.parametrize("m", [1, 3])
def test_routes_of_the_published_instances_hold(toptw_folder, name, m):
    """The verifier accepts what a short search finds, and counts the same score."""
    instance = read_toptw(toptw_folder / f"{name}.txt")
    solution = ruin_and_recreate(to_problem(instance, m), seed=4, iterations=60)
    routes = [[site + 1 for site in route.sites] for route in solution.routes]
    assert faults(instance, routes) == []
    assert total_score(instance, routes) == Decimal(solution.score)


def test_solomon_and_cordeau_differ(written):
    """Distances are cut to one decimal under Solomon's names, to two under Cordeau's."""
    lines = [*TINY, FIRST, SECOND]
    solomon, cordeau = read_toptw(written(*lines)), read_toptw(written(*lines, name="pr01"))
    assert distances(solomon)[0].tolist() == [0, 50, 14]
    assert distances(cordeau)[0].tolist() == [0, 500, 141]
    assert to_problem(solomon, 1).days[0].starts == [((0, 500),), ((200, 300),)]
    assert to_problem(solomon, 2).visit.tolist() == [100, 50]


@pytest.mark.parametrize(
    ("routes", "fault"),
    [
        ([[1], [1]], "customer 1 is visited again"),
        ([[3]], "there is no customer 3"),
        ([[0]], "there is no customer 0"),
        ([[1, 2]], ""),  # begins at 20 exactly: allowed
        ([[2, 1]], ""),
    ],
)
def test_the_verifier_says_what_is_wrong(written, routes, fault):
    """Customers that are unknown or come twice are refused; a start on the edge is not."""
    found = faults(read_toptw(written(*TINY, FIRST, SECOND)), routes)
    assert (fault in found[0]) if fault else not found


def test_the_verifier_reads_the_clock(written):
    """A start after closing and a late return are refused, a tenth decides."""
    late = "2 1.0 1.0 80 9 1 1 1 18.5 18.5"
    instance = read_toptw(written(*TINY, FIRST, late))
    assert "customer 2 is reached at 18.6" in faults(instance, [[1, 2]])[0]
    assert faults(instance, [[2]]) == []
    long = "2 1.0 1.0 80.2 9 1 1 1 18.5 18.5"
    home = faults(read_toptw(written(*TINY, FIRST, long)), [[2]])
    assert home == ["route 1: the depot is reached at 100.1, closed since 100"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "0 lines"),
        (["x", "", "y"], "2 lines"),
        (["4 1 two 1", *TINY[1:], FIRST, SECOND], "line 1: four whole numbers"),
        (["4 1 0 1", *TINY[1:]], "line 1: 0 customers"),
        (["4 1 99999 1", *TINY[1:]], "line 1: 99999 customers"),
        ([*TINY, FIRST], "announces 2 customers, 1 follow"),
        ([*TINY, SECOND, FIRST], "line 4: vertex 2 where 1 is due"),
        ([*TINY, FIRST, "2 1 x 5 9 1 1 1 20 30"], "line 5: not all numbers"),
        ([*TINY, FIRST, "2 1 nan 5 9 1 1 1 20 30"], "line 5: a number is out of range"),
        ([*TINY, FIRST, "2 1 1e9 5 9 1 1 1 20 30"], "line 5: a number is out of range"),
        ([*TINY, FIRST, "2 1 1 5 9 1 2 1 20 30"], "line 5: 10 fields"),
        ([*TINY, FIRST, "2 1 1"], "line 5: 3 fields"),
        ([*TINY, FIRST, "2 1 1 5 9 1 1 1 30 20"], "line 5: number whole"),
        ([*TINY, FIRST, "2 1 1 -5 9 1 1 1 20 30"], "line 5: number whole"),
        ([*TINY, FIRST, "2 1 1 5 9 1 1 1 20 30 é"], "not a text file in ASCII"),
    ],
)
def test_a_malformed_file_is_refused(written, lines, message):
    """The error names the file, the line and the rule."""
    with pytest.raises(ToptwError, match=r"c1\.txt") as caught:
        read_toptw(written(*lines))
    assert message in str(caught.value)

"""Reading road data."""

from __future__ import annotations

import numpy as np
import pytest
from small_networks import DATA, at, cross, road

from icplanner.travel.network import (
    NetworkProblem,
    RoadNetwork,
    curve_m,
    decode_polyline,
    read_network,
    with_road,
)

NODES = "node_id,lon,lat\n0,12.8,50.2\n1,12.9,50.2\n"
EDGES = "u,v,road_class,ref,length_m,polyline5\n0,1,class1,6,7200,_{`rH_qmmA?_pR\n"


def write(folder, **tables):
    """Write small road tables; `edges="..."` replaces one, None leaves it out."""
    for name, text in {"nodes": NODES, "edges": EDGES, **tables}.items():
        if text is not None:
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_the_published_example_of_a_polyline_is_decoded():
    """The example of the format's description comes out right, lat first."""
    points = decode_polyline("_p~iF~ps|U_ulLnnqC_mqNvxq`@").round(5).tolist()
    assert points == [[38.5, -120.2], [40.7, -120.95], [43.252, -126.453]]


def test_the_data_of_the_product_are_whole():
    """All roads are read, with 17 crossings and the repairs on top."""
    network = read_network(DATA / "roads")
    assert len(network.crossings) == 17
    assert len(network.edges) >= 3494 + 4
    assert all(edge.length_m > 0 for edge in network.edges)


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"nodes": None}, "/nodes.csv not found"),
        ({"edges": "u,v\n"}, "edges.csv has no column road_class"),
        ({"edges": EDGES.replace("class1", "lane")}, "'lane' is none of motorway"),
        ({"edges": EDGES.replace("0,1,", "0,7,")}, "'7' is no node_id"),
        ({"edges": EDGES.replace("7200", "long")}, "'long' is not a number"),
        ({"edges": EDGES.replace("_{`rH_qmmA?_pR", "_{`rH_qmmA")}, "needs two points"),
        (
            {"corrections": "id,way,road_class,ref,length_m\nx,50.2,class1,6,10\n"},
            "x: way must be",
        ),
        (
            {"corrections": "id,way,road_class,ref,length_m\nx,50 12;51 13,lane,6,10\n"},
            "unknown class 'lane'",
        ),
    ],
)
def test_broken_tables_are_refused_with_their_rule(tmp_path, tables, message):
    """Each fault is told with its file or line and its value."""
    with pytest.raises(NetworkProblem, match=message):
        read_network(write(tmp_path, **tables))


def test_a_repair_joins_junctions_and_splits_roads():
    """A new road from the middle of one road to a junction splits the one and joins the other."""
    network = cross()
    way = np.array([at(5, 0), at(5, 5), at(0, 10.1)])
    repaired = with_road(network, (way, 12_500.0), "class2", "214")
    assert len(repaired.edges) == len(network.edges) + 2
    assert len(repaired.nodes) == len(network.nodes) + 1
    before, after = (sum(e.length_m for e in n.edges) for n in (network, repaired))
    assert after - before == pytest.approx(12_500.0, rel=1e-3)
    assert {repaired.edges[-1].u, repaired.edges[-1].v} == {len(network.nodes), 3}


def test_a_repair_is_never_shorter_than_its_course():
    """A length that is too small for the course is not believed."""
    way = np.array([at(-10, 0), at(0, 10)])
    repaired = with_road(cross(), (way, 1.0), "class2", "")
    assert repaired.edges[-1].length_m == pytest.approx(float(curve_m(way)[-1]), rel=1e-3)


@pytest.mark.parametrize("number", range(len(cross().edges)))
def test_a_repair_splits_the_road_it_begins_at(number):
    """Whichever road is nearest is split, at the nearest of its points."""
    network = cross()
    begun = network.edges[number].curve
    middle = (begun[0] + begun[1]) / 2
    repaired = with_road(network, (np.array([middle + 1e-4, at(0, 10)]), 1.0), "class2", "")
    assert np.abs(repaired.nodes[len(network.nodes)] - middle).max() < 2e-4
    assert repaired.edges[number].v == repaired.edges[number + 1].u == len(network.nodes)


def test_a_repair_splits_no_motorway():
    """Nobody turns off a motorway where no exit is; without another road there is none to join."""
    nodes = np.array([at(-10, 0), at(10, 0)])
    network = RoadNetwork(nodes, (road(0, 1, "motorway", at(-10, 0), at(10, 0)),))
    with pytest.raises(NetworkProblem, match="no road"):
        with_road(network, (np.array([at(0, 0.2), at(10, 0)]), 1.0), "class2", "")

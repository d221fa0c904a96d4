"""The shortest ways through a small map drawn by hand."""

import pytest

from graph.reading.routes import shortest_ways

#  a – b – c – d     a – e – d     e – c     x – y
ROADS = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "e"), ("e", "d"), ("e", "c"), ("x", "y")]


def roads() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in ROADS:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


@pytest.mark.parametrize(
    ("ends", "limit", "longest", "ways"),
    [
        ("ad", 1, 6, ["aed"]),
        ("ad", 3, 6, ["aed", "abcd", "aecd"]),
        ("ad", 9, 6, ["aed", "abcd", "aecd", "abced"]),
        ("ad", 9, 2, ["aed"]),
        ("ad", 9, 1, []),
        ("ax", 9, 6, []),
        ("aa", 9, 0, ["a"]),
        ("zz", 9, 6, ["z"]),
    ],
)
def test_ways_come_shortest_first_and_never_twice_through_a_place(
    ends: str, limit: int, longest: int, ways: list[str]
) -> None:
    found = shortest_ways(roads(), ends[0], ends[1], limit=limit, longest=longest)
    assert ["".join(way) for way in found] == ways

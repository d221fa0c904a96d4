"""Answers of both query languages as one table."""

import pytest

from graph.console import CypherAnswer
from graph.model import Edge, Node, Subgraph
from graph.sparql import SparqlAnswer, Term
from search_app.console_model import (
    ConsoleState,
    compact,
    from_url,
    of_cypher,
    of_sparql,
    result_csv,
    to_url,
)

BASE = "https://fazhi.example.org/"
COUNTY = Node(f"{BASE}id/area/150523", "AdministrativeArea", "开鲁县")
CITY = Node(f"{BASE}id/area/150500", "AdministrativeArea", "通辽市")
WITHIN = Edge("e", COUNTY.id, CITY.id, "WITHIN_AREA")
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def test_cypher_cells_are_text_nodes_and_numbers() -> None:
    rows = ((COUNTY, 3, 0.5, None), (CITY, 4, True, (COUNTY, WITHIN, CITY)))
    picture = Subgraph((COUNTY, CITY), (WITHIN,))
    result = of_cypher(CypherAnswer(("a", "n", "x", "p"), rows, picture, False, 1.0))
    assert [value.text for value in result.rows[0]] == ["开鲁县", "3", "0.5", ""]
    assert [value.text for value in result.rows[1]] == ["通辽市", "4", "true", "开鲁县，[WITHIN_AREA]，通辽市"]
    assert result.iris() == (COUNTY.id, CITY.id)
    assert (result.numeric(), result.words()) == ((1,), (2, 3, 0))
    assert result.picture == picture


def test_sparql_triples_are_links_and_its_numbers_are_numbers() -> None:
    row = (Term("iri", COUNTY.id), Term("iri", f"{BASE}ontology#withinArea"), Term("iri", CITY.id))
    graph = of_sparql(SparqlAnswer("graph", ("s", "p", "o"), (row,), False, 1.0))
    assert [(a, b) for a, _, b in graph.links] == [(COUNTY.id, CITY.id)]
    table = of_sparql(
        SparqlAnswer("select", ("n", "t"), ((Term("literal", "7", None, INTEGER), Term("literal", "7")),), True, 1.0)
    )
    assert table.numeric() == (0,)
    assert table.more


def test_names_are_short_where_a_prefix_fits() -> None:
    assert compact("http://www.w3.org/2002/07/owl#Class") == "owl:Class"
    assert compact(COUNTY.id) == "area/150523"
    assert compact("https://elsewhere.example/a/b") == "https://elsewhere.example/a/b"


def test_the_spreadsheet_holds_iris_and_no_formula() -> None:
    result = of_cypher(CypherAnswer(("a", "b"), ((COUNTY, "=1+1"),), Subgraph((), ()), False, 1.0))
    assert result_csv(result).decode("utf-8-sig").splitlines() == ["a,b", f"{COUNTY.id},'=1+1"]


@pytest.mark.parametrize("state", [ConsoleState(), ConsoleState("sparql", "ASK { ?s ?p ?o }", "graph")])
def test_an_address_gives_the_question_back(state: ConsoleState) -> None:
    assert from_url({name: [str(value)] for name, value in to_url(state).items()}) == state


def test_a_question_too_long_for_an_address_is_left_out() -> None:
    assert to_url(ConsoleState(query="x" * 7000)) == {}
    assert from_url({"language": ["perl"], "form": ["pie"]}) == ConsoleState()

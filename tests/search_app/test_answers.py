"""Answers of the two query languages as words, JSON and CSV."""

from datetime import date

from graph.console import CypherAnswer
from graph.model import Edge, Node, Subgraph
from graph.sparql import SparqlAnswer, Term
from search_app.answers import answer_csv, answer_json, cell_text, triple_lines

FZ = "https://fazhi.example.org/ns#"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
AREA = Node("urn:a", "AdministrativeArea", "开鲁县", {"divisionCode": "150523"})
WITHIN = Edge("urn:a WITHIN urn:b", "urn:a", "urn:b", "WITHIN_AREA")


def cypher(*row: object) -> CypherAnswer:
    return CypherAnswer(tuple("abcdefgh"[: len(row)]), (row,), Subgraph((), ()), more=False, milliseconds=1.0)


def select(*row: Term | None) -> SparqlAnswer:
    return SparqlAnswer("select", tuple("abcdefgh"[: len(row)]), (row,), more=False, milliseconds=1.0)


def test_cells_read_well() -> None:
    assert cell_text(None) == ""
    assert cell_text(True) == "true"
    assert cell_text(date(2023, 1, 2)) == "2023-01-02"
    assert cell_text((AREA, WITHIN)) == "[(AdministrativeArea 开鲁县), [WITHIN_AREA]]"
    assert cell_text({"n": 1, "area": AREA}) == "{n: 1, area: (AdministrativeArea 开鲁县)}"
    assert cell_text(Term("iri", FZ + "Document")) == "fz:Document"
    assert cell_text(Term("iri", "https://fazhi.example.org/id/area/1")) == "https://fazhi.example.org/id/area/1"


def test_json_of_select_is_the_w3c_format() -> None:
    answer = select(Term("iri", "urn:x"), Term("literal", "县", "zh"), Term("literal", "3", None, INTEGER), None)
    assert answer_json(answer) == {
        "head": {"vars": ["a", "b", "c", "d"]},
        "results": {
            "bindings": [
                {
                    "a": {"type": "uri", "value": "urn:x"},
                    "b": {"type": "literal", "value": "县", "xml:lang": "zh"},
                    "c": {"type": "literal", "value": "3", "datatype": INTEGER},
                }
            ]
        },
        "more": False,
    }
    ask = SparqlAnswer("ask", ("ask",), ((Term("literal", "false"),),), more=False, milliseconds=1.0)
    assert answer_json(ask) == {"head": {}, "boolean": False}


def test_json_of_cypher_has_whole_nodes() -> None:
    (row,) = answer_json(cypher(AREA, WITHIN, date(2023, 1, 2), (1, None)))["rows"]
    assert row[0] == {
        "id": "urn:a",
        "type": "AdministrativeArea",
        "name": "开鲁县",
        "properties": {"divisionCode": "150523"},
    }
    assert (row[1]["source"], row[1]["type"], row[2], row[3]) == ("urn:a", "WITHIN_AREA", "2023-01-02", [1, None])


def test_csv_has_numbers_and_no_formulas() -> None:
    assert answer_csv(cypher("=1+1", -3, "a,b", AREA)).decode("utf-8-sig") == 'a,b,c,d\r\n\'=1+1,-3,"a,b",urn:a\r\n'
    assert answer_csv(select(Term("literal", "-3", None, INTEGER), Term("literal", "-3"))).decode("utf-8-sig") == (
        "a,b\r\n-3,'-3\r\n"
    )


def test_triples_are_n_triples() -> None:
    row = (Term("iri", "urn:a"), Term("iri", "urn:p"), Term("literal", 'say "县"\n', "zh"))
    answer = SparqlAnswer("graph", ("subject", "predicate", "object"), (row,), more=False, milliseconds=1.0)
    assert triple_lines(answer) == ['<urn:a> <urn:p> "say \\"县\\"\\n"@zh .']

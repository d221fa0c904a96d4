"""The ontology is the only schema: what a copy of its Turtle says, the graph, its files and the app say as well."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.embedded.process import stop

pytestmark = pytest.mark.engine
ROOT = Path(__file__).parents[1]
TERMS = """

fz:Complaint a owl:Class ;
    rdfs:label "投诉事项"@zh , "Complaint"@en ;
    skos:definition "公众对某一机关的投诉。"@zh , "What the public complains of."@en ;
    rdfs:subClassOf fz:Resource ;
    pg:owner fz:reportedIn ;
    pg:lookup true ;
    pg:colour "#7A3E9D" .

fz:complainsOf a owl:ObjectProperty , owl:FunctionalProperty ;
    rdfs:label "所投诉机关"@zh , "complains of"@en ;
    skos:definition "投诉所指的机关。"@zh , "The body complained of."@en ;
    rdfs:domain fz:Complaint ;
    rdfs:range fz:Organization .
"""
INDICATOR = """

fzi:complaints-answered a fz:Indicator ;
    skos:inScheme <https://fazhi.example.org/indicator> ; skos:notation "complaints-answered" ;
    skos:prefLabel "答复投诉数"@zh , "Complaints answered"@en ;
    skos:definition "已答复的投诉件数。"@zh ;
    fz:unit fzu:件 ; fz:temporalKind fzc:temporalKind-flow ; fz:primaryTopic fzt:norms-cleanup ;
    skos:hiddenLabel "答复投诉"@zh .
"""
PROGRAM = """
import io, json, sys
from pathlib import Path
from rdflib import RDF, Graph, Literal, URIRef
import ontology
from graph.connection import connect
from graph.console import ask_cypher
from graph.export import export
from graph.reading import counts, neighbours, node
from graph.settings import GraphSettings
from graph.sparql import ask_sparql
from graph.writing import replace_document
from ontology.schema import load_schema
from ontology.validation import validate
from search_app.components.graph_canvas import canvas_data, type_style
from search_app.names import class_name
from search_app.ontology_model import class_tree, properties

home, sample = Path(sys.argv[1]), sys.argv[2]
document = URIRef("https://fazhi.example.org/id/doc/fzbg-150523-2023")
ns = "https://fazhi.example.org/ns#"
term = lambda name: URIRef(ns + name)
complaint = URIRef(document + "/complaint/1")
facts = Graph().parse(sample)
facts.set((URIRef(document + "/o/84"), term("indicator"), URIRef("https://fazhi.example.org/indicator/complaints-answered")))
body = URIRef("https://fazhi.example.org/id/org/150523/14ae9738aa03")
for predicate, value in ((RDF.type, term("Complaint")), (RDF.type, term("Resource")), (term("name"), Literal("投诉一")),
                         (term("reportedIn"), document), (term("complainsOf"), body)):
    facts.add((complaint, predicate, value))
with connect(GraphSettings(None, "", "", home)) as store:
    replace_document(store, validate(document, facts))
    stream = io.BytesIO()
    export(store, stream, "nt")
    found = ask_cypher(store, "MATCH (c:Complaint)-[:COMPLAINS_OF]->(o) RETURN c, o.name")
    answered = "SELECT ?v { ?o fz:indicator/skos:prefLabel '答复投诉数'@zh ; fz:value ?v }"
    sparql = ask_sparql(store, answered, folder=home / "views")
    print(json.dumps({
        "ontology": str(Path(ontology.__path__[0])),
        "constraints": [index.label for index in store.schema.constraints()],
        "indexes": store.read("SHOW CONSTRAINTS YIELD name RETURN name"),
        "indicator": node(store, "https://fazhi.example.org/indicator/complaints-answered").name,
        "exported": f"<{complaint}> <{ns}complainsOf> <{body}> .".encode() in stream.getvalue(),
        "count": counts(store)["Complaint"],
        "cypher": [found.rows[0][0].type, found.rows[0][1]],
        "sparql": [row[0].value for row in sparql.rows],
        "around": sorted(found.type for found in neighbours(store, str(complaint)).nodes),
        "legend": type_style("Complaint", "zh"),
        "label": class_name("Observation", "zh"),
        "pattern": [p.type for p in load_schema().patterns if (p.source, p.target) == ("Complaint", "Organization")],
        "console": ["Complaint" in [one.spec.name for tree in class_tree(load_schema(), {}) for one in tree.below],
                    [found.name for found in properties(load_schema(), "投诉")]],
    }))
"""


@pytest.fixture
def changed(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Return what the program says when only the Turtle, in a copy, has changed."""
    copy = tmp_path / "copy" / "ontology"
    shutil.copytree(ROOT / "ontology", copy, ignore=shutil.ignore_patterns("__pycache__"))
    main = copy / "fazhi.ttl"
    text = main.read_text("utf-8")
    assert text.count('"指标观测值"@zh') == 1
    text = text.replace('"指标观测值"@zh', '"数据点"@zh')
    owners = "schema:domainIncludes fz:Observation , fz:Action , fz:ConsistencyCheck , fz:QualityIssue ;"
    assert text.count(owners) == 1
    main.write_text(text.replace(owners, owners.replace(" ;", " , fz:Complaint ;")) + TERMS, "utf-8")
    with (copy / "indicators.ttl").open("a", encoding="utf-8") as indicators:
        indicators.write(INDICATOR)
    home = tmp_path / "home"
    start = f"import sys; sys.path[:0] = [{str(copy.parent)!r}, {str(ROOT)!r}]\n"
    sample = ROOT / "tests" / "ontology" / "data" / "sample.ttl"
    command = [sys.executable, "-c", start + PROGRAM, str(home), str(sample)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=200)
    assert done.returncode == 0, done.stderr
    yield json.loads(done.stdout)
    stop(home)


def test_a_change_of_the_turtle_alone_changes_everything(changed: dict[str, Any], tmp_path: Path) -> None:
    assert changed["ontology"] == str(tmp_path / "copy" / "ontology")
    assert "Complaint" in changed["constraints"]
    assert any("complaint" in row["name"].lower() for row in changed["indexes"])
    assert changed["indicator"] == "答复投诉数"
    assert changed["exported"]
    assert changed["count"] == 1
    assert changed["cypher"] == ["Complaint", "开鲁县司法局"]
    assert changed["sparql"] == ["46"]
    assert {"Complaint", "GovernmentDepartment"} <= set(changed["around"])
    assert changed["legend"]["name"] == "投诉事项"
    assert changed["legend"]["colour"] == "#7A3E9D"
    assert changed["label"] == "数据点"
    assert changed["pattern"] == ["COMPLAINS_OF"]
    assert changed["console"] == [True, ["complainsOf"]]

"""The compare, console, ontology and quality pages on the real graph, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ontology.concepts import load_concepts
from search_app import shell

APP = Path(shell.__file__).with_name("app.py")
KAILU = "https://fazhi.example.org/id/doc/fzbg-150523-2023"

pytestmark = [pytest.mark.engine]


@pytest.fixture(scope="module", autouse=True)
def _server() -> Iterator[None]:
    """Let these tests share what a server keeps for all visitors, and leave nothing of it behind."""
    shell.forget()
    yield
    shell.forget()


@pytest.fixture
def page(in_data_folder: Path) -> AppTest:  # noqa: ARG001 - it sets the environment
    """Return the app as a new visitor meets it."""
    return AppTest.from_file(str(APP), default_timeout=120)


def visit(page: AppTest, name: str, **parameters: str) -> str:
    """Open a page at an address and return its HTML."""
    page.query_params["lang"] = "zh"
    page.run()
    page.switch_page(f"views/{name}.py")
    for key, value in parameters.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def test_an_indicator_is_compared_with_its_definition_and_sentences(page: AppTest) -> None:
    html = visit(page, "compare", indicator="recon-accepted")
    assert load_concepts().indicators["recon-accepted"].definition in html
    assert re.search(r'<a class="fz-figure" href="reader\?doc=[^"]+start=\d+&amp;end=\d+', html)
    page.segmented_control(key="compare_chart").set_value("line").run()
    assert "line" in page.query_params["chart"]
    assert not page.exception


def test_one_area_shows_its_indicators(page: AppTest) -> None:
    html = visit(page, "compare", view="area", area="150523")
    assert load_concepts().indicators["norm-cleanup-repealed"].name_zh in html
    assert "<b>17 件</b>" in html


def test_policies_and_sums_have_their_views(page: AppTest) -> None:
    assert "fz-heat" in visit(page, "compare", view="time", of="citations")
    visit(page, "compare", view="sums")
    said = [element.value for element in (*page.info, *page.caption)]
    assert any("合计" in text and "处" in text for text in said)


def test_a_query_is_answered_as_a_table(page: AppTest) -> None:
    html = visit(page, "console", query="MATCH (d:AnnualReport) RETURN d, d.reportYear AS year ORDER BY year")
    assert "开鲁县人民政府2023年度法治政府建设情况报告</a>" in html
    assert "<td>2019</td>" in html


def test_a_write_is_refused_by_the_engine(page: AppTest) -> None:
    visit(page, "console", query="CREATE (n:Topic {name: 'x'}) RETURN n")
    assert len(page.error) == 1
    assert "0" in visit(page, "console", query="MATCH (n:Topic {name: 'x'}) RETURN count(n) AS n")


def test_sparql_is_answered_too(page: AppTest) -> None:
    query = "SELECT ?title WHERE { ?d a fz:AnnualReport ; fz:title ?title } ORDER BY ?title"
    html = visit(page, "console", language="sparql", query=query)
    assert html.count("法治政府建设") >= 2


def test_the_ontology_counts_what_is_there(page: AppTest) -> None:
    html = visit(page, "ontology")
    assert "法治政府建设年度报告" in html
    html = visit(page, "ontology", view="indicators", words="行政复议")
    assert 'href="compare?indicator=recon-accepted' in html


def test_quality_leads_to_the_place(page: AppTest) -> None:
    assert re.search(r'href="quality\?doc=[^"]+#damage"', visit(page, "quality"))
    html = visit(page, "quality", doc=KAILU)
    assert "reader?doc=" in html
    assert "规则疑问" in html

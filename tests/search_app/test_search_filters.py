from graph.model import EntityHit, Node
from search_app.facets import facets_of_hits
from search_app.hit_lines import entity_lines
from search_app.names import grade_code, topic_code
from search_app.query_state import QueryState, from_url, to_url


def test_filters_on_what_passages_speak_of_survive_the_url() -> None:
    state = QueryState(
        query="调解",
        topics=("disputes",),
        sections=("化解",),
        instruments=("机制",),
        cited=("民法典",),
        grades=("explicit",),
    )
    url = to_url(state)
    assert from_url({name: [value] if isinstance(value, str) else value for name, value in url.items()}) == state
    assert state.is_filtered
    assert (state.filters().topics, state.filters().cited) == (("disputes",), ("民法典",))


def test_these_filters_offer_the_values_found_and_those_chosen() -> None:
    asked = QueryState(query="调解", cited=("民法典",))
    found = facets_of_hits(asked, {"topic": {"disputes": 2}, "grade": {}, "cited": {"行政复议法": 1}}, "zh")
    assert [facet.field for facet in found] == ["topics", "cited"]
    assert found[0].values["disputes"] != "disputes"
    assert list(found[1].values) == ["行政复议法", "民法典"]
    assert facets_of_hits(QueryState(query="调解"), {}, "zh") == ()


def test_topics_and_grades_are_known_by_name_and_code() -> None:
    assert topic_code("disputes") == "disputes"
    assert grade_code("Explicit") == "explicit"
    assert topic_code("没有这个主题") is None
    assert grade_code("certain") is None


def test_an_entity_is_printed_with_its_class_and_reason() -> None:
    hit = EntityHit(Node("https://x/o", "GovernmentDepartment", "开鲁县司法局"), "alias", "县司法局", 0.9, 3)
    name, why, iri = entity_lines([hit], "zh")
    assert name.startswith(" 1. 开鲁县司法局  (")
    assert "县司法局" in why
    assert "3" in why
    assert iri.strip() == "https://x/o"

from search_app.query_state import QueryState, from_url, to_url


def test_a_state_survives_the_url() -> None:
    state = QueryState(
        query="信访 办理",
        mode="keyword",
        areas=("150523", "440309"),
        genres=("lawReport",),
        issuers=("开鲁县人民政府",),
        documents=("https://example.org/d",),
        year_from=2019,
        year_to=2023,
        numbers=True,
        limit=30,
    )
    url = to_url(state)
    assert url["year"] == "2019-2023"
    assert from_url({name: [value] if isinstance(value, str) else value for name, value in url.items()}) == state


def test_defaults_leave_the_url_empty() -> None:
    assert to_url(QueryState()) == {}
    assert to_url(QueryState(query="问")) == {"q": "问"}


def test_one_year_and_open_ends() -> None:
    assert from_url({"year": ["2023"]}).filters().year_from == 2023
    assert from_url({"year": ["2023"]}).filters().year_to == 2023
    assert to_url(QueryState(year_from=2020)) == {"year": "2020-"}
    assert from_url({"year": ["-2020"]}) == QueryState(year_to=2020)


def test_nonsense_in_the_url_is_passed_over() -> None:
    state = from_url({"q": [" 问 "], "mode": ["DROP"], "year": ["二〇二三"], "limit": ["-5"], "numbers": ["yes"]})
    assert state == QueryState(query="问")
    assert from_url({"limit": ["999999"]}) == QueryState()
    assert from_url({"limit": ["9999"]}).limit == 100


def test_clearing_keeps_the_question_and_a_new_question_starts_at_the_first_hit() -> None:
    state = QueryState(query="问", mode="keyword", areas=("150523",), limit=40)
    assert state.is_filtered
    assert state.without_filters() == QueryState(query="问", mode="keyword")
    assert not state.without_filters().is_filtered
    assert state.with_query(" 另问 ") == QueryState(query="另问", mode="keyword", areas=("150523",))

"""Identifiers worked out by hand: the hashes are those of ``printf NAME | sha256sum | cut -c1-12``."""

import pytest

from ontology import identifiers as ids
from ontology.errors import IdentifierError

ID = "https://fazhi.example.org/id/"
REPORT = ID + "doc/fzbg-150523-2023"


def test_a_government_report_is_named_by_area_and_year() -> None:
    iri = ids.document_iri(genre="lawReport", title="任何标题", area_code="150523", year=2023, issuer="开鲁县人民政府")
    assert str(iri) == REPORT


def test_a_department_report_adds_the_department() -> None:
    iri = ids.document_iri(genre="lawReport", title="x", area_code="150523", year=2023, issuer="开鲁县司法局")
    assert str(iri) == REPORT + "-14ae9738aa03"


def test_equal_titles_of_two_departments_are_two_documents() -> None:
    def iri(issuer: str) -> str:
        title = "2023年政府信息公开工作年度报告"
        return str(ids.document_iri(genre="report", title=title, area_code="150523", year=2023, issuer=issuer))

    assert iri("开鲁县司法局") == ID + "doc/report-150523-2023-84cf4eb25dbf"
    assert iri("开鲁县司法局") != iri("开鲁县财政局")


def test_a_report_without_area_falls_back_to_its_title() -> None:
    iri = ids.document_iri(genre="lawReport", title="法治报告", area_code=None, year=None, issuer=None)
    assert str(iri).startswith(ID + "doc/lawReport-x-x-")


@pytest.mark.parametrize("spelling", ["开鲁县人民政府", " 开鲁县人民政府\n", "开鲁县 人民政府", "开鲁县　人民政府"])
def test_spellings_that_differ_in_white_space_are_one_name(spelling: str) -> None:
    assert str(ids.organization_iri(spelling, "150523")) == ID + "org/150523/af79a1ccac13"


def test_full_width_and_half_width_are_one_name() -> None:
    assert ids.instrument_iri("“双随机、一公开”（２１２１）") == ids.instrument_iri("“双随机、一公开”(2121)")


def test_only_the_blanks_between_latin_words_are_part_of_a_name() -> None:
    assert ids.normalize_name(" 关于 智慧\u3000法治  APP 2.0\n版 的 通知 ") == "关于智慧法治APP 2.0版的通知"
    assert ids.normalize_name("Data  Security\tLaw") == "Data Security Law"
    assert ids.normalize_name(" 〈 A 〉 ") == "〈A〉"


def test_a_stub_keeps_counties_apart_and_a_law_needs_no_issuer() -> None:
    law = ids.stub_iri("《中华人民共和国行政处罚法》", issuer=None, area_code=None)
    assert str(law) == ID + "doc/c-1a4a9e77af3d"
    plan = ids.stub_iri("工作方案（试行）", issuer=None, area_code="150523")
    assert str(plan) == ID + "doc/c-0f63c3edd687"
    assert plan != ids.stub_iri("工作方案（试行）", issuer=None, area_code="440309")


def test_title_marks_inside_a_title_belong_to_it() -> None:
    assert ids.normalize_title("《关于〈条例〉的通知》") == "关于〈条例〉的通知"
    assert ids.normalize_title("《条例》《办法》") == "《条例》《办法》"


def test_parts_of_a_document_are_named_by_order_or_offset() -> None:
    assert str(ids.section_iri(REPORT, 3)) == REPORT + "/s03"
    assert str(ids.sentence_iri(REPORT, 10, 25)) == REPORT + "/c/10-25"
    assert str(ids.passage_iri(REPORT, 10, 25)) == REPORT + "/p/10-25"
    assert str(ids.observation_iri(REPORT, 74)) == REPORT + "/o/74"
    assert str(ids.check_iri(REPORT, 74)) == REPORT + "/k/74-sum"
    assert str(ids.issue_iri(REPORT, 0, "redaction")) == REPORT + "/q/0-redaction"
    assert str(ids.topic_assignment_iri(REPORT, 12)) == REPORT + "/t/12"


def test_two_mentions_may_start_at_one_place() -> None:
    county, party = ids.area_iri("150523"), ids.organization_iri("中共开鲁县委员会", "150523")
    assert ids.mention_iri(REPORT, 5, county) != ids.mention_iri(REPORT, 5, party)


def test_concepts_are_named_by_scheme_and_notation() -> None:
    assert str(ids.code_iri("genre", "lawReport")) == "https://fazhi.example.org/code/genre-lawReport"
    assert ids.code_iri("unit", "%") == ids.unit_iri("%")
    assert str(ids.unit_iri("%")) == "https://fazhi.example.org/unit/percent"
    assert str(ids.unit_iri("人次")) == "https://fazhi.example.org/unit/人次"


def test_a_source_is_named_by_its_bytes_and_a_run_by_its_version() -> None:
    assert str(ids.source_iri("ab" * 32)) == ID + "source/abababababababab"
    assert str(ids.run_iri("0.1.0+local/x")) == ID + "run/0.1.0%2Blocal%2Fx"


@pytest.mark.parametrize("code", ["15052", "1505231", "150523a", "１２１２１２", ""])
def test_a_code_that_is_no_division_code_is_refused(code: str) -> None:
    with pytest.raises(IdentifierError, match="6, 9 or 12 digits"):
        ids.area_iri(code)


@pytest.mark.parametrize("name", ["", "  ", "　"])
def test_a_blank_name_is_refused(name: str) -> None:
    with pytest.raises(IdentifierError, match="blank"):
        ids.honor_iri(name)


def test_what_cannot_stand_in_an_iri_is_refused() -> None:
    with pytest.raises(IdentifierError, match="notation"):
        ids.code_iri("genre", "law report")
    with pytest.raises(IdentifierError, match="unit"):
        ids.unit_iri("元/人")
    with pytest.raises(IdentifierError, match="code point"):
        ids.observation_iri(REPORT, -1)
    with pytest.raises(IdentifierError, match="SHA-256"):
        ids.source_iri("AB" * 32)

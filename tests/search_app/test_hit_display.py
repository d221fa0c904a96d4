"""What a hit looks like: the card, the reason, the spreadsheet."""

import csv
import io
from dataclasses import replace

from graph.model import DocumentSummary, Hit, Reason, SearchResult
from search_app.facets import Facet, facets_for
from search_app.hit_cards import hit_html, passage_html, score_html, with_words
from search_app.hits_csv import hits_csv
from search_app.why import why_words

HIT = Hit(
    rank=1,
    score=97.42,
    passage="https://fazhi.example.org/id/p",
    passage_text="前一句。热线受理群众诉求9380件。后一句。",
    document="https://fazhi.example.org/id/doc/a",
    title="开鲁县人民政府2023年度法治政府建设情况报告",
    area="开鲁县",
    area_code="150523",
    year=2023,
    genre="lawReport",
    section="一、政务服务",
    sentence="热线受理群众诉求9380件。",
    sentence_id="https://fazhi.example.org/id/s",
    start=4,
    end=17,
    why=Reason(("群众", "热线"), 2, None),
)

REPORT = DocumentSummary("a", HIT.title, "lawReport", "县政府", "开鲁县", "150523", 2023, 9, 9, 9, 0, None, None)


def test_the_sentence_is_marked_and_the_words_are_bold() -> None:
    assert passage_html(HIT.passage_text, HIT.sentence, ("群众",)) == (
        "前一句。<mark>热线受理<b>群众</b>诉求9380件。</mark>后一句。"
    )
    assert passage_html("甲乙", "丙", ()) == "甲乙"


def test_the_longer_word_wins() -> None:
    assert with_words("人民政府和人民", ("人民", "人民政府")) == "<b>人民政府</b>和<b>人民</b>"


def test_markup_in_a_document_is_shown_as_text() -> None:
    evil = "<script>alert(1)</script>"
    html = hit_html(replace(HIT, title=evil, passage_text=evil, sentence=evil, section=evil, area=evil), "zh")
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 4
    assert with_words("a<b>c", ("<b>",)) == "a<b>&lt;b&gt;</b>c"


def test_a_score_out_of_range_stays_inside_its_bar() -> None:
    assert "width:100%" in score_html(120.0, "en")
    assert "width:0%" in score_html(-3.0, "en")


def test_the_reason_in_words() -> None:
    assert why_words(HIT.why, "zh") == "词语：群众、热线；语义第 2"
    named = replace(HIT.why, asked=("开鲁", "2023"))
    assert why_words(named, "zh") == "所提开鲁、2023的文件；词语：群众、热线；语义第 2"
    assert why_words(named, "en") == "of 开鲁, 2023, as asked; words: 群众, 热线; meaning #2"
    assert why_words(Reason((), None, 3), "en") == "keywords #3"


def test_the_spreadsheet_has_a_row_per_hit_and_no_formula() -> None:
    dangerous = replace(HIT, rank=2, sentence="=HYPERLINK(1)", year=None)
    content = hits_csv(SearchResult("问", "hybrid", (HIT, dangerous), 2, {}, 1.0), "zh")
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, second = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head[:4] == ["序号", "相关度", "标题", "文种"]
    assert first[:6] == ["1", "97.4", HIT.title, "法治政府建设报告", "开鲁县", "2023"]
    assert (second[5], second[7]) == ("", "'=HYPERLINK(1)")


def test_areas_are_counted_by_name_and_what_is_not_counted_has_no_number() -> None:
    area = Facet("areas", "area", "common.area", {"150523": "开鲁县"})
    document = Facet("documents", "document", "common.document", {"d": "报告"})
    counts = {"area": {"开鲁县": 14}}
    assert area.count("150523", counts) == 14
    assert area.count("440309", counts) == 0
    assert document.count("d", counts) is None


def test_a_filter_with_one_value_is_not_offered() -> None:
    names = [
        facet.field for facet in facets_for([REPORT, replace(REPORT, id="b", area="龙华区", area_code="440309")], "zh")
    ]
    assert names == ["areas", "documents"]

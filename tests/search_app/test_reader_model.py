"""Cutting a document into paragraphs and runs."""

from __future__ import annotations

from graph.model import Annotation, DocumentSummary, DocumentView, SectionView, SentenceView
from search_app.reader_model import Paragraph, Run, asked_sentences, heading_as_written, paragraphs

SUMMARY = DocumentSummary("doc", "t", "report", None, None, None, None, 0, 0, 0, 0, None, None)

#       0123 456789012345678 9012345678
TEXT = "报告\n\n一、工作\n审结𠮷案80件。完成。\r\n(略)"
#       0-2 title twice, 4-8 heading, 9-17 first sentence (𠮷 is one code point), 17-20 second, 22-25 damage


def view(text: str = TEXT, **changes: object) -> DocumentView:
    parts: dict[str, object] = {
        "sections": (SectionView("sec", 1, "一", "工作", 4, 25),),
        "sentences": (SentenceView("s1", 9, 17, "sec"), SentenceView("s2", 17, 20, "sec")),
        "annotations": (
            Annotation(9, 16, "Indicator", "结案", None),
            Annotation(13, 16, "Observation", "80 件", "o1"),
            Annotation(22, 25, "QualityIssue", "遮蔽", None),
        ),
        "dropped": (Annotation(0, 2, "duplicateTitle", "标题重复", None),),
    }
    return DocumentView(SUMMARY, text, **(parts | changes))  # type: ignore[arg-type]


def test_lines_become_paragraphs_and_runs_share_everything() -> None:
    assert paragraphs(view()) == (
        Paragraph((Run("报告", None, (), 0),)),
        Paragraph((Run("一、工作", None, (), None, (0,)),), level=1),
        Paragraph(
            (
                Run("审结𠮷案", 0, (0,), None),
                Run("80件", 0, (1, 0), None),
                Run("。", 0, (), None),
                Run("完成。", 1, (), None),
            )
        ),
        Paragraph((Run("(略)", None, (2,), None),)),
    )


def test_runs_give_back_every_character_of_a_line() -> None:
    drawn = ["".join(run.text for run in paragraph.runs) for paragraph in paragraphs(view())]
    assert drawn == [*[line for line in TEXT.split("\n") if line.strip()][:2], "审结𠮷案80件。完成。", "(略)"]


def test_a_section_inside_a_line_is_a_place_but_no_heading() -> None:
    item = SectionView("item", 3, "一是", "完成", 17, 20)
    line = paragraphs(view(sections=(item,)))[2]
    assert line.level is None
    assert [(run.text, run.sections) for run in line.runs] == [
        ("审结𠮷案", ()),
        ("80件", ()),
        ("。", ()),
        ("完成。", (0,)),
    ]


def test_a_very_long_line_stays_one_paragraph() -> None:
    text = "中" * 50_000
    (only,) = paragraphs(
        view(text, sections=(), sentences=(SentenceView("s", 0, 50_000, None),), annotations=(), dropped=())
    )
    assert only == Paragraph((Run(text, 0, (), None),))


def test_asking_for_a_stretch_finds_the_sentences_it_touches() -> None:
    assert asked_sentences(view(), 12, 14) == (0,)
    assert asked_sentences(view(), 16, 18) == (0, 1)
    assert asked_sentences(view(), 17, None) == (1,)
    assert asked_sentences(view(), 17, 3) == (1,)
    assert asked_sentences(view(), None, 20) == ()
    assert asked_sentences(view(), 900, 901) == ()


def test_a_heading_is_quoted_with_its_number_as_written() -> None:
    assert heading_as_written(view(), view().sections[0]) == "一、工作"
    assert heading_as_written(view(), SectionView("x", 1, "二", "别的", 4, 25)) == "二 别的"

"""Document text on its way into HTML and Markdown."""

from __future__ import annotations

from search_app.escaping import label, one_line, quoted, shown, table


def test_markup_is_shown_as_text() -> None:
    assert shown('<img src=x onerror="a()">') == "&lt;img src=x onerror=&quot;a()&quot;&gt;"


def test_characters_that_reorder_or_hide_text_are_shown() -> None:
    assert shown("a\u202eb\u200bc\x00") == "a\ufffdb\ufffdc\ufffd"


def test_a_markdown_label_has_no_markup_of_its_own() -> None:
    assert label("**粗** [x](http://y) :red[z] $a$") == r"\*\*粗\*\* \[x\]\(http\://y\) \:red\[z\] \$a\$"


def test_a_long_name_is_cut_on_one_line() -> None:
    assert one_line("关于\n 开展的通知", 5) == "关于 开…"
    assert one_line("通知", 5) == "通知"


def test_the_surface_is_marked_once_and_escaped() -> None:
    assert quoted("a<b>c<b>", "<b>") == "a<mark>&lt;b&gt;</mark>c&lt;b&gt;"
    assert quoted("abc", "x") == "abc"
    assert quoted("abc", None) == "abc"


def test_a_table_escapes_its_captions() -> None:
    made = table("<节点>", ["a&b"], [["<b>1</b>"]])
    assert "<caption>&lt;节点&gt;</caption>" in made
    assert '<th scope="col">a&amp;b</th>' in made
    assert "<td><b>1</b></td>" in made

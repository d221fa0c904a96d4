"""Texts of the reader page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "reader.title": ("阅读", "Read"),
    "reader.choose": ("选择文件", "Choose a document"),
    "reader.choose_hint": ("输入标题的一部分", "Part of a title"),
    "reader.unknown": ("图谱里没有这份文件：{iri}", "The graph has no such document: {iri}"),
    "reader.stub": ("“{title}”只是被引用，正文不在图谱里。", "“{title}” is only cited; its text is not in the graph."),
    "reader.characters": ("{count} 字", "{count} characters"),
    "reader.sentences": ("{count} 句", "{count} sentences"),
    "reader.figures": ("{count} 个数字事实", "{count} figures"),
    "reader.issues": ("{count} 处文本问题", "{count} text issues"),
    "reader.source": ("来源 {name}", "from {name}"),
    "reader.year": ("{year} 年度", "{year}"),
}

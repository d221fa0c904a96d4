"""Texts of the library page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "library.title": ("文库", "Library"),
    "library.upload": ("读入新文件", "Add documents"),
    "library.choose": ("选择文件", "Choose files"),
    "library.upload_help": (
        "或把文件拖到这里：txt、html、docx、pdf、xlsx、csv 和 zip。文件只在本机处理。",
        "or drop them here: txt, html, docx, pdf, xlsx, csv and zip. Files are processed on this machine only.",
    ),
    "library.ingest": ("读入 {count} 个文件", "Read {count} files"),
    "library.reading": ("正在读入……", "Reading…"),
    "library.report": ("本次读入", "This run"),
    "library.dismiss": ("收起", "Dismiss"),
    "library.found": ("读懂的内容", "Understood"),
    "library.dropped": ("略去的部分", "Left out"),
    "library.damage": ("文本问题", "Faults of the text"),
    "library.failed_checks": ("{count} 处合计与分项不符", "{count} sums do not close"),
    "library.refused": ("未读入：{reason}", "Refused: {reason}"),
    "library.characters": ("{count} 字", "{count} characters"),
    "library.documents": ("{count} 份文件", "{count} documents"),
    "library.filter": ("按标题、机关或地区筛选", "Filter by title, issuer or area"),
    "library.any_genre": ("全部文种", "All genres"),
    "library.any_year": ("全部年度", "All years"),
    "library.no_match": ("没有符合条件的文件。", "No document matches."),
    "library.characters_column": ("字数", "Characters"),
    "library.sentences": ("句", "Sentences"),
    "library.figures": ("数据", "Figures"),
    "library.issues": ("问题", "Issues"),
    "library.select_hint": (
        "勾选表格左侧可以阅读、查看图谱或移除。",
        "Tick rows to read, show in the graph, or remove.",
    ),
    "library.remove": ("移除所选 {count} 份", "Remove {count} selected"),
    "library.remove_title": ("移除文件", "Remove documents"),
    "library.remove_question": (
        "以下文件以及从中读出的全部内容将从图谱中移除。原文件不受影响，可以随时重新读入。",
        (
            "These documents and everything read from them leave the graph. The files stay where they are and can be "
            "read again."
        ),
    ),
    "library.remove_confirm": ("移除", "Remove"),
    "library.removed": ("已移除 {count} 份文件。", "{count} documents removed."),
}

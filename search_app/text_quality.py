"""Texts of the quality page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "quality.title": ("质量", "Quality"),
    "quality.heading": ("数据质量", "Data quality"),
    "quality.about": (
        "哪些地方不该轻信：原文残缺、不在指标体系里的指标、没有认准的名称、对不上的合计、规则提出的疑问。每一处都能点到原句。",
        (
            "What not to trust blindly: damaged text, indicators that the ontology does not know, names not resolved "
            "for certain, sums that fail, doubts that the rules raise. Each leads to its sentence."
        ),
    ),
    "quality.document": ("文件", "Document"),
    "quality.all": ("全部文件", "All documents"),
    "quality.damage": ("文本残缺", "Damage"),
    "quality.dropped": ("略去的部分", "Left out"),
    "quality.open": ("开放指标", "Open indicators"),
    "quality.doubts": ("存疑的名称", "Doubtful names"),
    "quality.sums": ("合计不符", "Failed sums"),
    "quality.warnings": ("规则疑问", "Rule warnings"),
    "quality.figures": ("数据", "Figures"),
    "quality.damage_help": (
        "遮蔽、缺字、括号不成对等，照原样保留",
        "Redactions, missing characters, open brackets; kept as they are",
    ),
    "quality.dropped_help": (
        "页面装饰、重复的标题和正文，不进图谱",
        "Page furniture, repeated titles and bodies; not in the graph",
    ),
    "quality.open_help": ("本体还没有定义的指标，数值照收", "Indicators without a definition; their figures are kept"),
    "quality.doubts_help": ("靠推断、被截断或被遮蔽的名称", "Names that were inferred, cut short or blacked out"),
    "quality.sums_help": ("写明的合计与分项之和不等", "Stated totals that differ from their stated parts"),
    "quality.corpus": ("各文件", "By document"),
    "quality.corpus_caption": ("点击数字，看那份文件的明细。", "A number opens that document's list."),
    "quality.none": ("没有。", "None."),
    "quality.reason_inferred": ("推断", "inferred"),
    "quality.reason_redacted": ("被遮蔽", "blacked out"),
    "quality.reason_truncated": ("被截断", "cut short"),
    "quality.most": ("显示前 {shown} 处，共 {count} 处。", "The first {shown} of {count}."),
    "quality.place": ("位置", "Place"),
    "quality.what": ("内容", "What"),
    "quality.note": ("说明", "Note"),
    "quality.uses": ("{count} 项数据", "{count} figures"),
    "quality.checking": ("正在按规则核对这份文件……", "Checking this document against the rules…"),
    "quality.no_warnings": (
        "按本体的 SHACL 形状和规则刚刚重新核对，没有疑问。",
        "Checked just now against the SHACL shapes and rules of the ontology: nothing in doubt.",
    ),
    "quality.csv": ("下载清单（CSV）", "Download (CSV)"),
    "quality.kind": ("类别", "Kind"),
    "quality.unknown": ("图谱里没有这份文件：{iri}", "The graph has no such document: {iri}"),
}

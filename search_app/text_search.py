"""Texts of the search page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "search.title": ("检索", "Search"),
    "search.tagline": (
        "用平常的话问，在政府公文里找到原句。",
        "Ask in plain words; find the very sentence in the documents.",
    ),
    "search.holdings": (
        "馆藏 {documents} 份文件、{sentences} 个句子、{figures} 项数据",
        "{documents} documents, {sentences} sentences and {figures} figures",
    ),
    "search.query": ("检索内容", "What to look for"),
    "search.placeholder": ("例如：群众打电话反映问题，有没有回应", "For example: 群众打电话反映问题，有没有回应"),
    "search.mode": ("检索方式", "How to search"),
    "search.mode_hybrid": ("综合", "Both"),
    "search.mode_semantic": ("按语义", "By meaning"),
    "search.mode_keyword": ("按词语", "By words"),
    "search.examples": ("试试这些问题", "Try one of these"),
    "search.recent": ("最近检索", "Recent"),
    "search.filters": ("筛选", "Filters"),
    "search.year_range": ("年度", "Years"),
    "search.numbers": ("只看含数据的段落", "Only passages with figures"),
    "search.clear": ("清除筛选", "Clear filters"),
    "search.found": (
        "{total} 段相关，显示前 {shown} 段 · {ms} 毫秒",
        "{total} passages, the first {shown} shown · {ms} ms",
    ),
    "search.none": ("没有找到相关段落", "No passage found"),
    "search.none_hint": (
        "换一种说法，改用“综合”方式，或清除左侧的筛选条件。",
        "Say it in other words, search by both, or clear the filters on the left.",
    ),
    "search.note": ("{note}。", "The search says (in Chinese): {note}."),
    "search.score": ("相关度", "Relevance"),
    "search.score_help": (
        "0 到 100：与本次检索的其他候选段落相比有多突出；50 为平均。不同检索之间不可比较。",
        (
            "0 to 100: how far this passage stands out among the candidates of this query; 50 is average. Not "
            "comparable between queries."
        ),
    ),
    "search.why_help": ("为什么排在这里", "Why it is here"),
    "search.more": ("显示更多", "Show more"),
    "search.csv": ("下载结果（CSV）", "Download hits (CSV)"),
    "search.twins": (
        "另有 {count} 段几乎相同：{documents}",
        "{count} more passages say nearly the same: {documents}",
    ),
    "search.entities": ("图谱中的相关对象", "In the graph"),
    "search.topic": ("主题", "Topic"),
    "search.instrument": ("制度机制", "Instrument"),
    "search.cited": ("引用文件", "Cited document"),
    "search.grade": ("事实可靠度", "Certainty of facts"),
    "search.section": ("章节标题含", "Heading contains"),
    "search.more_filters": ("更多筛选", "More filters"),
    "entity.name": ("名称相符", "by name"),
    "entity.alias": ("文中称“{matched}”", "called {matched!r}"),
    "entity.meaning": ("含义相近", "by meaning"),
    "entity.line": ("{why} · 文中出现 {count} 处", "{why} · {count} places"),
    "search.column_rank": ("序号", "rank"),
    "search.column_score": ("相关度", "score"),
    "search.column_section": ("章节", "section"),
    "search.column_sentence": ("句子", "sentence"),
    "search.column_start": ("起", "start"),
    "search.column_end": ("止", "end"),
    "search.column_passage": ("段落", "passage"),
    "search.column_why": ("依据", "why"),
}

EXAMPLES: tuple[str, ...] = (
    "群众打电话反映问题，有没有回应",
    "行政机关负责人出庭应诉率",
    "行政复议案件受理和办结情况",
    "人民调解组织调处了多少矛盾纠纷",
    "法治建设还存在哪些问题",
)

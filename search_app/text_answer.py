"""What answers to questions say."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "answer.title": ("回答", "Answer"),
    "answer.stated": ("文件所述", "Stated"),
    "answer.derived": ("据文件数据推算", "Derived from stated figures"),
    "answer.not_stated": ("文件中未说明", "Not stated in the documents"),
    "answer.silent": ("文件中未说明：{names}", "Not stated in the documents: {names}"),
    "answer.join": ("、", ", "),
    "answer.closest": ("最接近的数据（不是答案）", "Closest figures (not the answer)"),
    "answer.closest_text": ("最接近的原文", "Closest sentences"),
    "answer.evidence": ("原文", "Evidence"),
    "answer.passages": ("相关原文", "Passages that answer"),
    "answer.planned": ("计划或目标", "plan or target"),
    "answer.read": ("看原文", "Read it in the document"),
    "answer.named": ("涉及", "Names"),
    "answer.stop": ("。", "."),
    "answer.separator": ("；", "; "),
    "answer.year": ("{year} 年", "{year}"),
    "answer.value": ("{where}{label}", "{where}{label}"),
    "answer.reason_empty_question": ("请输入一个问题", "Ask a question"),
    "answer.reason_empty_graph": (
        "没有符合条件的文件；请先读入文件或放宽筛选",
        "No document fits; ingest some, or widen the filters",
    ),
    "answer.reason_no_area": ("没有“{missing}”的文件", "There is no document of {missing}"),
    "answer.reason_no_year": ("没有 {missing} 年的数据", "There is nothing for {missing}"),
    "answer.reason_no_figure": (
        "所查文件里没有给出这一项",
        "The documents looked at do not give this",
    ),
    "answer.reason_no_name": ("所查文件里没有写出人名", "The documents looked at name no person"),
    "answer.reason_other_year": (
        "文件给出的是其他年份的数据，没有 {missing} 年的",
        "The documents give it for other years, not for {missing}",
    ),
    "answer.derived_sum": ("合计 {value}（{inputs}）", "sum {value} ({inputs})"),
    "answer.derived_difference": ("相差 {value}（{inputs}）", "difference {value} ({inputs})"),
    "answer.derived_share": ("占比 {value}（{inputs}）", "share {value} ({inputs})"),
    "answer.derived_ratio": ("比例 {value}（{inputs}）", "ratio {value} ({inputs})"),
    "answer.derived_remainder": ("余 {value}（{inputs}）", "left {value} ({inputs})"),
    "answer.derived_before": ("上一年为 {value}（{inputs}）", "the year before {value} ({inputs})"),
    "answer.derived_count": ("共 {value}", "{value} in all"),
    "answer.derived_check_holds": (
        "分项合计 {value}，与总数 {whole} 一致（{inputs}）",
        "the parts make {value}, which is the whole {whole} ({inputs})",
    ),
    "answer.derived_check_fails": (
        "分项合计 {value}，与总数 {whole} 不符（{inputs}）",
        "the parts make {value}, which is not the whole {whole} ({inputs})",
    ),
}

"""Texts of the explore page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "explore.title": ("图谱", "Graph"),
    "explore.find": ("查找实体", "Find an entity"),
    "explore.find_hint": (
        "机关、地区、文件、指标、荣誉…… 输入名称的一部分",
        "A body, area, document, indicator, honour… any part of its name",
    ),
    "explore.results": ("找到的实体", "Entities found"),
    "explore.no_results": ("没有名称含“{text}”的实体", "No entity's name contains “{text}”"),
    "explore.add": ("加到当前画布", "Add to this canvas"),
    "explore.overview": ("总览", "Overview"),
    "explore.overview_help": (
        "全部文件和它们共有的机关、地区、引用",
        "All documents with the bodies, areas and citations they share",
    ),
    "explore.restart": ("重新开始", "Start over"),
    "explore.restart_help": ("丢掉展开、隐藏和固定，回到起点", "Drop expansions, hiding and pins, back to the start"),
    "explore.unknown": (
        "图谱里没有这个节点：{iri}。下面显示总览。",
        "The graph has no such node: {iri}. The overview is shown instead.",
    ),
    "explore.nothing": ("选一个节点", "Choose a node"),
    "explore.hints": (
        "单击看详情 · 双击、回车或点 +N 展开 · 拖动移动 · 按住 Shift 点选第二个节点，再找路径 · 图例点击筛选",
        (
            "Click for details · double-click, Enter or a click on +N to expand · drag to move · "
            "Shift-click a second node to find paths · click the legend to filter"
        ),
    ),
    "explore.expand": ("展开", "Expand"),
    "explore.from_here": ("从这里开始", "Start here"),
    "explore.open_document": ("阅读文件", "Read the document"),
    "explore.properties": ("属性", "Properties"),
    "explore.relations": ("关系（点击只展开这一种）", "Relations (click to expand one kind)"),
    "explore.evidence": ("出处", "Evidence"),
    "explore.in_text": ("在原文中查看", "See it in the text"),
    "explore.more_evidence": ("另有 {count} 处出处", "{count} more places"),
    "explore.left_out": (
        "画布最多显示 {most} 个节点，另有 {count} 个未画出；隐藏或筛选后再展开。",
        "The canvas shows at most {most} nodes; {count} more are left out. Start from a smaller place.",
    ),
    "explore.no_path": ("“{a}”与“{b}”之间在 6 步之内没有路径。", "No path of at most 6 steps between “{a}” and “{b}”."),
    "explore.paths": ("两点之间的路径", "Paths between two nodes"),
    "explore.path_from": ("起点", "From"),
    "explore.path_to": ("终点", "To"),
    "explore.path_go": ("查找路径", "Find paths"),
    "explore.views": ("保存的视图（{count}）", "Saved views ({count})"),
    "explore.view_name": ("把画布存为", "Save the canvas as"),
    "explore.view_save": ("保存", "Save"),
    "explore.view_replace": ("替换同名视图", "Replace the view of this name"),
    "explore.view_kept": ("已保存“{name}”。", "Saved “{name}”."),
    "explore.view_delete": ("删除", "Delete"),
    "explore.view_delete_yes": ("确认删除", "Yes, delete it"),
    "explore.view_delete_no": ("不删除", "Keep it"),
    "explore.view_damaged": ("文件已损坏：{key}.json", "Damaged file: {key}.json"),
    "explore.unknown_view": (
        "没有这个视图，或它的文件已损坏：{key}。下面显示总览。",
        "There is no such view, or its file is damaged: {key}. The overview is shown instead.",
    ),
    "explore.vanished": (
        "保存以后，图谱里已经没有其中 {count} 个节点：{names}",
        "Since this was saved, the graph has lost {count} of its nodes: {names}",
    ),
    "explore.twin": ("列表：{nodes} 个节点，{edges} 条关系", "As a list: {nodes} nodes, {edges} relations"),
    "explore.nodes": ("节点", "Nodes"),
    "explore.edges": ("关系", "Relations"),
    "explore.type": ("类型", "Type"),
    "explore.name": ("名称", "Name"),
    "explore.degree": ("关系数", "Relations"),
    "explore.more": ("未画出的关系", "Relations not drawn"),
    "explore.relation": ("关系", "Relation"),
    "explore.source": ("从", "From"),
    "explore.target": ("到", "To"),
    "explore.yes": ("是", "yes"),
    "explore.no": ("否", "no"),
    "explore.empty": ("图谱里还没有文件，先到文库导入。", "The graph has no documents yet; add some in the library."),
}

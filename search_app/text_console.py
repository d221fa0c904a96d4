"""Texts of the console page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "console.title": ("查询", "Console"),
    "console.heading": ("查询台", "Query console"),
    "console.about": (
        "用 Cypher 或 SPARQL 直接查询图谱。只读：写入由图引擎本身拒绝。",
        "Ask the graph in Cypher or SPARQL. Read-only: the engine itself refuses writes.",
    ),
    "console.language": ("查询语言", "Query language"),
    "console.query": ("查询语句", "Query"),
    "console.example": ("示例", "Examples"),
    "console.choose_example": ("选一个示例问题", "Choose a question"),
    "console.run": ("运行", "Run"),
    "console.running": (
        "正在查询……图谱变动之后的第一次 SPARQL 查询要先生成视图。",
        "Asking… the first SPARQL query after a change makes its view first.",
    ),
    "console.rows": ("行数上限", "Row limit"),
    "console.seconds": ("时间上限", "Time limit"),
    "console.seconds_value": ("{count} 秒", "{count} s"),
    "console.form": ("结果形式", "Show as"),
    "console.form_table": ("表格", "Table"),
    "console.form_graph": ("图", "Graph"),
    "console.form_chart": ("图表", "Chart"),
    "console.schema": ("图谱结构", "Schema"),
    "console.schema_classes": ("节点标签与属性", "Labels and properties"),
    "console.schema_relations": ("关系", "Relationships"),
    "console.schema_prefixes": ("前缀", "Prefixes"),
    "console.found": ("{rows} 行 · {ms} 毫秒", "{rows} rows · {ms} ms"),
    "console.more": ("达到行数上限，还有更多", "the limit was reached, there are more"),
    "console.none": ("没有结果。", "No rows."),
    "console.result": ("查询结果", "Result"),
    "console.no_graph": (
        "结果里没有节点。要看图，请返回节点或关系（Cypher），或返回节点的 IRI（SPARQL）。",
        "The result holds no node. Return nodes or relationships (Cypher), or IRIs of nodes (SPARQL), to see a graph.",
    ),
    "console.no_chart": (
        "画图表需要至少一列数字。",
        "A chart needs at least one column of numbers.",
    ),
    "console.chart_x": ("横轴", "Across"),
    "console.chart_y": ("数值", "Value"),
    "console.chart_alt": ("{y} 按 {x} 的柱形图，数据同表格", "{y} by {x} as bars; the table has the same data"),
    "console.csv": ("下载结果（CSV）", "Download (CSV)"),
    "console.open": ("在图谱中查看", "Show in graph"),
    "console.shown": ("图中最多显示 {most} 个节点。", "The graph shows at most {most} nodes."),
}

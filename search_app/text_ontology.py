"""Texts of the ontology page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "ontology.title": ("本体", "Ontology"),
    "ontology.heading": ("本体", "Ontology"),
    "ontology.about": (
        "图谱里能说什么、怎么说：{classes} 个类、{properties} 个属性、{indicators} 个指标（版本 {version}）。",
        "{classes} classes, {properties} properties and {indicators} indicators: all the graph can say ({version}).",
    ),
    "ontology.view": ("看什么", "What to look at"),
    "ontology.view_classes": ("类", "Classes"),
    "ontology.view_properties": ("属性", "Properties"),
    "ontology.view_indicators": ("指标", "Indicators"),
    "ontology.view_graph": ("类图", "Class graph"),
    "ontology.name": ("名称", "Name"),
    "ontology.term": ("术语", "Term"),
    "ontology.definition": ("定义", "Definition"),
    "ontology.count": ("数量", "Count"),
    "ontology.domain": ("用于", "Of"),
    "ontology.range": ("取值", "Value"),
    "ontology.lands": ("图谱中", "In the graph"),
    "ontology.unit": ("单位", "Unit"),
    "ontology.topic": ("主题", "Topic"),
    "ontology.figures": ("数据", "Figures"),
    "ontology.documents": ("文件", "Documents"),
    "ontology.words": ("筛选", "Filter"),
    "ontology.found": ("{count} 项", "{count} shown"),
    "ontology.instances": ("{count} 个", "{count}"),
    "ontology.properties_of": ("属性 {count} 个", "{count} properties"),
    "ontology.graph_caption": (
        "节点是类，连线是图谱允许的关系；点击一个类看它的定义。",
        "Nodes are classes, lines the relationships that the graph may hold; click a class for its definition.",
    ),
    "ontology.subclass": ("上位类", "is a"),
    "ontology.code_list": ("代码表：{codes}", "codes: {codes}"),
    "ontology.none": ("没有符合的。", "Nothing matches."),
}

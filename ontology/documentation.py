"""The glossary as one self-contained bilingual page: ``python -m ontology.documentation ontology.html``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from ontology.concepts import Concepts, load_concepts
from ontology.diagram import class_diagram
from ontology.schema import ClassSpec, PropertySpec, Schema, load_schema

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --ink: #57606a; }
@media (prefers-color-scheme: dark) { :root { --ink: #9aa4b1; } }
body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 0 auto;
  max-width: 76rem; padding: 1.5rem; }
body[data-lang=zh] .en, body[data-lang=en] .zh { display: none; }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; border-bottom: 1px solid var(--line); padding-bottom: .8rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1.6rem; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--soft); font-weight: 600; }
code { font: .88em ui-monospace, monospace; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; }
small { color: var(--ink); }
.dot { display: inline-block; width: .8em; height: .8em; border-radius: 50%; margin-right: .45em; }
button { font: inherit; }
.diagram { width: 100%; height: auto; margin: .6rem 0; }
.diagram text { font-size: 13px; text-anchor: middle; fill: currentColor; }
.diagram rect { fill: Canvas; stroke-width: 2; }
.diagram .below { font-size: 10px; fill: var(--ink); }
.diagram path { fill: none; stroke: #7A7F87; stroke-opacity: .55; }
.diagram marker path { fill: #7A7F87; stroke: none; }
.diagram .link text { font-size: 8px; fill: var(--ink); opacity: 0; }
.diagram .link:hover path { stroke: currentColor; stroke-opacity: 1; stroke-width: 2; }
.diagram .link:hover text { opacity: 1; font-size: 12px; }
"""
_SCRIPT = """
const choose = lang => { document.body.dataset.lang = lang; document.documentElement.lang = lang; };
document.querySelectorAll("button[data-lang]").forEach(b => b.onclick = () => choose(b.dataset.lang));
choose(navigator.language.startsWith("zh") ? "zh" : "en");
"""
_PARTS = (
    ("diagram", "类图", "Diagram"),
    ("classes", "类", "Classes"),
    ("properties", "属性", "Properties"),
    ("patterns", "关系", "Relationships"),
    ("indicators", "指标", "Indicators"),
    ("topics", "主题", "Topics"),
    ("codes", "代码表", "Code lists"),
)

_DIAGRAM_HELP = (
    "A box is a class (+ counts those below it) and leads to its definition; a curve is a relationship, "
    "whose types show under the pointer."
)


def _both(zh: str, en: str) -> str:
    return f'<span class="zh" lang="zh">{escape(zh)}</span><span class="en" lang="en">{escape(en)}</span>'


def _table(head: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; the head is plain text in two languages, the cells are HTML."""
    yield "<table><thead><tr>"
    yield from (f"<th>{_both(zh, en)}</th>" for zh, en in head)
    yield "</tr></thead><tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
    yield "</tbody></table>"


def _link(name: str) -> str:
    return f'<a href="#{escape(name)}"><code>{escape(name)}</code></a>'


def _class_row(spec: ClassSpec) -> list[str]:
    name = (
        f'<span class="dot" style="background:{escape(spec.colour)}"></span><code id="{spec.name}">{spec.name}</code>'
    )
    above = " › ".join(_link(label) for label in spec.labels[1:])
    lands = f"<code>{spec.relationship.type}</code>" if spec.relationship else ""
    return [name, _both(spec.zh, spec.en), _both(spec.definition, spec.definition_en), above, lands]


def _property_row(spec: PropertySpec) -> list[str]:
    values = (
        _link(f"list-{spec.inline}")
        if spec.inline
        else ", ".join(map(_link, spec.range)) or f"<code>{spec.datatype}</code>"
    )
    lands = spec.relationship or f"{spec.name}{'Uri' if spec.uri_property else ''}"
    return [
        f'<code id="{spec.name}">{spec.name}</code>',
        _both(spec.zh, spec.en),
        _both(spec.definition, spec.definition_en),
        ", ".join(map(_link, spec.domain)),
        values,
        "" if spec.skip else f"<code>{escape(lands)}</code>",
    ]


def _vocabulary(schema: Schema) -> Iterator[str]:
    name, meaning = ("名称", "Name"), ("定义", "Definition")
    yield f'<h2 id="part-classes">{_both("类", "Classes")}</h2>'
    above = (("标识", "Term"), name, meaning, ("上位类", "Above it"), ("压成的关系", "As a relationship"))
    yield from _table(above, map(_class_row, schema.classes.values()))
    yield f'<h2 id="part-properties">{_both("属性", "Properties")}</h2>'
    head = (("标识", "Term"), name, meaning, ("用于", "Of"), ("取值", "Values"), ("图中", "In the graph"))
    yield from _table(head, map(_property_row, schema.properties.values()))
    yield f'<h2 id="part-patterns">{_both("关系", "Relationships")}</h2>'
    names = schema.relationship_types
    rows = (
        [_link(p.source), f"<code>{p.type}</code>", _both(names[p.type].zh, names[p.type].en), _link(p.target)]
        for p in schema.patterns
    )
    yield from _table((("起点", "From"), ("类型", "Type"), name, ("终点", "To")), rows)


def _indicators(concepts: Concepts) -> Iterator[str]:
    yield f'<h2 id="part-indicators">{_both("指标", "Indicators")}</h2>'
    rows = (
        [
            f'<code id="indicator-{c.notation}">{escape(c.notation)}</code>',
            f"{_both(c.name_zh, c.name_en)}",
            f"{escape(c.definition)}<br><small>{escape('；'.join(c.cues))}</small>",
            escape(c.unit),
            _both(
                concepts.code_label("temporalKind", c.temporal_kind, "zh"),
                concepts.code_label("temporalKind", c.temporal_kind, "en"),
            ),
            _both(concepts.topics[c.topic].name_zh, concepts.topics[c.topic].name_en),
        ]
        for c in sorted(concepts.indicators.values(), key=lambda concept: (concept.topic, concept.notation))
    )
    meaning = ("定义与识别用语", "Definition and cues")
    head = (("标识", "Notation"), ("名称", "Name"), meaning, ("单位", "Unit"), ("口径", "Kind"), ("主题", "Topic"))
    yield from _table(head, rows)


def _lists(concepts: Concepts) -> Iterator[str]:
    head = (("标识", "Notation"), ("名称", "Name"))
    yield f'<h2 id="part-topics">{_both("主题", "Topics")}</h2>'
    topics = (
        [f"<code>{escape(c.notation)}</code>", _both(c.name_zh, c.name_en), escape(c.definition)]
        for c in concepts.topics.values()
    )
    yield from _table((*head, ("定义", "Definition")), topics)
    yield f'<h2 id="part-codes">{_both("代码表", "Code lists")}</h2>'
    for scheme, codes in concepts.schemes.items():
        yield f'<h3 id="list-{scheme}"><code>{scheme}</code></h3>'
        yield from _table(head, ([f"<code>{escape(n)}</code>", _both(c.zh, c.en)] for n, c in codes.items()))


def render(schema: Schema, concepts: Concepts) -> str:
    """Return the page; the same ontology gives the same bytes."""
    title = _both("法治图谱本体", "Fazhi Graph ontology")
    links = "".join(f'<a href="#part-{name}">{_both(zh, en)}</a>' for name, zh, en in _PARTS)
    switch = '<button data-lang="zh">中文</button><button data-lang="en">English</button>'
    parts = (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<title>法治图谱本体 {escape(schema.version)}</title><style>{_STYLE}</style></head><body data-lang="zh">',
        f"<h1>{title} <small>{escape(schema.version)}</small></h1><nav>{links}<span>{switch}</span></nav><main>",
        f'<h2 id="part-diagram">{_both("类图", "Diagram")}</h2>',
        f"<p>{_both('方框是类（+ 后为下位类数），点击看定义；曲线是关系，悬停看类型。', _DIAGRAM_HELP)}</p>",
        class_diagram(schema),
        *_vocabulary(schema),
        *_indicators(concepts),
        *_lists(concepts),
        f"</main><script>{_SCRIPT}</script></body></html>\n",
    )
    return "\n".join(parts)


def main(arguments: Sequence[str] = sys.argv[1:]) -> int:
    """Write the page to the one path given; return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m ontology.documentation OUT.html\n")
        return 2
    Path(arguments[0]).write_text(render(load_schema(), load_concepts()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

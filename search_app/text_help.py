"""The help of every command, argument and option of ``fazhi``."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "help.fazhi": (
        "法治图谱：把政府公文读成可检索、可追溯的知识图谱。",
        "Fazhi Graph: read Chinese government documents into a knowledge graph that can be searched and traced.",
    ),
    "help.fazhi.lang": (
        "提示语言：zh 或 en（也可设 FAZHI_LANG）。",
        "Language of the messages: zh or en (or set FAZHI_LANG).",
    ),
    "help.fazhi.version": ("显示版本后退出。", "Show the version and exit."),
    "help.ingest": (
        "读入文件、文件夹或压缩包；再次读入同一文件不会改变图谱。",
        "Read files, folders or archives into the graph; reading the same file again changes nothing.",
    ),
    "help.ingest.paths": ("文件、文件夹或 zip。", "Files, folders or zip archives."),
    "help.ingest.force": ("没有变化的文件也重新读。", "Read unchanged files again as well."),
    "help.extract": (
        "只解析一个文件，把读懂的内容写到标准输出，不进图谱。",
        "Understand one file and print what was found, without touching the graph.",
    ),
    "help.extract.file": ("要解析的文件。", "The file to read."),
    "help.extract.output_format": ("输出格式：json、ttl 或 text。", "Output format: json, ttl or text."),
    "help.search": ("按语义和关键词检索原文。", "Search the documents by meaning and by words."),
    "help.search.query": ("要找的内容，平常怎么说就怎么写。", "What to look for, in plain words."),
    "help.search.mode": ("检索方式：hybrid、semantic 或 keyword。", "How to search: hybrid, semantic or keyword."),
    "help.search.limit": ("最多给出几条。", "How many hits at most."),
    "help.search.area": (
        "只查这个地区及其下辖地区：名称或区划代码，可重复。",
        "Only this area and what lies inside it: a name or a division code; may be repeated.",
    ),
    "help.search.year": (
        "只查这一年或这几年：2023 或 2019-2023。",
        "Only this year or these years: 2023 or 2019-2023.",
    ),
    "help.search.genre": ("只查这种文种，可重复。", "Only this genre; may be repeated."),
    "help.search.document": (
        "只查这份文件：编号或标题的一部分，可重复。",
        "Only this document: its id or a part of its title; may be repeated.",
    ),
    "help.search.issuer": (
        "只查这个机关发的文件：机关全称，可重复。",
        "Only documents of this issuer, by its full name; may be repeated.",
    ),
    "help.search.topic": ("只查这个主题：名称或代码，可重复。", "Only this topic: its name or code; may be repeated."),
    "help.search.section": (
        "只查标题含这些字的章节，可重复。",
        "Only sections whose heading holds these words; may be repeated.",
    ),
    "help.search.instrument": (
        "只查提到这项制度机制的段落，可重复。",
        "Only passages naming this policy instrument; may be repeated.",
    ),
    "help.search.cited": ("只查引用了这份文件的段落，可重复。", "Only passages citing this document; may be repeated."),
    "help.search.grade": (
        "只查有这种可靠度事实的段落：explicit、resolved、inferred 或 redacted，可重复。",
        "Only passages with facts of this certainty: explicit, resolved, inferred or redacted; may be repeated.",
    ),
    "help.search.numbers": ("只查含数据的段落。", "Only passages with figures."),
    "help.search.entities": (
        "不找段落，找图谱里的机构、文件、制度、指标等。",
        "Find organisations, documents, instruments, indicators … instead of passages.",
    ),
    "help.ask": (
        "提问：数字、比较、名单或原文，都附出处；文件没写的如实说“未说明”。",
        "Ask a question: figures, comparisons, lists or passages with evidence, or that the documents do not state it.",
    ),
    "help.ask.question": ("问题，中文或英文。", "The question, in Chinese or English."),
    "help.ask.source": (
        "问题文件：每行一个 JSON，含 id 和 question。",
        "A file of questions: one JSON object a line with id and question.",
    ),
    "help.ask.area": (
        "只看这个地区及其下辖地区的文件，可重复。",
        "Only documents of this area and what lies inside it; may be repeated.",
    ),
    "help.ask.year": (
        "只看这一年或这几年的文件：2023 或 2019-2023。",
        "Only documents of this year or these years: 2023 or 2019-2023.",
    ),
    "help.ask.document": (
        "只看这份文件：编号或标题的一部分，可重复。",
        "Only this document: its id or a part of its title; may be repeated.",
    ),
    "help.status": ("图谱引擎、版本和数量。", "The engine, the versions and the counts."),
    "help.documents": ("列出图谱里的文件。", "List the documents in the graph."),
    "help.remove": ("从图谱里移除文件。", "Remove documents from the graph."),
    "help.remove.documents": ("文件编号或标题的一部分。", "Ids of documents, or parts of their titles."),
    "help.remove.yes": ("不再询问。", "Do not ask."),
    "help.export": ("导出整个图谱。", "Export the whole graph."),
    "help.export.output_format": ("导出格式：{formats}。", "Format: {formats}."),
    "help.export.output": ("写入这个文件；不给则写到标准输出。", "Write to this file instead of standard output."),
    "help.export.align": (
        "RDF 格式中另写出 ORG、PROV、SKOS、RDF Data Cube、schema.org、ELI 等通用词表的对应陈述。",
        "In RDF formats, also say it in ORG, PROV, SKOS, RDF Data Cube, schema.org, ELI and others.",
    ),
    "help.import": (
        "读入用本体词汇写成的 RDF 文件，逐份校验后入库。",
        "Load RDF in the terms of the ontology, each document validated first.",
    ),
    "help.import.files": (
        "RDF 文件：.ttl、.nt、.nq、.trig、.jsonld 或 .rdf。",
        "RDF files: .ttl, .nt, .nq, .trig, .jsonld or .rdf.",
    ),
    "help.validate": ("按本体校验整个图谱。", "Hold the whole graph against the ontology."),
    "help.migrate": (
        "把旧版本体下的图谱转换到现行版本。",
        "Carry a graph of another version of the ontology over to the present one.",
    ),
    "help.migrate.drop": (
        "移除转换不了的文件，之后可重新读入。",
        "Remove the documents that cannot be carried over; they can be ingested again.",
    ),
    "help.cypher": (
        "用 Cypher 查询图谱，只读。",
        "Ask the graph in Cypher, read only.",
    ),
    "help.sparql": (
        "用 SPARQL 查询图谱的 RDF 视图，只读；fz:、skos: 等前缀不必声明。",
        "Ask the RDF view of the graph in SPARQL, read only; prefixes such as fz: and skos: are known.",
    ),
    "help.query.query": (
        "查询；写 - 则从标准输入读取。",
        "The query; - reads it from standard input.",
    ),
    "help.query.file": ("从文件读取查询。", "Read the query from a file."),
    "help.query.rows": ("最多给出几行。", "How many rows at most."),
    "help.query.seconds": ("查询最多运行几秒。", "How many seconds the query may run."),
    "help.csv": ("以 CSV 输出，供电子表格打开。", "Print CSV for spreadsheets."),
    "help.reindex": (
        "换了语义模型之后，重新生成全部向量。",
        "Make all vectors anew, after choosing another embedding model.",
    ),
    "help.app": ("启动网页界面。", "Start the web app."),
    "help.app.port": ("端口；不给则从 8501 起找一个空闲的。", "Port; without it the first free one from 8501."),
    "help.app.host": (
        "监听地址；默认只有本机能访问。",
        "Address to listen on; by default only this machine can reach it.",
    ),
    "help.app.no_open": ("不自动打开浏览器。", "Do not open a browser."),
    "help.stop": ("停止本机的图谱引擎。", "Stop the graph engine on this machine."),
    "help.demo": (
        "图谱为空时读入示例，检索一次，然后打开网页界面。",
        "Read the examples when the graph is empty, answer one search, then open the app.",
    ),
    "help.demo.examples": ("示例所在的文件夹。", "The folder with the examples."),
    "help.json": ("以 JSON 输出，供程序读取。", "Print JSON for programs."),
    "help.help": ("显示帮助后退出。", "Show this message and exit."),
}

"""What the command line says while it works."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "cli.error": ("错误：{message}", "error: {message}"),
    "cli.internal_error": (
        "程序内部错误（{kind}）：{message}。设 FAZHI_DEBUG=1 再运行一次可看到详细信息，请附上它报告问题。",
        "internal error ({kind}): {message}. Run again with FAZHI_DEBUG=1 to see the details, and report them.",
    ),
    "cli.interrupted": (
        "已中断。已完成的文件都在图谱里。",
        "Interrupted. Documents already finished are in the graph.",
    ),
    "cli.bad_format": ("不支持的格式“{given}”；可用：{known}。", "unknown format {given!r}; use one of: {known}."),
    "cli.bad_mode": ("不支持的检索方式“{given}”；可用：{known}。", "unknown mode {given!r}; use one of: {known}."),
    "cli.bad_year": (
        "看不懂年份“{given}”；请写成 2023 或 2019-2023。",
        "cannot read the year {given!r}; write 2023 or 2019-2023.",
    ),
    "cli.bad_area": (
        "没有名为“{given}”的行政区；请写全称、简称或区划代码，例如 开鲁县 或 150523。",
        "no area is called {given!r}; give its full or short Chinese name or its division code, as 开鲁县 or 150523.",
    ),
    "cli.bad_genre": (
        "没有“{given}”这种文种；例如 lawReport（法治政府建设报告）、notice（通知）。",
        "no genre is called {given!r}; for example lawReport (法治政府建设报告) or notice (通知).",
    ),
    "cli.bad_topic": (
        "没有“{given}”这个主题；检索结果的 JSON 里 facets.topic 列出可用的代码。",
        "no topic is called {given!r}; facets.topic in the JSON of a search lists the codes.",
    ),
    "cli.bad_grade": (
        "没有“{given}”这种可靠度；可用：explicit、resolved、inferred、redacted。",
        "no grade is called {given!r}; use explicit, resolved, inferred or redacted.",
    ),
    "cli.no_path": ("找不到：{paths}。请检查路径后重试。", "not found: {paths}. Check the path and try again."),
    "cli.no_file": ("找不到文件：{path}。请检查路径后重试。", "no such file: {path}. Check the path and try again."),
    "cli.no_document": (
        "图谱里没有编号或标题含“{name}”的文件；用 fazhi documents 查看全部。",
        "no document has {name!r} as its id or in its title; see them all with: fazhi documents",
    ),
    "cli.many_documents": (
        "“{name}”对应 {count} 份文件，请用编号指明是哪一份：",
        "{name!r} names {count} documents; choose one by its id:",
    ),
    "cli.ask_one": (
        "请给出一个问题，或用 --from 给出问题文件；二者只能选一。",
        "give one question, or a file of questions with --from; not both.",
    ),
    "cli.ask_bad_line": (
        '问题文件第 {number} 行不是 {{"id", "question"}} 形式的 JSON。',
        'line {number} of the questions is no JSON object with a "question".',
    ),
    "cli.no_examples": (
        "找不到示例文件夹 {path}；请给出它的路径：fazhi demo 路径",
        "the folder with the examples is not at {path}; name it: fazhi demo PATH",
    ),
    "cli.imported": ("{status}：{title}（{statements} 条陈述）", "{status}: {title} ({statements} statements)"),
    "cli.fault": ("不合：{message}", "broken: {message}"),
    "cli.doubt": ("存疑：{message}", "doubtful: {message}"),
    "cli.validated": (
        "校验了 {documents} 份文件：不合 {broken} 处，存疑 {doubts} 处。",
        "{documents} documents checked: {broken} rules broken, {doubts} doubts.",
    ),
    "cli.dropped_document": (
        "已移除 {title}；请重新读入它的文件：{source}",
        "removed {title}; ingest its file again: {source}",
    ),
    "cli.migrated": (
        "已转换到本体 {version} 版：保留 {kept} 份文件，移除 {dropped} 份。",
        "Carried over to ontology {version}: {kept} documents kept, {dropped} removed.",
    ),
    "cli.no_query": (
        "没有查询；请写在命令后面，或用 --file 给出文件，或从标准输入送入，三者取一。",
        "there is no query; give it as the argument, or with --file, or on standard input, one of the three.",
    ),
    "cli.more_rows": (
        "只显示了前 {rows} 行；用 --rows 放宽上限。",
        "Only the first {rows} rows are shown; allow more with --rows.",
    ),
    "cli.no_hits": ("没有找到。换个说法，或放宽筛选条件试试。", "Nothing found. Try other words, or fewer filters."),
    "cli.empty": (
        "图谱里还没有文件；用 fazhi ingest 路径 读入。",
        "The graph has no documents yet; read some with: fazhi ingest PATH",
    ),
    "cli.refused": ("未读入：{name}：{reason}", "refused: {name}: {reason}"),
    "cli.ingest_summary": (
        "新增 {added}，更新 {replaced}，未变 {unchanged}，拒收 {refused}；生成向量 {embedded} 段；用时 {seconds} 秒。",
        (
            "{added} added, {replaced} replaced, {unchanged} unchanged, {refused} refused; "
            "{embedded} passages embedded; {seconds} s."
        ),
    ),
    "cli.dropped_part": ("{reason} {count} 字", "{reason} {count} characters"),
    "cli.failed_checks": ("合计不符 {count}", "sums that do not close {count}"),
    "cli.facts_left_out": ("不合本体而未收录的事实 {count}", "facts that break a rule, left out {count}"),
    "cli.extract_issuer": ("发文机关：{issuer}", "Issuer: {issuer}"),
    "cli.extract_area": ("地区：{area}；年度：{year}", "Area: {area}; year: {year}"),
    "cli.embedded": ("内置引擎", "embedded engine"),
    "cli.server": ("服务器", "server"),
    "cli.version_software": ("软件版本", "Software"),
    "cli.version_ontology": ("本体版本", "Ontology"),
    "cli.version_embedding_model": ("语义模型", "Embedding model"),
    "cli.version_dimension": ("向量维数", "Dimension"),
    "cli.version_graph": ("图谱版本", "Graph version"),
    "cli.documents": ("文件", "Documents"),
    "cli.column_status": ("结果", "Result"),
    "cli.column_found": ("读懂的内容", "Understood"),
    "cli.column_left_out": ("略去与问题", "Left out and faults"),
    "cli.column_sentences": ("句", "Sentences"),
    "cli.column_figures": ("数据", "Figures"),
    "cli.column_issues": ("问题", "Issues"),
    "cli.column_id": ("编号", "Id"),
    "cli.column_class": ("类别", "Class"),
    "cli.column_count": ("数量", "Count"),
    "cli.hit_line": ("得分 {score} · {why}", "score {score} · {why}"),
    "cli.offsets": ("第 {start}–{end} 字", "characters {start}–{end}"),
    "cli.confirm_remove": ("移除这 {count} 份文件？(y/N) ", "Remove these {count} documents? (y/N) "),
    "cli.needs_yes": (
        "没有终端可以确认；确定要移除请加 --yes。",
        "there is no terminal to ask; add --yes to remove without asking.",
    ),
    "cli.nothing_removed": ("没有移除任何文件。", "Nothing was removed."),
    "cli.removed": ("已移除 {count} 份文件。", "{count} documents removed."),
    "cli.exported": ("已导出到 {path}（{size} 字节）。", "Exported to {path} ({size} bytes)."),
    "cli.reindexed": (
        "已用模型 {model} 为 {count} 段重新生成向量。",
        "{count} passages embedded anew with {model}.",
    ),
    "cli.stopped": ("图谱引擎已停止。", "The graph engine has stopped."),
    "cli.not_running": ("图谱引擎没有在运行。", "The graph engine is not running."),
    "cli.not_ours": (
        "图谱在 {uri}，不是内置引擎；请在它自己的地方停止。",
        "the graph is at {uri}, which is not the embedded engine; stop it where it was started.",
    ),
    "cli.port_taken": (
        "端口 {port} 已被占用；请用 --port 另选一个。",
        "port {port} is in use; choose another with --port.",
    ),
    "cli.app_ready": (
        "法治图谱已就绪：{address}  （按 Ctrl-C 结束）",
        "Fazhi Graph is ready: {address}  (Ctrl-C ends it)",
    ),
    "cli.app_ended": (
        "网页界面已关闭；图谱引擎可用 fazhi stop 停止。",
        "The app has ended; fazhi stop stops the graph engine.",
    ),
    "cli.app_died": (
        "网页服务启动失败（退出码 {code}）；上面是它的输出。",
        "the web server ended at once (exit code {code}); its output is above.",
    ),
    "cli.app_silent": (
        "网页服务 {seconds} 秒内没有响应；请换一个端口再试：--port",
        "the web server did not answer within {seconds} s; try another port with --port.",
    ),
    "cli.demo_kept": (
        "图谱里已有 {count} 份文件，不再读入示例。",
        "The graph already holds {count} documents; examples are not read.",
    ),
    "cli.demo_reading": ("图谱是空的，读入示例：{path}", "The graph is empty; reading the examples: {path}"),
    "cli.demo_question": ("检索一次：“{question}”", "One search: “{question}”"),
    "status.added": ("新增", "added"),
    "status.replaced": ("更新", "replaced"),
    "status.unchanged": ("未变", "unchanged"),
    "status.refused": ("拒收", "refused"),
    "stage.ingest": ("读入文件", "Reading documents"),
    "stage.embed": ("生成向量", "Embedding passages"),
    "stage.prepare": ("为提问做准备", "Preparing for questions"),
    "stage.model": ("准备语义模型", "Preparing the model"),
    "why.asked": ("所提{names}的文件", "of {names}, as asked"),
    "why.matched": ("词语：{words}", "words: {words}"),
    "why.separator": ("、", ", "),
    "why.dense": ("语义第 {rank}", "meaning #{rank}"),
    "why.keyword": ("关键词第 {rank}", "keywords #{rank}"),
    "why.concepts": ("提到：{names}", "names: {names}"),
    "why.join": ("；", "; "),
}

"""Texts of the frame around every page, and words that several pages share."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "app.name": ("法治图谱", "Fazhi Graph"),
    "app.about": (
        "法治图谱把政府公文读成一张可以检索、可以追溯到原句的知识图谱。所有数据留在本机。",
        (
            "Fazhi Graph reads Chinese government documents into a knowledge graph that can be searched and traced "
            "back to the sentence. All data stay on this machine."
        ),
    ),
    "app.language": ("界面语言", "Language"),
    "app.loading_store": ("正在打开图谱……", "Opening the graph…"),
    "app.loading_model": ("正在载入语义模型……", "Loading the embedding model…"),
    "app.building_model": (
        "首次使用，正在生成语义模型（{done}/{total}）……在此之前先用关键词检索。",
        "First use: building the embedding model ({done}/{total})… keyword search answers until then.",
    ),
    "app.model_waiting": (
        "语义模型仍在载入，这次先用关键词检索。",
        "The embedding model is still loading; this answer comes from keywords only.",
    ),
    "app.model_failed": (
        "语义模型无法载入，只能用关键词检索：{reason}",
        "The embedding model cannot be loaded, so only keywords answer: {reason}",
    ),
    "app.error": ("出错了：{message}", "Something went wrong: {message}"),
    "app.error_hint": (
        "请按提示处理后重试；运行 fazhi app 的终端里有详细信息。",
        "Mend what the message says and try again; the terminal that runs fazhi app has the details.",
    ),
    "app.retry": ("重试", "Try again"),
    "app.empty_title": ("图谱里还没有文件", "The graph has no documents yet"),
    "app.empty_body": (
        "在文库页拖入文件，或在终端运行下面的命令：",
        "Drop files on the library page, or run this in a terminal:",
    ),
    "app.to_library": ("打开文库", "Open the library"),
    "common.all": ("全部", "All"),
    "common.area": ("地区", "Area"),
    "common.cancel": ("取消", "Cancel"),
    "common.document": ("文件", "Document"),
    "common.explore": ("在图谱中查看", "Show in graph"),
    "common.genre": ("文种", "Genre"),
    "common.issuer": ("发文机关", "Issuer"),
    "common.read": ("阅读原文", "Read"),
    "common.title": ("标题", "Title"),
    "common.year": ("年度", "Year"),
}

"""Texts of the login, which only an app that asks for one shows."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "login.ask": ("请先登录，再使用这个图谱。", "Please log in to use this graph."),
    "login.enter": ("登录", "Log in"),
    "login.leave": ("退出登录", "Log out"),
    "login.other": ("换一个账号", "Use another account"),
    "login.refused": ("这个账号没有使用权限。", "This account may not use this graph."),
    "login.refused_hint": (
        "请联系管理员，把账号加入 {file} 的 allow 列表。",
        "Ask the administrator to add the account to `allow` in {file}.",
    ),
    "login.unreadable": (
        "登录设置 {file}（FAZHI_LOGIN）无法读取：{reason}；请改正，或清空 FAZHI_LOGIN 以关闭登录。",
        "the login settings {file} (FAZHI_LOGIN) cannot be read: {reason}; mend them, or unset FAZHI_LOGIN.",
    ),
    "login.unusable": (
        "登录设置 {file}（FAZHI_LOGIN）不能用：{fault}。",
        "the login settings {file} (FAZHI_LOGIN) cannot be used: {fault}.",
    ),
    "login.missing": ("[auth] 缺少 {keys}", "[auth] lacks {keys}"),
    "login.callback": ("redirect_uri 应以 {path} 结尾", "redirect_uri should end with {path}"),
    "login.secret": (
        "cookie_secret 至少要 {length} 个字符，请用随机字符串",
        "cookie_secret needs {length} characters or more; take a random one",
    ),
    "login.allow": (
        "allow 应是邮箱地址或 @域名 的列表",
        "allow should be a list of e-mail addresses or @domains",
    ),
    "login.packages": (
        "缺少登录用的包，请运行 pip install -c constraints.txt -e '.[login]'",
        "the packages for it are missing; run pip install -c constraints.txt -e '.[login]'",
    ),
}

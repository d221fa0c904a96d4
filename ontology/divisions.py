"""How administrative divisions are named (GB/T 2260, with the peoples of GB/T 3304)."""

from __future__ import annotations

import re

_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族"
    "|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|阿昌族|普米族|塔吉克|怒族|独龙族|保安族|裕固族|各族|鄂伦春|鄂温克族"
)
AUTONOMOUS = re.compile(rf"^(?P<stem>.{{2,}}?)(?:{_PEOPLES})+自治(?P<kind>州|县|旗)$")
"""An autonomous prefecture, county or banner: its stem, the peoples, its kind."""

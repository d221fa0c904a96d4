from search_app.help import language_of
from search_app.language import from_environment, from_locale


def test_every_chinese_locale_is_chinese_and_the_rest_english() -> None:
    assert {from_locale(name) for name in ("zh", "zh_CN.UTF-8", "zh-Hant-TW", "ZH")} == {"zh"}
    assert {from_locale(name) for name in ("en_GB.UTF-8", "de", "C", "", None)} == {"en"}


def test_the_wish_overrules_the_locale_and_lc_all_overrules_lang() -> None:
    assert from_environment({"FAZHI_LANG": "en", "LANG": "zh_CN.UTF-8"}) == "en"
    assert from_environment({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}) == "zh"
    assert from_environment({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}) == "zh"
    assert from_environment({}) == "en"


def test_the_flag_is_taken_out_wherever_it_stands() -> None:
    assert language_of(["search", "问", "--lang", "zh"], {}) == ("zh", ("search", "问"))
    assert language_of(["--lang=en", "status"], {"FAZHI_LANG": "zh"}) == ("en", ("status",))
    assert language_of(["search", "--", "--lang", "zh"], {}) == ("en", ("search", "--", "--lang", "zh"))

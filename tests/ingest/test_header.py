from datetime import date
from pathlib import Path

import pytest

from ingest.document import understand
from ingest.header.dates import first_day, stated_year
from ingest.header.genre import genre_of
from ingest.header.issuer import read_issuer
from ingest.model import Header, SourceText
from ingest.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def header(text: str, *, name: str = "a.txt", title: str | None = None, **fields: str) -> Header:
    source = SourceText(name, "text/plain", "0", text, title=title, metadata=tuple(fields.items()))
    return understand(source).header


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("开鲁县人民政府2023年度法治政府建设情况报告", "lawReport"),
        ("2020年依法行政工作总结", "lawReport"),
        ("2019年政府工作报告（在深圳市罗湖区第七届人民代表大会第五次会议上）", "workReport"),
        ("光明新区2017年工作报告", "workReport"),
        ("市人大常委会工作报告", "report"),
        ("国务院关于印发国家职业教育改革实施方案的通知", "notice"),
        ("国务院关于河北雄安新区总体规划（2018—2035年）的批复", "reply"),
        ("国务院办公厅关于科技节水建议的复函", "letter"),
        ("专利代理条例", "regulation"),
        ("中华人民共和国行政处罚法", "law"),
        ("关于推广枫桥经验做法", "other"),
        ("开鲁县2023年法治政府建设工作计划", "planDocument"),
        ("2019年法治政府建设工作总结及2020年工作计划", "lawReport"),
        ("突发事件应急预案（试行）", "plan"),
        ("2023年普法依法治理工作要点", "keyPoints"),
        ("通讯录", "other"),
    ],
)
def test_genres(title: str, genre: str) -> None:
    assert genre_of(title) == genre


@pytest.mark.parametrize(
    ("words", "name", "code"),
    [
        ("开鲁县司法局关于开展2023年度行政处罚案卷评查工作的通知", "开鲁县司法局", "150523"),
        ("内蒙古自治区通辽市开鲁县人民政府", "开鲁县人民政府", "150523"),
        ("龙华区人民政府", "深圳市龙华区人民政府", "440309"),
        ("2025年宁夏政府工作报告", "宁夏回族自治区人民政府", "640000"),
        ("镇江市丹徒区高桥镇人民政府2022年度报告", "镇江市丹徒区高桥镇人民政府", "321112100"),
        ("深圳市龙华区民治街道办事处2022年报告", "深圳市龙华区民治街道办事处", "440309002"),
        ("国务院、中央军委关于同意迁址的批复", "国务院", "000000"),
        ("国家发展改革委办公厅", "国家发展和改革委员会办公厅", "000000"),
        ("中共昆山市委全面依法治市委员会办公室关于印发", "中共昆山市委全面依法治市委员会办公室", "320583"),
        ("2014年坪山新区管委会工作报告", "坪山新区管理委员会", "440310"),
        ("光明新区2016年政府工作报告", "光明新区管理委员会", "440311"),
        ("国家税务总局开鲁县税务局2022年法治政府建设情况报告", "国家税务总局开鲁县税务局", "150523"),
        ("苏州工业园区管理委员会2021年度法治政府建设情况报告", "苏州工业园区管理委员会", "320576"),
    ],
)
def test_issuers(words: str, name: str, code: str) -> None:
    issuer = read_issuer(words, basis="title", context="深圳市")
    assert issuer is not None
    assert issuer.name == name
    assert [area.code for area in issuer.areas] == [code]


@pytest.mark.parametrize(
    ("text", "issuer", "code"),
    [
        ("浦东新区2023年政府工作报告\n各位代表：", "上海市浦东新区人民政府", "310115"),
        ("关于兴安盟2022年法治政府建设情况的报告\n一、总体情况", "兴安盟行政公署", "152200"),
        ("二〇二二年度法治政府建设情况报告\n（平江县人民政府）\n2022年，我县依法行政。", "平江县人民政府", "430626"),
        (
            "中共江山市委 江山市人民政府\n关于2022年度法治政府建设情况的报告\n衢州市人民政府：\n我市依法行政。",
            "中共江山市委员会",
            "330881",
        ),
    ],
)
def test_whose_report_it_is(text: str, issuer: str, code: str) -> None:
    found = header(text)
    assert found.issuer == issuer
    assert found.area is not None
    assert (found.area.code, found.report_year) == (code, 2023 if "2023" in text else 2022)


@pytest.mark.parametrize("words", ["关于开鲁县人民政府请示的批复", "法治政府建设情况报告", "各县人民政府"])
def test_a_body_that_is_spoken_of_is_no_issuer(words: str) -> None:
    assert read_issuer(words, basis="title", context="") is None


def test_an_ambiguous_name_stays_open() -> None:
    found = header("鼓楼区人民政府2020年法治政府建设年度报告\n2020年，我区依法行政。")
    assert found.area is None
    assert [area.code for area in found.area_candidates] == ["320106", "320302", "350102", "410204"]
    assert found.issuer == "鼓楼区人民政府"


def test_the_text_decides_between_divisions_of_one_name() -> None:
    found = header("鼓楼区人民政府2020年法治政府建设年度报告\n2020年，我区贯彻徐州市的部署，依法行政。")
    assert found.area is not None
    assert (found.area.code, found.issuer) == ("320302", "徐州市鼓楼区人民政府")


def test_signature_addressee_number_and_dates() -> None:
    found = header(
        "朝阳区人民政府\n关于2022年法治政府建设情况的报告\n朝政文〔2023〕5号\n北京市人民政府：\n"
        "现将有关情况报告如下。\n北京市朝阳区人民政府\n二〇二三年一月十八日\n（此件公开发布）"
    )
    assert found.title == "朝阳区人民政府关于2022年法治政府建设情况的报告"
    assert found.issuer == "北京市朝阳区人民政府"
    assert found.document_number == "朝政文〔2023〕5号"
    assert found.date_written == date(2023, 1, 18)
    assert found.addressee == "北京市人民政府"
    assert found.report_year == 2022


def test_the_signature_names_the_issuer_when_the_title_does_not() -> None:
    text = "关于2022年度法治政府建设情况的报告\n情况如下。\n奈曼旗人民政府\n2023年1月18日"
    found = header(text)
    assert (found.issuer, found.issuer_basis) == ("奈曼旗人民政府", "signature")
    assert found.issuer_span is not None
    assert found.issuer_span.of(text) == "奈曼旗人民政府"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("开鲁县法治政府建设年度报告\n2021年，我县依法行政。", 2021),
        ("开鲁县法治政府建设年度报告\n我县依法行政。\n开鲁县人民政府\n2023年3月5日", 2022),
        ("开鲁县法治政府建设年度报告\n我县依法行政。\n开鲁县人民政府\n2023年12月5日", 2023),
    ],
)
def test_the_year_of_a_report_whose_title_has_none(text: str, year: int) -> None:
    assert header(text).report_year == year


def test_fields_above_the_text() -> None:
    found = header(
        "索 引 号：MB1234/2023-00012 主题分类：法治建设\n发布机构：赤峰市松山区司法局 成文日期：2023年03月01日\n"
        "发文字号：松司发〔2023〕5号 发布日期：2023-03-02\n2022年度法治政府建设工作报告\n工作有序开展。"
    )
    assert (found.title, found.issuer) == ("2022年度法治政府建设工作报告", "赤峰市松山区司法局")
    assert (found.document_number, found.report_year) == ("松司发〔2023〕5号", 2022)
    assert (found.date_written, found.date_published) == (date(2023, 3, 1), date(2023, 3, 2))


def test_a_report_to_a_congress() -> None:
    text = (
        "政府工作报告\n——2026年1月26日在广东省第十四届\n人民代表大会第五次会议上\n各位代表：\n"
        "现在，我代表省人民政府，向大会报告工作，请予审议。"
    )
    found = header(text, name="x.csv#2", title="2026年广东省政府工作报告", 省份="广东省")
    assert (found.title, found.title_source) == ("2026年广东省政府工作报告", "metadata")
    assert (found.issuer, found.report_year, found.addressee) == ("广东省人民政府", 2026, "各位代表")


def test_the_page_names_the_regulation_that_an_order_promulgates() -> None:
    text = (
        "中华人民共和国国务院令\n第706号\n现公布《专利代理条例》。\n"
        "专利代理条例\n第一章　总则\n第一条　为了规范，制定本条例。"
    )
    found = header(text, title="专利代理条例", 标题="专利代理条例", 发文机关="国务院", 发文字号="国令第706号")
    assert (found.title, found.genre, found.issuer) == ("专利代理条例", "regulation", "国务院")
    assert found.title_span is not None
    assert found.title_span.start == text.index("专利代理条例\n第一章")


def test_without_a_title_the_file_name_is_taken_and_said() -> None:
    found = header("现将有关情况报告如下。", name="a.zip!深圳市龙华区2019年法治政府建设工作报告_2019.txt")
    assert (found.title, found.title_source) == ("深圳市龙华区2019年法治政府建设工作报告", "fileName")
    assert found.issuer == "深圳市龙华区人民政府"


def test_a_zone_without_code_offers_its_city() -> None:
    found = header("各位代表：\n深圳深圳深圳，大鹏发展。", name="大鹏新区2021年管委会工作报告_2021.txt")
    assert found.issuer == "大鹏新区管理委员会"
    assert found.area is None
    assert [area.code for area in found.area_candidates] == ["440300"]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("二〇二三年法治政府", 2023),
        ("2016年10月政府工作报告", 2016),
        ("总体规划(2018—2035年)的批复", None),
        ("第2741号", None),
    ],
)
def test_years(words: str, year: int | None) -> None:
    assert stated_year(words) == year


@pytest.mark.parametrize(
    ("words", "day"),
    [("2019年12月18日", date(2019, 12, 18)), ("一九八一年五月二十三日", date(1981, 5, 23)), ("2023年2月30日", None)],
)
def test_days(words: str, day: date | None) -> None:
    assert first_day(words) == day


@pytest.mark.parametrize(
    ("name", "issuer", "basis", "code", "year", "written"),
    [
        ("开鲁县*.txt", "开鲁县人民政府", "title", "150523", 2023, None),
        ("深圳市龙华区*.txt", "深圳市龙华区人民政府", "signature", "440309", 2019, date(2019, 12, 18)),
    ],
)
def test_the_two_reports(name: str, issuer: str, basis: str, code: str, year: int, written: date | None) -> None:
    (source,) = read(next(EXAMPLES.glob(name)))
    found = understand(source).header
    assert (found.issuer, found.issuer_basis, found.report_year, found.date_written) == (issuer, basis, year, written)
    assert found.area is not None
    assert found.area.code == code
    assert found.genre == "lawReport"


BODY = "2022年，全县坚持依法行政，法治政府建设取得新成效，现将有关情况报告如下。\n一、主要做法\n办理案件3件。\n"


def test_the_furniture_above_the_breadcrumb_of_a_page_is_no_title() -> None:
    page = (
        "今天是:2021年10月31日 星期日 农历九月\n工作报告\n您所在的位置:政务公开 > 工作报告\n"
        f"2022年开鲁县法治政府建设情况报告\n文章来源:司法局 更新时间:2023/01/29 11:30:01\n\n{BODY}"
    )
    read = header(page)
    assert (read.title, read.issuer, read.report_year) == ("2022年开鲁县法治政府建设情况报告", "开鲁县人民政府", 2022)
    bar = f"开鲁县人民政府 2019年12月3日星期二\n无障碍 简体| 繁体\n开鲁县2022年度法治政府建设情况报告\n{BODY}"
    assert header(bar).title == "开鲁县2022年度法治政府建设情况报告"


def test_fields_without_colons_are_read() -> None:
    page = (
        "索  引  号 sfj0/2023-3 主题分类\n发布机构 开鲁县司法局 发布日期 2023-01-27 18:21\n"
        f"名        称 开鲁县司法局2022年法治政府建设工作报告\n成文日期 2023-01-20 有  效  性\n\n{BODY}"
    )
    read = header(page)
    assert (read.title, read.issuer) == ("开鲁县司法局2022年法治政府建设工作报告", "开鲁县司法局")
    assert (read.date_written, read.date_published) == (date(2023, 1, 20), date(2023, 1, 27))
    framed = f"发文字号 | 金政发〔2025〕33号 | 制发机构 | |\n标 题 | 金昌市人民政府关于印发《方案》的通知 |\n{BODY}"
    assert header(framed).title == "金昌市人民政府关于印发《方案》的通知"
    assert header(framed).document_number == "金政发〔2025〕33号"


def test_a_branch_of_a_bureau_speaks_from_its_district() -> None:
    read = header(f"临沂市生态环境局兰山分局2022年度法治政府建设情况报告\n{BODY}")
    assert read.issuer == "临沂市生态环境局兰山分局"
    assert read.area is not None
    assert read.area.code == "371302"


def test_a_department_named_from_inside_its_place() -> None:
    read = header(f"州生态环境局2022年度法治政府建设报告\n{BODY}", name="恩施州.txt")
    assert read.issuer == "恩施土家族苗族自治州生态环境局"


def test_a_township_of_a_common_name_stays_open() -> None:
    read = header(f"下洋镇2022年法治政府建设年度报告\n{BODY}")
    assert (read.issuer, read.area) == ("下洋镇人民政府", None)
    assert {area.code for area in read.area_candidates} == {"350525103", "350803102", "440825109"}
    assert header(f"下洋镇2022年法治政府建设年度报告\n{BODY}徐闻县").issuer == "徐闻县下洋镇人民政府"


def test_a_street_is_not_the_district_of_its_name() -> None:
    read = header(f"鼓楼街道办事处2022年法治政府建设情况报告\n{BODY}")
    assert read.issuer == "鼓楼街道办事处"
    assert {area.name for area in read.area_candidates} == {"鼓楼街道"}
    assert header(f"银杏大街街道2022年法治政府建设情况报告\n{BODY}").issuer == "银杏大街街道办事处"


def test_a_number_printed_before_the_title() -> None:
    read = header(f"朝交发 [2022] 97号关于印发《工作分工方案》的通知\n{BODY}")
    assert (read.title, read.document_number) == ("关于印发《工作分工方案》的通知", "朝交发[2022]97号")

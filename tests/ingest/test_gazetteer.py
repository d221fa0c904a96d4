import pytest

from ingest.errors import UnknownAreaError
from ingest.gazetteer import COUNTRY, area_by_code, areas_named, children, is_within


def codes(name: str) -> list[str]:
    return [area.code for area in areas_named(name)]


def test_a_county_knows_its_path() -> None:
    area = area_by_code("150523")
    assert area.path == ("内蒙古自治区", "通辽市", "开鲁县")
    assert area.path_codes == ("150000", "150500", "150523")
    assert area.level == "county"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("开鲁县", ["150523"]),
        ("深圳市龙华区", ["440309"]),
        ("龙华区", ["440309", "460106"]),
        ("内蒙古", ["150000"]),
        ("内蒙古自治区通辽市开鲁县", ["150523"]),
        ("朝阳区", ["110105", "220104"]),
        ("恭城", ["450332"]),
        ("雄县", ["130638"]),
        ("雄", []),
        ("东莞市长安镇", ["441900119"]),
        ("民治街道办事处", ["440309002"]),
        ("没有县", []),
    ],
)
def test_names(name: str, expected: list[str]) -> None:
    assert codes(name) == expected


def test_a_name_within_an_area() -> None:
    assert [area.code for area in areas_named("龙华区", within=area_by_code("460000"))] == ["460106"]


def test_children_skip_no_level() -> None:
    assert [area.name for area in children(area_by_code("440300"))][:3] == ["罗湖区", "福田区", "南山区"]
    assert len(children(COUNTRY)) == 34
    assert len(children(area_by_code("110000"))) == 16
    assert len(children(area_by_code("150523"))) == 13  # ten towns and three state farms


def test_within() -> None:
    assert is_within("440309002", "440300")
    assert not is_within("460106", "440000")


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(UnknownAreaError, match="999999"):
        area_by_code("999999")

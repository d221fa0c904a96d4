"""Views of the graph page as files: what is kept comes back, and nothing else is read or deleted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from search_app import saved_views
from search_app.saved_views import Place, SavedView, key_of, load, names, remove, save

VIEW = SavedView(
    name="开鲁县的文件",
    places=(Place("urn:a", "开鲁县", 1.5, -20.0), Place("urn:b", "《条例》", 0.0, 3.0)),
    edges=("urn:a CITES urn:b",),
    hidden=("urn:b",),
    pinned=("urn:a",),
    types=("Topic",),
    relations=("MENTIONS",),
    trail=("urn:a CITES urn:b",),
)


def test_a_view_comes_back_as_it_was(tmp_path: Path) -> None:
    key = save(tmp_path, VIEW)
    assert load(tmp_path, key) == VIEW
    assert names(tmp_path) == {key: "开鲁县的文件"}


def test_the_same_name_is_the_same_view(tmp_path: Path) -> None:
    save(tmp_path, VIEW)
    key = save(tmp_path, replace(VIEW, name="  开鲁县的文件\n", places=VIEW.places[:1]))
    assert key == key_of(VIEW.name)
    assert [place.id for place in getattr(load(tmp_path, key), "places", ())] == ["urn:a"]
    assert len(names(tmp_path)) == 1


def test_names_are_one_short_line() -> None:
    assert saved_views.tidy(" 一\n二\t三 ") == "一 二 三"
    assert len(saved_views.tidy("长" * 500)) == 80
    assert saved_views.tidy(" \n") == ""


def test_a_deleted_view_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    key, other = save(tmp_path, VIEW), save(tmp_path, replace(VIEW, name="另一个"))
    remove(tmp_path, key)
    remove(tmp_path, key)
    assert load(tmp_path, key) is None
    assert names(tmp_path) == {other: "另一个"}


def test_a_damaged_file_is_listed_without_a_name(tmp_path: Path) -> None:
    key, broken = save(tmp_path, VIEW), "0123456789ab"
    (tmp_path / saved_views.FOLDER / f"{broken}.json").write_text('{"name": "半', encoding="utf-8")
    assert load(tmp_path, broken) is None
    assert names(tmp_path) == {key: "开鲁县的文件", broken: None}


@pytest.mark.parametrize("key", ["../secret", "secret", "", "0123456789AB", "0123456789ab/../../x"])
def test_only_keys_of_our_own_name_a_file(tmp_path: Path, key: str) -> None:
    outside = tmp_path / "secret.json"
    outside.write_text("{}")
    assert load(tmp_path, key) is None
    remove(tmp_path, key)
    assert outside.exists()

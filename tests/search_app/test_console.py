import json

import pytest

from graph.errors import GraphUnreachableError
from search_app.console import Console, is_ours, message_of
from search_app.errors import BadRequest


def test_results_and_notes_go_to_different_streams(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console("zh")
    console.json({"标题": "报告"})
    console.note("cli.interrupted")
    captured = capsys.readouterr()
    assert json.loads(captured.out) == {"标题": "报告"}
    assert "标题" in captured.out  # readable, not escaped
    assert captured.err == "已中断。已完成的文件都在图谱里。\n"


def test_our_errors_and_those_of_the_system_are_told_from_faults_of_the_program() -> None:
    assert all(map(is_ours, (BadRequest("x"), GraphUnreachableError("x"), FileNotFoundError("x"))))
    assert not any(map(is_ours, (ValueError("x"), ZeroDivisionError())))


def test_a_fault_of_the_program_names_its_kind_and_how_to_see_more(capsys: pytest.CaptureFixture[str]) -> None:
    Console("en").fail(ZeroDivisionError("division by zero"))
    message = capsys.readouterr().err
    assert message.startswith("error: ") is False
    assert "ZeroDivisionError" in message
    assert "FAZHI_DEBUG=1" in message


def test_chinese_errors_from_below_are_introduced_in_english() -> None:
    error = GraphUnreachableError("连接不到 bolt://x")
    assert message_of(error, "zh") == "连接不到 bolt://x"
    assert message_of(error, "en") == (
        "the graph cannot be reached; check GRAPH_URI, NEO4J_USERNAME and NEO4J_PASSWORD (连接不到 bolt://x)"
    )
    assert message_of(BadRequest("unknown mode"), "en") == "unknown mode"

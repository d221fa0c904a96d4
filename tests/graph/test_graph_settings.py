"""The address of the graph as the environment gives it."""

from pathlib import Path

from graph.settings import GraphSettings


def test_without_an_address_the_engine_is_embedded() -> None:
    settings = GraphSettings.from_environment({"GRAPH_URI": "", "FAZHI_HOME": "/data/fazhi"})
    assert settings == GraphSettings(None, "neo4j", "", Path("/data/fazhi"))


def test_an_address_names_a_server() -> None:
    environment = {"GRAPH_URI": "neo4j://db:7687", "NEO4J_USERNAME": "reader", "NEO4J_PASSWORD": "secret"}
    settings = GraphSettings.from_environment(environment)
    assert (settings.uri, settings.username, settings.password) == ("neo4j://db:7687", "reader", "secret")
    assert settings.home.name == "fazhi-graph"


def test_the_folder_is_absolute() -> None:
    assert GraphSettings.from_environment({"FAZHI_HOME": "data"}).home == Path.cwd() / "data"

"""docker-compose.yml and the Dockerfile keep their promises."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]


def test_neo4j_is_pinned_to_the_version_that_the_tests_run_on() -> None:
    assert SERVICES["neo4j"]["image"] == "neo4j:2026.08.1-community"


def test_the_password_is_required_everywhere() -> None:
    assert SERVICES["neo4j"]["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    for name in ("app", "ingest"):
        assert SERVICES[name]["environment"]["NEO4J_PASSWORD"].startswith("${NEO4J_PASSWORD:?")


def test_ports_are_published_on_the_loopback_only() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_services_have_health_checks_and_wait_for_the_graph() -> None:
    assert all("healthcheck" in SERVICES[name] for name in ("neo4j", "app"))
    assert all(SERVICES[name]["depends_on"]["neo4j"]["condition"] == "service_healthy" for name in ("app", "ingest"))


def test_every_named_volume_is_declared() -> None:
    mounted = [volume.partition(":")[0] for service in SERVICES.values() for volume in service.get("volumes", ())]
    named = {name for name in mounted if re.fullmatch(r"[a-z0-9-]+", name)}
    assert named == set(COMPOSE["volumes"])
    assert "neo4j-data" in named


def test_ingest_runs_once_and_only_when_asked() -> None:
    assert SERVICES["ingest"]["restart"] == "no"
    assert SERVICES["ingest"]["profiles"] == ["ingest"]


@pytest.mark.parametrize("line", [line for line in (ROOT / "Dockerfile").read_text().splitlines() if "COPY" in line])
def test_the_image_copies_what_exists_and_what_the_ignore_file_lets_through(line: str) -> None:
    allowed = {entry[1:] for entry in (ROOT / ".dockerignore").read_text().split() if entry.startswith("!")}
    for name in line.split()[1:-1]:
        assert (ROOT / name).exists()
        assert name in allowed

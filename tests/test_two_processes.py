"""One process ingests while another searches: the same engine, never half a document."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from graph.connection import connect
from graph.embedded.process import stop
from graph.reading import documents
from graph.search.service import SearchService
from graph.settings import GraphSettings

REPORT = next((Path(__file__).parents[1] / "examples").glob("开鲁县*.txt")).read_text("utf-8")
YEARS = range(2018, 2023)

pytestmark = pytest.mark.engine

INGEST = """
import sys
from pathlib import Path
from graph.connection import connect
from graph.settings import GraphSettings
from ingest.pipeline import ingest_paths
with connect(GraphSettings(None, "", "", Path(sys.argv[1]))) as store:
    report = ingest_paths([Path(sys.argv[2])], store)
    sys.exit(report.count("added") != int(sys.argv[3]))
"""


def found_years(service: SearchService) -> set[int | None]:
    """Return the years found; the same words of other years stand together as twins of one hit."""
    hits = service.search("行政复议", mode="keyword", limit=200).hits
    return {said.year for hit in hits for said in (hit, *hit.twins)}


def test_a_second_process_searches_while_the_first_ingests(tmp_path: Path) -> None:
    folder, home = tmp_path / "reports", tmp_path / "home"
    folder.mkdir()
    for year in YEARS:
        (folder / f"{year}.txt").write_text(REPORT.replace("2023", str(year)), encoding="utf-8")
    command = [sys.executable, "-c", INGEST, str(home), str(folder), str(len(YEARS))]
    root = str(Path(__file__).parents[1])
    ingesting = subprocess.Popen(command, cwd=root, env=os.environ | {"PYTHONPATH": root})
    try:
        with connect(GraphSettings(None, "", "", home)) as store:
            service, seen = SearchService(store), []
            while ingesting.poll() is None:
                seen.append(found_years(service))
                assert all(document.sentences == 76 for document in documents(store))
            assert ingesting.returncode == 0
            assert found_years(service) == set(YEARS)
            assert all(earlier <= later for earlier, later in pairwise(seen))
    finally:
        ingesting.kill()
        stop(home)

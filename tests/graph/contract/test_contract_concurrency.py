"""Several writers and several processes at once."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from graph.reading import documents
from graph.settings import GraphSettings
from graph.store import GraphStore
from graph.writing import remove_document, replace_document
from ontology.validation import ValidatedFacts

Export = Callable[[GraphStore], bytes]
Rename = Callable[[str], ValidatedFacts]

ROOT = Path(__file__).parents[3]
LIST_DOCUMENTS = """
import json, sys
from pathlib import Path
from graph.connection import connect
from graph.reading import documents
from graph.settings import GraphSettings
uri, username, password, home = json.loads(sys.argv[1])
with connect(GraphSettings(uri, username, password, Path(home))) as store:
    print(json.dumps([[d.id for d in documents(store)], store.engine.uri]))
"""


def test_writers_that_share_entities_lose_nothing(store: GraphStore, renamed: Rename, n_triples: Export) -> None:
    reports = [renamed(f"fzbg-150523-{year}") for year in range(2015, 2021)]
    for report in reports:
        replace_document(store, report)
    expected, version = n_triples(store), store.version()
    for report in reports:
        remove_document(store, str(report.document))

    failures: list[BaseException] = []

    def write(share: list[ValidatedFacts]) -> None:
        try:
            for report in share:
                replace_document(store, report)
                remove_document(store, str(report.document))
                replace_document(store, report)
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=write, args=(reports[start::2],)) for start in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert n_triples(store) == expected
    assert store.version() == version + 6 + 6 * 3


def test_another_process_joins_and_sees_what_was_written(
    store: GraphStore, engine: str, settings_of: dict[str, GraphSettings], sample: ValidatedFacts
) -> None:
    replace_document(store, sample)
    settings = settings_of[engine]
    argument = json.dumps([settings.uri, settings.username, settings.password, str(settings.home)])
    command = [sys.executable, "-c", LIST_DOCUMENTS, argument]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert json.loads(answer.stdout) == [[documents(store)[0].id], store.engine.uri]

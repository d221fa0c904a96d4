"""The default model itself, and any other that sentence-transformers can load."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from graph.embedding.default_encoder import DefaultEncoder
from graph.embedding.default_model import ensure_default_model
from graph.embedding.embedder import Embedder
from graph.embedding.hub_encoder import HubEncoder, model_id
from graph.embedding.loading import load_embedder, open_encoder
from graph.embedding.onnx_module import sentence_transformer
from graph.embedding.recipe import PROMPTS, SOURCE, model_name
from graph.embedding.settings import EmbeddingSettings
from graph.errors import ModelNotFoundError
from graph.settings import GraphSettings

TEXTS = [
    "办理行政复议案件19件，审结16件。",
    "法",
    "全面推行行政执法公示、执法全过程记录、重大执法决定法制审核制度，持续规范行政执法行为，切实保障人民群众合法权益。"
    * 3,
    "Officials must appear in court in person.",
]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def folder(home: Path) -> Path:
    return ensure_default_model(EmbeddingSettings.from_environment(home).models)


@pytest.fixture(scope="module")
def default(folder: Path) -> DefaultEncoder:
    return DefaultEncoder(model_name(), folder, threads=1)


@pytest.fixture(scope="module")
def source(folder: Path) -> HubEncoder:
    return HubEncoder(str(folder / SOURCE), device="cpu", threads=1)


def test_the_fast_way_and_sentence_transformers_give_the_same_numbers(folder: Path, default: DefaultEncoder) -> None:
    model = sentence_transformer(folder, prompts=PROMPTS, threads=1)
    for text in TEXTS:
        assert np.array_equal(model.encode_query([text]), default.encode_queries([text]))
        assert np.array_equal(model.encode_document([text]), default.encode_documents([text]))
    assert np.array_equal(model.encode_document(TEXTS, batch_size=16), default.encode_documents(TEXTS))


def test_a_saved_default_model_loads_with_its_prompts(folder: Path, default: DefaultEncoder, tmp_path: Path) -> None:
    sentence_transformer(folder, prompts=PROMPTS, threads=1).save_pretrained(str(tmp_path / "saved"))
    loaded = SentenceTransformer(str(tmp_path / "saved"), trust_remote_code=True, device="cpu")
    assert loaded.get_embedding_dimension() == 384
    assert np.array_equal(loaded.encode_query(TEXTS[:1]), default.encode_queries(TEXTS[:1]))


def test_int8_agrees_with_the_weights_it_was_made_from(default: DefaultEncoder, source: HubEncoder) -> None:
    quantised, full = default.encode_documents(TEXTS), source.encode_documents(TEXTS)
    assert (quantised * full).sum(axis=1).min() > 0.99
    assert np.allclose(np.linalg.norm(quantised, axis=1), 1, atol=1e-5)
    assert quantised.dtype == np.float32


def test_query_and_passage_are_different_roles(default: DefaultEncoder) -> None:
    query, passage = default.encode_queries(["行政复议"])[0], default.encode_documents(["行政复议"])[0]
    assert 0.8 < float(query @ passage) < 0.999


def test_meaning_reaches_over_words_and_languages(embedder: Embedder) -> None:
    passages = ["共处办12345便民热线工单9380件，响应率为100%。", "印发村庄规划编制工作方案。"]
    hotline, planning = embedder.encode_passages(passages) @ embedder.encode_query("Did anyone answer the phone calls?")
    assert hotline > planning


def test_a_folder_is_loaded_as_any_hub_model_with_its_own_prompts(
    source: HubEncoder, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FAZHI_EMBEDDING_MODEL", str(folder / SOURCE))
    embedder = load_embedder(GraphSettings(None, "", "", tmp_path))
    assert embedder.dimension == 384
    assert embedder.name == model_id(str(folder / SOURCE)) == source.name
    assert source.prompts == ("query: ", "passage: ")
    direct = SentenceTransformer(str(folder / SOURCE), device="cpu")
    expected = direct.encode(["passage: " + TEXTS[0]], normalize_embeddings=True)[0]
    assert np.allclose(embedder.encode_passages(TEXTS[:1])[0], expected, atol=1e-6)


def test_prompts_that_only_the_model_card_states_are_added(folder: Path, tmp_path: Path) -> None:
    bare = tmp_path / "multilingual-e5-small"
    bare.mkdir()
    for path in (folder / SOURCE).iterdir():
        (bare / path.name).symlink_to(path)
    (bare / "config_sentence_transformers.json").unlink()
    (bare / "config_sentence_transformers.json").write_text(json.dumps({"prompts": {}}))
    assert HubEncoder(str(bare), device="cpu", threads=1).prompts == ("query: ", "passage: ")


def test_bulk_work_on_another_device_keeps_the_model_s_name(folder: Path, default: DefaultEncoder) -> None:
    def bulk() -> HubEncoder:
        return HubEncoder(str(folder / SOURCE), device="cpu", threads=1, name=model_name())

    encoder = DefaultEncoder(model_name(), folder, threads=1, bulk=bulk)
    assert encoder.name == default.name
    assert (encoder.encode_documents(TEXTS) * default.encode_documents(TEXTS)).sum(axis=1).min() > 0.99


@pytest.mark.parametrize(("model", "device"), [("/no/such/folder", None), (None, "cuda:7")])
def test_a_model_or_device_that_is_not_there_is_named(folder: Path, model: str | None, device: str | None) -> None:
    settings = EmbeddingSettings(model or str(folder / SOURCE), device, 1, folder.parent, folder / "none")
    with pytest.raises(ModelNotFoundError, match=device or "no/such/folder"):
        open_encoder(settings)


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    given = EmbeddingSettings.from_environment(
        tmp_path,
        {"FAZHI_EMBEDDING_MODEL": "a/b", "FAZHI_DEVICE": "cpu", "FAZHI_THREADS": "3", "FAZHI_MODEL_CACHE": "/m"},
    )
    assert given == EmbeddingSettings("a/b", "cpu", 3, Path("/m"), tmp_path / "cache" / "vectors.sqlite")
    assert EmbeddingSettings.from_environment(tmp_path, {}).models == tmp_path / "models"
    with pytest.raises(ModelNotFoundError, match="FAZHI_THREADS"):
        EmbeddingSettings.from_environment(tmp_path, {"FAZHI_THREADS": "many"})


def test_encoding_with_the_default_model_needs_no_torch_and_says_nothing(folder: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from graph.settings import GraphSettings; from graph.embedding.loading import load_embedder\n"
        "load_embedder(GraphSettings.from_environment()).encode_query('法')\n"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    environment = os.environ | {"FAZHI_HOME": str(tmp_path), "FAZHI_MODEL_CACHE": str(folder.parent)}
    environment.pop("FAZHI_EMBEDDING_MODEL", None)
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""

"""The default model as a sentence-transformers module."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import InputModule

from graph.embedding.onnx_session import MODEL, TOKENIZER, OnnxSession
from graph.embedding.tokenizer import MAX_TOKENS


class OnnxModule(InputModule):
    """An encoder that runs on ONNX Runtime inside a :class:`SentenceTransformer`.

    The folder it is loaded from holds the tokenizer and the quantised model; saving copies both, so a saved model is
    complete and loads with ``SentenceTransformer(folder, trust_remote_code=True)`` where this package is installed.
    """

    config_file_name = "onnx_module.json"
    config_keys = ["threads"]  # noqa: RUF012 - the parent class declares it so

    def __init__(self, folder: str | Path, threads: int = 2) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # sentence-transformers leaves it untyped
        self.folder = Path(folder)
        self.threads = threads
        self.max_seq_length = MAX_TOKENS
        self.session = OnnxSession(self.folder, threads=threads)
        # sentence-transformers asks a model's parameters and buffers where it lives.
        self.register_buffer("_place", torch.zeros(1), persistent=False)

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: object) -> dict[str, Any]:
        """Return the token ids and the attention mask of the texts, each with the prompt before it."""
        ids, mask = self.session.tokenize([(prompt or "") + str(text) for text in inputs])
        return {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}

    def forward(self, features: dict[str, Any], **_: object) -> dict[str, Any]:
        """Add ``sentence_embedding``, ``(n, d)`` float32 with L2-normalised rows."""
        vectors = self.session.run(features["input_ids"].numpy(), features["attention_mask"].numpy())
        return {**features, "sentence_embedding": torch.from_numpy(vectors)}

    def get_embedding_dimension(self) -> int:
        """Return the number of dimensions, as sentence-transformers asks for it."""
        return self.session.dimension

    def save(self, output_path: str, *_: object, **__: object) -> None:
        """Write the configuration, the tokenizer and the model into ``output_path``."""
        self.save_config(output_path)
        for name in (TOKENIZER, MODEL):
            if (self.folder / name).resolve() != (Path(output_path) / name).resolve():
                shutil.copyfile(self.folder / name, Path(output_path) / name)

    @classmethod
    def load(  # type: ignore[override]  # the parent spells out each place a model may come from
        cls, model_name_or_path: str, subfolder: str = "", **keywords: object
    ) -> OnnxModule:
        """Open a saved module."""
        known = ("token", "cache_folder", "revision", "local_files_only")
        places: dict[str, Any] = {key: keywords[key] for key in known if key in keywords}
        config = cls.load_config(model_name_or_path, subfolder=subfolder, **places)
        folder = cls.load_dir_path(model_name_or_path, subfolder=subfolder, **places)
        return cls(folder or model_name_or_path, **config)


def sentence_transformer(folder: Path, *, prompts: dict[str, str], threads: int) -> SentenceTransformer:
    """Return the built default model as a :class:`SentenceTransformer` with its query and document prompts."""
    return SentenceTransformer(modules=[OnnxModule(folder, threads)], prompts=prompts, device="cpu")

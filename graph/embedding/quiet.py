"""Keeps the model libraries off the standard error of a program for people."""

from __future__ import annotations

import importlib
import logging
import os
import warnings


def silence() -> None:
    """Let transformers and the Hugging Face client speak up for errors only; call before importing either.

    They draw progress bars, announce themselves and warn of a "Mistral regex" that these vocabularies do not contain.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("HF_HUB_VERBOSITY", "error")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module="transformers")


def silence_loaded() -> None:
    """Switch off what can only be switched off once the libraries are imported."""
    transformers_logging = importlib.import_module("transformers.utils.logging")
    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
    importlib.import_module("huggingface_hub.utils.logging").set_verbosity_error()

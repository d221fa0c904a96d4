"""Turn the default weights into an ordinary sentence-transformers folder, and that into a quantised ONNX model."""

from __future__ import annotations

import logging
import tempfile
import warnings
from pathlib import Path
from typing import cast

import numpy as np
import onnxruntime.quantization
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from graph.embedding.onnx_session import MODEL, TOKENIZER
from graph.embedding.tokenizer import MAX_TOKENS, build_tokenizer
from graph.embedding.weights import Weights

_MATRICES = (
    ("q", "attention.self.query"),
    ("k", "attention.self.key"),
    ("v", "attention.self.value"),
    ("ao", "attention.output.dense"),
    ("fi", "intermediate.dense"),
    ("fo", "output.dense"),
    ("aln", "attention.output.LayerNorm"),
    ("oln", "output.LayerNorm"),
)


def write_sentence_transformer(weights: Weights, folder: Path, *, prompts: dict[str, str]) -> None:
    """Write float32 weights, tokenizer, mean pooling, normalisation and prompts as one folder of about 490 MB."""
    names = {"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>"}
    names |= {"unk_token": "<unk>", "pad_token": "<pad>", "mask_token": "<mask>"}
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # transformers leaves it untyped
        tokenizer_object=build_tokenizer(weights), model_max_length=MAX_TOKENS, padding_side="right", **names
    )
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        _bert(weights).save_pretrained(scratch)
        tokenizer.save_pretrained(scratch)
        modules = [Transformer(scratch, max_seq_length=MAX_TOKENS), Pooling(weights.shape.hidden), Normalize()]
        model = SentenceTransformer(modules=modules, device="cpu", prompts=prompts)
        model.save_pretrained(str(folder), create_model_card=False)


def _bert(weights: Weights) -> BertModel:
    shape = weights.shape
    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types,
        layer_norm_eps=round(weights.epsilon, 15),
        pad_token_id=weights.special.pad,
        hidden_act="gelu",
    )
    model = BertModel(config, add_pooling_layer=False)
    missing, unexpected = model.load_state_dict(_state(weights, model), strict=False)
    left = [name for name in missing if "position_ids" not in name]
    if left or unexpected:
        raise ValueError(f"the weights lack {left} and bring unknown {unexpected}")
    model.eval()  # type: ignore[no-untyped-call]  # transformers leaves it untyped
    return model


def _state(weights: Weights, model: BertModel) -> dict[str, torch.Tensor]:
    """Rename the tensors and give each the form the model expects; missing token types are zero."""
    sources = {
        "embeddings.word_embeddings.weight": "emb.word",
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }
    for layer in range(weights.shape.layers):
        for short, long in _MATRICES:
            for suffix, kind in (("w", "weight"), ("b", "bias")):
                sources[f"encoder.layer.{layer}.{long}.{kind}"] = f"l{layer}.{short}.{suffix}"
    state = {}
    for name, source in sources.items():
        form = model.get_parameter(name).shape
        values = np.zeros(form.numel(), np.float32)
        values[: weights.tensors[source].size] = weights.tensors[source]
        state[name] = torch.from_numpy(values.reshape(tuple(form)))
    return state


class _Pooled(torch.nn.Module):
    """The encoder with mean pooling and L2 normalisation, so that the ONNX graph gives the vector itself."""

    def __init__(self, bert: torch.nn.Module) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        hidden = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        kept = attention_mask.unsqueeze(-1).to(hidden.dtype)
        return torch.nn.functional.normalize((hidden * kept).sum(1) / kept.sum(1), dim=-1)


def write_onnx(source: SentenceTransformer, folder: Path) -> None:
    """Write the float32 model of ``source`` as an int8 ONNX model and its tokenizer (118 and 17 MB) into ``folder``.

    Per-channel weights keep a mean cosine of 0.997 to float32, per-tensor ones only 0.987, at the same speed.
    """
    full = folder / "model_fp32.onnx"
    model = _Pooled(cast("Transformer", source[0]).auto_model).eval()
    example = (torch.full((2, 16), 5), torch.ones(2, 16, dtype=torch.long))
    free = {0: "batch", 1: "length"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of its own successor
        torch.onnx.export(
            model,
            example,
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=["embedding"],
            dynamic_axes={"input_ids": free, "attention_mask": free, "embedding": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
    logging.getLogger().addFilter(_no_advice)
    try:
        onnxruntime.quantization.quantize_dynamic(
            str(full),
            str(folder / MODEL),
            weight_type=onnxruntime.quantization.QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    finally:
        logging.getLogger().removeFilter(_no_advice)
    full.unlink()
    source.tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))


def _no_advice(record: logging.LogRecord) -> bool:
    """Drop the quantiser's advice to preprocess the model; the measured vectors are good without."""
    return "pre-process" not in record.getMessage()

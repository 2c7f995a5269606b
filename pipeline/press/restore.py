"""Restore: weights that were exported to CTranslate2 in int8, back as a Hugging Face Marian folder to go on training from.

Rounding to int8 moves a weight by at most half of 1/127 of the largest in its row; training soon makes up for that.
The layout of `model.bin` is that of `ctranslate2.specs.model_spec`, binary version 6.
"""

from __future__ import annotations

import json
import shutil
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pipeline.errors import user_error
from pipeline.press.settings import Recipe

if TYPE_CHECKING:
    from numpy.typing import NDArray

_VERSION = 6
_TYPES = ("float32", "int8", "int16", "int32", "float16")
_NORMS = {
    "self_attention": "self_attn_layer_norm",
    "attention": "encoder_attn_layer_norm",
    "ffn": "final_layer_norm",
}
# Of `ctranslate2.specs.Activation`.
_ACTIVATIONS = {0: "relu", 2: "swish"}
_PARTS = ("q_proj", "k_proj", "v_proj")

Arrays = dict[str, "NDArray[Any]"]


def restore(model: Path, folder: Path) -> Path:
    """Writes the model of a CTranslate2 folder to `folder` as float32 Marian weights with its tokenizer.

    Raises `UserError` for a model of another format or shape.
    """
    import torch
    from transformers import MarianConfig, MarianMTModel

    arrays = read_arrays(model / "model.bin")
    pieces = json.loads((model / "shared_vocabulary.json").read_text(encoding="utf-8"))
    vocabulary = [*(piece for piece in pieces if piece != "<pad>"), "<pad>"]
    state = {name: torch.from_numpy(array.copy()) for name, array in _marian(arrays).items()}
    embeddings = torch.zeros(len(vocabulary), state["model.shared.weight"].size(1))
    embeddings[: state["model.shared.weight"].size(0)] = state["model.shared.weight"]
    bias = torch.zeros(1, len(vocabulary))
    bias[0, : state["final_logits_bias"].numel()] = state["final_logits_bias"]
    state |= {"model.shared.weight": embeddings, "final_logits_bias": bias}
    config = MarianConfig(**_shape(arrays, len(vocabulary)))
    whole: Any = MarianMTModel(config)
    missing, unknown = whole.load_state_dict(state, strict=False)
    lost = [
        n
        for n in missing
        if not n.endswith(("embed_tokens.weight", "embed_positions.weight", "lm_head.weight"))
    ]
    if lost or unknown:
        raise user_error(f"no weights that the recipe can go on from ({[*lost, *unknown][0]})", model)
    whole.save_pretrained(folder)
    shutil.copyfile(model / "source.spm", folder / "source.spm")
    numbered = {piece: number for number, piece in enumerate(vocabulary)}
    (folder / "vocab.json").write_text(json.dumps(numbered, ensure_ascii=False), encoding="utf-8")
    return folder


def start_of(recipe: Recipe) -> Path | None:
    """The Hugging Face folder that a recipe goes on from; an exported model is restored once."""
    if recipe.start is None or not (recipe.start / "model.bin").is_file():
        return recipe.start
    folder = recipe.folder / "start"
    return folder if (folder / "vocab.json").is_file() else restore(recipe.start, folder)


def read_arrays(path: Path) -> Arrays:
    """The arrays of a `model.bin` by name; int8 weights are scaled back to float32."""
    import numpy

    with path.open("rb") as file:
        (version,) = _numbers(file, "I")
        if version != _VERSION:
            raise user_error(f"this is a CTranslate2 model of version {version}, not {_VERSION}", path)
        _string(file)
        _revision, count = _numbers(file, "II")
        raw: Arrays = {}
        for _ in range(count):
            name = _string(file)
            (rank,) = _numbers(file, "B")
            shape = _numbers(file, "I" * rank)
            kind, size = _numbers(file, "BI")
            raw[name] = numpy.frombuffer(file.read(size), _TYPES[kind]).reshape(shape)
    return {
        name: array / raw[f"{name}_scale"][:, None] if f"{name}_scale" in raw else array
        for name, array in raw.items()
        if not name.endswith("_scale")
    }


def _numbers(file: BinaryIO, form: str) -> tuple[int, ...]:
    return struct.unpack(f"<{form}", file.read(struct.calcsize(f"<{form}")))


def _string(file: BinaryIO) -> str:
    (length,) = _numbers(file, "H")
    return file.read(length)[:-1].decode()


def _shape(arrays: Arrays, pieces: int) -> dict[str, Any]:
    pad = pieces - 1
    layers = {
        side: len({name.split("/")[1] for name in arrays if name.startswith(f"{side}/layer_")})
        for side in ("encoder", "decoder")
    }
    heads, feed_forward = int(arrays["encoder/num_heads"]), len(arrays["encoder/layer_0/ffn/linear_0/bias"])
    return {
        "vocab_size": pieces,
        "d_model": arrays["decoder/embeddings/weight"].shape[1],
        **{f"{side}_layers": number for side, number in layers.items()},
        **{f"{side}_attention_heads": heads for side in layers},
        **{f"{side}_ffn_dim": feed_forward for side in layers},
        "activation_function": _ACTIVATIONS[int(arrays["decoder/activation"])],
        "scale_embedding": True,
        "static_position_embeddings": True,
        "dropout": 0.0,
        "max_position_embeddings": len(arrays["decoder/position_encodings/encodings"]),
        "pad_token_id": pad,
        "eos_token_id": 2,
        "forced_eos_token_id": 2,
        "decoder_start_token_id": pad,
    }


def _marian(arrays: Arrays) -> Arrays:
    """The arrays under the names that Marian's layers have."""
    out = {
        "model.shared.weight": arrays["decoder/embeddings/weight"],
        "final_logits_bias": arrays["decoder/projection/bias"],
    }
    for name, array in arrays.items():
        if "/layer_" not in name:
            continue
        side, layer, part, what, *kind = name.split("/")
        prefix = f"model.{side}.layers.{layer.removeprefix('layer_')}."
        if what == "layer_norm":
            out[f"{prefix}{_NORMS[part]}.{'weight' if kind[0] == 'gamma' else 'bias'}"] = array
        elif part == "ffn":
            out[f"{prefix}fc{1 if what == 'linear_0' else 2}.{kind[0]}"] = array
        else:
            attention = f"{prefix}{'self_attn' if part == 'self_attention' else 'encoder_attn'}."
            for projection, piece in _projections(part, what, array):
                out[f"{attention}{projection}.{kind[0]}"] = piece
    return out


def _projections(part: str, linear: str, array: NDArray[Any]) -> list[tuple[str, NDArray[Any]]]:
    """CTranslate2 keeps query, key and value of an attention in one matrix; towards the source, key and value."""
    import numpy

    own = part == "self_attention"
    names = {
        "linear_0": _PARTS if own else _PARTS[:1],
        "linear_1": ("out_proj",) if own else _PARTS[1:],
        "linear_2": ("out_proj",),
    }[linear]
    return list(zip(names, numpy.split(array, len(names)), strict=True))

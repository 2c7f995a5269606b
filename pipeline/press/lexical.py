"""A new model that knows words before it has read a sentence, which saves several times the tokens.

Embeddings of both languages come from which pieces occur in each other's sentences: positive pointwise
mutual information, truncated SVD, one shared table (after Lample et al. 2018 and Levy & Goldberg 2014).
"""

from __future__ import annotations

import json
from typing import Any

import numpy
import torch

from pipeline.press.batches import Copy, load_copies
from pipeline.press.settings import Recipe

_SMOOTHING, _SHIFT, _SHRINK = 0.75, 1.0, 0.3
_SENTENCES = 100_000


def new_model(recipe: Recipe) -> Any:
    """A Marian model of the recipe's shape with lexical embeddings and near-identity cross-attention."""
    from transformers import MarianConfig, MarianMTModel

    data = recipe.folder / "data"
    size = len(json.loads((data / "vocab.json").read_text(encoding="utf-8")))
    shape, pad = recipe.shape, size - 1
    config = MarianConfig(
        vocab_size=size, d_model=shape.width, encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers, encoder_ffn_dim=shape.feed_forward,
        decoder_ffn_dim=shape.feed_forward, encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads, max_position_embeddings=512, activation_function="relu",
        scale_embedding=True, pad_token_id=pad, eos_token_id=2, bos_token_id=1, decoder_start_token_id=pad,
        forced_eos_token_id=2, dropout=0.0, attention_dropout=0.0, activation_dropout=0.0,
        static_position_embeddings=True, tie_word_embeddings=True,
    )  # fmt: skip
    torch.manual_seed(recipe.training.seed)
    model = MarianMTModel(config)
    copies = [load_copies(data, name)[0] for name in recipe.corpora]
    embeddings, bias = lexical(copies, size, shape.width, recipe.training.seed, recipe.training.device)
    with torch.no_grad():
        model.model.shared.weight.copy_(torch.from_numpy(embeddings))
        model.model.shared.weight[pad] = 0
        model.final_logits_bias.copy_(torch.from_numpy(bias)[None])
        _shrink(model)
        for layer in model.model.decoder.layers:
            _near_identity(layer.encoder_attn, shape.width)
    return model


def _shrink(model: Any) -> None:
    """Small sub-layer outputs: every layer begins close to passing on what it gets."""
    for name, weight in model.named_parameters():
        if weight.dim() == 2 and "layers" in name:
            torch.nn.init.xavier_uniform_(weight, gain=0.7)
            if name.endswith(("out_proj.weight", "fc2.weight")):
                weight.mul_(0.2)


def _near_identity(attention: Any, width: int) -> None:
    identity = torch.eye(width)
    for projection, share in (("v_proj", 1.0), ("out_proj", 0.7), ("q_proj", 0.5), ("k_proj", 0.5)):
        weight = getattr(attention, projection).weight
        weight.copy_(share * identity + 0.02 * torch.randn(width, width))


def lexical(copies: list[Copy], size: int, width: int, seed: int, device: str = "cpu") -> tuple[Any, Any]:
    """Embeddings (size, width), rows of length 1, and centred log unigrams of the target side (size,)."""
    torch.manual_seed(seed)
    source, target = (_occurrences(copies, size, side) for side in ("source", "target"))
    counts = _together(source, target)
    both = [_unit(side) for side in _factors(_mutual_information(counts, size), width, device)]
    weights = [numpy.asarray(matrix.sum(0)).ravel()[:, None] for matrix in (source, target)]
    table = _unit(both[0] * weights[0] + both[1] * weights[1])
    rng = numpy.random.default_rng(seed)
    empty = numpy.linalg.norm(table, axis=1) < 1e-6
    table[empty] = rng.normal(size=(int(empty.sum()), width)) / numpy.sqrt(width)
    unigram = numpy.log((weights[1].ravel() + 1) / (weights[1].sum() + size))
    return table.astype(numpy.float32), (unigram - unigram.mean()).astype(numpy.float32)


def _occurrences(copies: list[Copy], size: int, side: str) -> Any:
    """Which pieces occur in which sentence: a sparse 0/1 matrix (sentences, size)."""
    from scipy import sparse

    rows, columns, first = [], [], 0
    for copy in copies:
        ends = getattr(copy, f"{side}_ends")
        rows.append(numpy.repeat(numpy.arange(len(copy)), numpy.diff(ends)) + first)
        columns.append(getattr(copy, side).astype(numpy.int32))
        first += len(copy)
    ones = numpy.ones(sum(map(len, columns)), dtype=numpy.float32)
    matrix = sparse.csr_matrix(
        (ones, (numpy.concatenate(rows), numpy.concatenate(columns))), shape=(first, size)
    )
    matrix.data[:] = 1
    return matrix


def _together(source: Any, target: Any) -> Any:
    """How often two pieces share a sentence, long sentences counting less (1/√(lengths))."""
    from scipy import sparse

    lengths = numpy.asarray(source.sum(1)).ravel() * numpy.asarray(target.sum(1)).ravel()
    weights = 1 / numpy.sqrt(numpy.maximum(1, lengths))
    total: Any = 0
    for at in range(0, source.shape[0], _SENTENCES):
        part = slice(at, at + _SENTENCES)
        total = total + source[part].T @ (sparse.diags(weights[part]) @ target[part])
    return total.tocoo()


def _mutual_information(counts: Any, size: int) -> Any:
    from scipy import sparse

    rows = numpy.bincount(counts.row, counts.data, size)
    columns = numpy.bincount(counts.col, counts.data, size) ** _SMOOTHING
    values = numpy.log(counts.data / (rows[counts.row] * columns[counts.col] / columns.sum())) - _SHIFT
    values *= counts.data / (counts.data + _SHRINK)
    kept = values > 0
    return sparse.csr_matrix((values[kept], (counts.row[kept], counts.col[kept])), shape=(size, size)).astype(
        numpy.float32
    )


def _factors(matrix: Any, width: int, device: str) -> list[Any]:
    """The matrix as a product of two of that width, singular values shared out; by random projections (Halko et al. 2009)."""
    cells = matrix.tocoo()
    places = torch.from_numpy(numpy.stack([cells.row, cells.col]).astype(numpy.int64))
    table = torch.sparse_coo_tensor(places, torch.from_numpy(cells.data), cells.shape).to(device)
    u, values, v = torch.svd_lowrank(table, q=min(width + 32, min(cells.shape)), niter=6)
    root = values[:width].sqrt()
    return [(side[:, :width] * root).cpu().numpy() for side in (u, v)]


def _unit(rows: Any) -> Any:
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-6)

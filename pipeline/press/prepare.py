"""Prepare: from TSV files to token ids on disk, with slots as they are at run time."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache
from itertools import groupby, pairwise
from multiprocessing import get_context
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy

from pipeline.engines.hints import BETWEEN, CLOSE, OPEN, load_lexicon
from pipeline.glossary import load_glossaries
from pipeline.localise.style import load_style
from pipeline.press.annotate import Annotator
from pipeline.press.corpus import Pair, fingerprints, read_corpus
from pipeline.press.hinting import Marks, align_hinted, obscured
from pipeline.press.restore import start_of
from pipeline.press.settings import Corpus, Recipe
from pipeline.protect import Protector

LONGEST, LONGEST_HINTED = 180, 250
# Pairs that a process takes at once; the alignment of words is learnt from those that are encoded together.
_ANNOTATED, _ENCODED = 2000, 12_000
PAD = "<pad>"
# Words of a headline at most; the share of headlines in capitals, and of those with capital initials.
_HEADLINE, _CAPITALS, _TITLES = 20, 0.06, 0.3
_SENTENCE = re.compile(r"[。！？；：][”’」』）)\"']*$")
_SMALL = re.compile(r"(?<![\w<>&;'-])[a-z][a-z']*")
# What is no symbol.
_PLAIN = re.compile(r"[^<>]+(?![^<]*>)")
_PARTICLE = re.compile("an?|and|as|at|but|by|for|from|in|into|of|off|on|or|over|the|to|up|via|with")
SLOTS = tuple(f"<{kind}{index}>" for kind in "TNDV" for index in range(8))


def prepare(recipe: Recipe) -> dict[str, int]:
    """Writes tokenizer, vocabulary and token ids under `recipe.folder`/data; returns pairs by corpus.

    Works in as many processes as `training.threads` says, 0 for one a core; their number changes no byte.
    """
    folder = recipe.folder / "data"
    folder.mkdir(parents=True, exist_ok=True)
    exclude, seen = fingerprints(recipe.exclude), set[str]()
    pairs = {
        name: _some(list(read_corpus(corpus.files, exclude, seen)), corpus.most, recipe.training.seed)
        for name, corpus in recipe.corpora.items()
    }
    with ProcessPoolExecutor(recipe.training.threads or None, mp_context=get_context("spawn")) as pool:
        annotated = {name: _annotated(pool, recipe, name, pairs[name]) for name in recipe.corpora}
        _tokenizer(recipe, folder, [p for several in annotated.values() for copy in several for p in copy])
        parts = [
            (pool.submit(_encoded, recipe, name, f"{number} {at}", part), folder / f"{name}.{number}.npz")
            for name, several in annotated.items()
            for number, copy in enumerate(several)
            for at, part in enumerate(_parted(copy, _ENCODED))
        ]
        for path, several in groupby(parts, key=itemgetter(1)):
            numpy.savez_compressed(path, **_joined([future.result() for future, _ in several]))
    return {name: len(several) for name, several in pairs.items()}


def _some(pairs: list[Pair], most: int, seed: int) -> list[Pair]:
    return random.Random(seed).sample(pairs, most) if most and len(pairs) > most else pairs


def _annotated(pool: Executor, recipe: Recipe, name: str, pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The copies of a corpus, each with another share of its spans in slots."""
    jobs = [
        pool.submit(_annotate, recipe, name, at, part) for at, part in enumerate(_parted(pairs, _ANNOTATED))
    ]
    several: list[list[Pair]] = [[] for _ in recipe.corpora[name].slots]
    for job in jobs:
        for whole, part in zip(several, job.result(), strict=True):
            whole += part
    return several


def _annotate(recipe: Recipe, name: str, at: int, pairs: Sequence[Pair]) -> list[list[Pair]]:
    annotator, rng = _annotator(recipe.glossaries), random.Random(f"{recipe.training.seed} {name} {at}")
    shares = recipe.corpora[name].slots
    copies = [annotator.annotate(*pair, shares, rng) for pair in pairs]
    return [[copy[number] for copy in copies] for number in range(len(shares))]


@cache
def _annotator(glossaries: Sequence[Path]) -> Annotator:
    return Annotator(Protector(load_glossaries(glossaries)), load_style("mainland-press", "zh-Hans-CN"))


def _encoded(recipe: Recipe, name: str, part: str, pairs: Sequence[Pair]) -> dict[str, Any]:
    rng = random.Random(f"{recipe.training.seed} {name} {part}")
    return encoded(Encoder(recipe.folder / "data"), hinted(pairs, recipe.lexicon, recipe.corpora[name], rng))


def _parted(pairs: Sequence[Pair], size: int) -> list[Sequence[Pair]]:
    """Parts of like size, none much larger than `size`; of nothing one empty part."""
    count = max(1, round(len(pairs) / size))
    ends = [len(pairs) * number // count for number in range(count + 1)]
    return [pairs[a:b] for a, b in pairwise(ends)]


def hinted(pairs: Iterable[Pair], lexicon: Path | None, corpus: Corpus, rng: random.Random) -> list[Pair]:
    """The pairs with a random share of the hints that they have when they are translated, some on unknown words."""
    known = load_lexicon(lexicon)
    words = [word for word in known.words if word.isalpha() and len(word) > 3]

    def source(english: str, target: str) -> str:
        text = known.hinted(as_headline(english, target, rng), lambda: rng.random() < corpus.hints)
        return obscured(text, target, corpus.obscured if words else 0, rng, words)

    return [(source(*pair), pair[1]) for pair in pairs]


def as_headline(source: str, target: str, rng: random.Random) -> str:
    """Some of the lines that end without a full stop in the capitals that headlines are set in: of Words, or of ALL LETTERS."""
    if not 4 <= len(source.split()) <= _HEADLINE or _SENTENCE.search(target):
        return source
    chance = rng.random()
    if chance >= _CAPITALS + _TITLES:
        return source
    if chance < _CAPITALS:
        return _PLAIN.sub(lambda text: text[0].upper(), source)
    return _SMALL.sub(lambda word: _titled(word[0]), source)


def _titled(word: str) -> str:
    return word if _PARTICLE.fullmatch(word) else word[0].upper() + word[1:]


class Encoder:
    """Text to the model's ids: SentencePiece pieces in the order of `vocab.json`, `<pad>` last."""

    def __init__(self, folder: Path) -> None:
        import sentencepiece

        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        size = self._pieces.get_piece_size()
        self.symbols = frozenset(vocabulary[symbol] for symbol in SLOTS if symbol in vocabulary)
        self.marks = Marks(*(vocabulary[f"<0x{ord(mark):02X}>"] for mark in (OPEN, BETWEEN, CLOSE)))
        self._ids = numpy.array(
            [vocabulary[self._pieces.id_to_piece(i)] for i in range(size)], dtype=numpy.uint16
        )

    def encode(self, texts: Sequence[str]) -> list[Any]:
        """One array of ids (uint16) a text."""
        return [self._ids[ids] for ids in self._pieces.encode(list(texts))]


def _tokenizer(recipe: Recipe, folder: Path, pairs: Iterable[Pair]) -> None:
    """Takes the tokenizer of the model to go on from, or trains one on the mixture as it is trained on."""
    if start := start_of(recipe):
        for name in ("source.spm", "vocab.json"):
            shutil.copyfile(start / name, folder / name)
        return
    import sentencepiece

    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(line for pair in pairs for line in pair), model_writer=trained,
        vocab_size=recipe.vocabulary, model_type="unigram", character_coverage=0.9997, byte_fallback=True,
        split_digits=True, user_defined_symbols=list(SLOTS), unk_id=0, bos_id=1, eos_id=2, pad_id=3, pad_piece=PAD,
        normalization_rule_name="identity", max_sentence_length=4000, hard_vocab_limit=False, minloglevel=2,
    )  # fmt: skip
    (folder / "source.spm").write_bytes(trained.getvalue())
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    names = [pieces.id_to_piece(i) for i in range(pieces.get_piece_size())]
    order = [name for name in names if name != PAD] + [PAD]
    (folder / "vocab.json").write_text(
        json.dumps({n: i for i, n in enumerate(order)}, ensure_ascii=False), encoding="utf-8"
    )


def encoded(encoder: Encoder, pairs: Sequence[Pair]) -> dict[str, Any]:
    """Sources and targets as one run of ids each, with the offsets of the sentences and the alignment."""
    both = zip(encoder.encode([p[0] for p in pairs]), encoder.encode([p[1] for p in pairs]), strict=True)
    kept = [(s, t) for s, t in both if len(s) <= LONGEST_HINTED and len(t) <= LONGEST]
    arrays: dict[str, Any] = {}
    for name, side in (("source", 0), ("target", 1)):
        ids = [pair[side] for pair in kept]
        arrays[name] = numpy.concatenate(ids) if ids else numpy.zeros(0, dtype=numpy.uint16)
        arrays[f"{name}_ends"] = numpy.cumsum([0, *map(len, ids)])
    aligned = align_hinted(kept, encoder.symbols, encoder.marks)
    arrays["alignment"] = numpy.concatenate(aligned) if aligned else numpy.zeros(0, dtype=numpy.uint8)
    return arrays


def _joined(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The parts of a copy as one."""
    whole = {
        name: numpy.concatenate([part[name] for part in parts]) for name in ("source", "target", "alignment")
    }
    for side in ("source_ends", "target_ends"):
        lengths = numpy.concatenate([numpy.diff(part[side]) for part in parts])
        whole[side] = numpy.concatenate([[0], numpy.cumsum(lengths)])
    return whole

"""A CTranslate2 model as it is, or a checkpoint converted once: fast on a CPU, and without torch from then on."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pipeline.document import Translation
from pipeline.engines.base import Task
from pipeline.engines.checkpoint import digest
from pipeline.engines.convert import converted, is_ct2
from pipeline.engines.languages import SIMPLIFIED, Tags, is_tag, tags_of
from pipeline.engines.shortlists import shortlist_for_all
from pipeline.errors import user_error

_DECODING = {"no_repeat_ngram_size": 4, "length_penalty": 1.0, "max_decoding_length": 400}
_LONGEST = 200
# SentencePiece models by the names that Marian, NLLB, M2M100, mBART, T5 and MADLAD give them.
_SOURCE_PIECES = ("source.spm", "sentencepiece.bpe.model", "spiece.model")
_TARGET_PIECES = ("target.spm", *_SOURCE_PIECES)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What turns text into pieces and back, and how the model is told the languages.

    `shortlisted`: the search is kept to the writable pieces, which are fewer than those of the vocabulary.
    """

    source: Any
    target: Any
    tags: Tags
    readable: Collection[str]
    writable: Collection[str]
    shortlisted: bool


class Ct2Model:
    """Beam search with n-best, on as many threads as there are; with `batch_tokens` 0 every sentence by itself."""

    name = "ct2"
    reads_context = False

    def __init__(
        self,
        model: Path | str,
        revision: str | None = None,
        language: str | None = None,
        quantization: str = "int8",
        device: str = "cpu",
        beam: int = 4,
        threads: int = 0,
        batch_tokens: int = 0,
    ) -> None:
        """`quantization` is of the conversion; a folder that is converted already stays as it is.

        `batch_tokens`: the most source tokens in a batch, padding counted.
        """
        self._model, self._revision, self._language = model, revision, language
        self._quantization, self._device, self._beam = quantization, device, beam
        self._threads, self._batch_tokens = threads or os.cpu_count() or 1, batch_tokens
        self._locale = SIMPLIFIED
        # Loaded once, whatever languages are asked for.
        self._translator = cache(self._opened)

    def into(self, locale: str) -> Ct2Model:
        """The same weights, asked for another language."""
        other = copy(self)
        other._locale = locale
        for name in ("identity", "_loaded"):
            other.__dict__.pop(name, None)
        return other

    @cached_property
    def identity(self) -> Mapping[str, str]:
        made = {} if is_ct2(self._model) else {"quantization": self._quantization}
        return {
            "engine": "ct2",
            "weights": digest(self._folder),
            **made,
            "language": self._language or "auto",
            **({} if self._locale == SIMPLIFIED else {"into": self._locale}),
            "device": self._device,
            "beam": str(self._beam),
            "batch_tokens": str(self._batch_tokens),
            **{name: str(value) for name, value in _DECODING.items()},
        }

    def fits(self, text: str) -> bool:
        return len(self._tokens(text)) <= _LONGEST

    def keeps(self, mark: str) -> bool:
        """Whether the mark's pieces are in both vocabularies and give it back."""
        loaded = self._loaded
        read = loaded.source.encode(mark, out_type=str)
        written = loaded.target.encode(mark, out_type=str)
        known = all(piece in loaded.readable for piece in read) and all(p in loaded.writable for p in written)
        return known and loaded.target.decode(written).strip() == mark

    def translate(self, tasks: Sequence[Task]) -> list[Translation]:
        """The result is in the order of the tasks."""
        prefix = self._loaded.tags.target
        results = self._translator().translate_batch(
            [self._tokens(task.text) for task in tasks],
            target_prefix=[[prefix]] * len(tasks) if prefix else None,
            beam_size=self._beam,
            num_hypotheses=self._beam,
            max_batch_size=self._batch_tokens or 1,
            batch_type="tokens" if self._batch_tokens else "examples",
            return_scores=True,
            use_vmap=self._loaded.shortlisted,
            **_DECODING,
        )
        return [self._translation(result) for result in results]

    def _translation(self, result: Any) -> Translation:
        texts = [self._text(hypothesis) for hypothesis in result.hypotheses]
        return Translation(texts[0], self.name, float(result.scores[0]), tuple(texts[1:]))

    def _tokens(self, text: str) -> list[str]:
        return self._loaded.tags.source(self._loaded.source.encode(text, out_type=str))

    def _text(self, pieces: Sequence[str]) -> str:
        text: str = self._loaded.target.decode([piece for piece in pieces if not is_tag(piece)])
        return text.strip()

    @cached_property
    def _folder(self) -> Path:
        """The CTranslate2 folder."""
        if is_ct2(self._model):
            return Path(self._model)
        return converted(self._model, self._revision, self._quantization)

    @cached_property
    def _loaded(self) -> _Loaded:
        folder = self._folder
        readable, shortlist = _vocabulary(folder, "source"), shortlist_for_all(folder)
        writable = shortlist or _vocabulary(folder, "target")
        return _Loaded(
            _pieces(folder, _SOURCE_PIECES),
            _pieces(folder, _TARGET_PIECES),
            tags_of(readable, self._language, locale=self._locale),
            readable,
            writable,
            bool(shortlist),
        )

    def _opened(self) -> Any:
        import ctranslate2

        try:
            return ctranslate2.Translator(
                str(self._folder), device=self._device, inter_threads=self._threads, intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            if self._device != "cpu":
                raise user_error(f"no device '{self._device}' here: {error}", key="engine.device") from None
            raise user_error(f"not a CTranslate2 model: {error}", self._folder) from None


def _vocabulary(folder: Path, side: str) -> Collection[str]:
    """The pieces that one side of a model knows."""
    for name in (f"{side}_vocabulary", "shared_vocabulary"):
        try:
            if (folder / f"{name}.json").is_file():
                return dict.fromkeys(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
            if (folder / f"{name}.txt").is_file():
                return dict.fromkeys((folder / f"{name}.txt").read_text(encoding="utf-8").splitlines())
        except ValueError:
            raise user_error("not a vocabulary", folder / f"{name}.json") from None
    raise user_error(f"no vocabulary here ({side}_vocabulary.json or shared_vocabulary.json)", folder)


def _pieces(folder: Path, names: Sequence[str]) -> Any:
    import sentencepiece

    file = next((folder / name for name in names if (folder / name).is_file()), None)
    if file is None:
        raise user_error(f"no tokenizer here; copy {', '.join(names[:-1])} or {names[-1]} into it", folder)
    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(file))
    except RuntimeError as error:
        raise user_error(f"not a tokenizer: {error}", file) from None

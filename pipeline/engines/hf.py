"""Any sequence-to-sequence checkpoint that transformers can read: Marian, NLLB, M2M100, MADLAD and T5, mBART."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pipeline.document import Repair, Translation, Way
from pipeline.engines.base import Task
from pipeline.engines.batches import batches
from pipeline.engines.checkpoint import checkpoint_folder, checkpoint_identity
from pipeline.engines.constrain import EveryMarkOnce, Spelling
from pipeline.engines.languages import SIMPLIFIED, Tags, is_tag, known_tags, tags_of
from pipeline.engines.loading import enough_memory, library_versions, load_model, load_tokenizer
from pipeline.engines.needs import need
from pipeline.locales.tags import is_spaced

# Tokens of a source, and of a target.
_LONGEST, _MOST = 200, 400
# Tokens that a target may have beside two for each of the source, where every mark must stand in it.
_ROOM = 20
_WHAT = "translation model"
# What decides the output besides weights and beam, as with the other engines.
_DECODING = {"no_repeat_ngram_size": 4, "length_penalty": 1.0}


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A checkpoint in memory: its own tokenizer and model, and how it is told the languages."""

    tokenizer: Any
    model: Any
    tags: Tags
    positions: int


class HfModel:
    """Beam search with n-best. With `batch_tokens` 0 a sentence's translation does not depend on its neighbours."""

    name = "hf"
    reads_context = False

    def __init__(
        self,
        model: Path | str,
        revision: str | None = None,
        language: str | None = None,
        device: str = "cpu",
        dtype: str = "float32",
        beam: int = 4,
        batch_tokens: int = 0,
    ) -> None:
        """`batch_tokens`: the most source tokens in a batch, padding counted. Raises `UserError` without packages."""
        need("hf", "the engine 'hf'")
        self._model, self._revision, self._language = model, revision, language
        self._device, self._dtype, self._beam, self._batch_tokens = device, dtype, beam, batch_tokens
        self._locale = SIMPLIFIED
        # Loaded once, whatever languages are asked for.
        self._checkpoint = cache(self._opened)

    def into(self, locale: str) -> HfModel:
        """The same checkpoint, asked for another language."""
        other = copy(self)
        other._locale = locale
        for name in ("identity", "_loaded"):
            other.__dict__.pop(name, None)
        return other

    @cached_property
    def identity(self) -> Mapping[str, str]:
        return {
            "engine": "hf",
            **checkpoint_identity(self._model, self._folder),
            "language": self._language or "auto",
            **({} if self._locale == SIMPLIFIED else {"into": self._locale}),
            **{name: str(getattr(self, f"_{name}")) for name in ("device", "dtype", "beam", "batch_tokens")},
            **{name: str(value) for name, value in _DECODING.items()},
            **library_versions(),
        }

    def fits(self, text: str) -> bool:
        return len(self._source(text)) <= self._loaded.positions

    def keeps(self, mark: str) -> bool:
        """Whether the mark can be read, and written as it stands."""
        tokenizer = self._loaded.tokenizer
        read = tokenizer(mark, add_special_tokens=False).input_ids
        written = self._spelt(mark)
        return tokenizer.unk_token_id not in (*read, *written) and self._text(written) == mark

    def translate(self, tasks: Sequence[Task]) -> list[Translation]:
        """One translation a task; where every hypothesis lost a mark, that of a search which may not."""
        sources = [self._source(task.text) for task in tasks]
        found: dict[int, Translation] = {}
        for places in batches([*map(len, sources)], self._batch_tokens):
            found |= zip(places, self._search([sources[place] for place in places]), strict=True)
        for place, task in enumerate(tasks):
            texts = (found[place].text, *found[place].alternatives)
            if task.marks and not any(_whole(text, task) for text in texts):
                found[place] = self._again(task, sources[place], found[place])
        return [found[place] for place in range(len(tasks))]

    def _again(self, task: Task, source: list[int], lost: Translation) -> Translation:
        most = min(2 * len(source) + _ROOM, self._loaded.positions)
        marks = [self._spellings(mark) for mark in task.marks]
        (second,) = self._search([source], [EveryMarkOnce(marks, self._end, most + 1)], most)
        if not _whole(second.text, task):
            return lost
        others = (*second.alternatives, lost.text, *lost.alternatives)
        return replace(second, alternatives=others, repair=Repair(Way.CONSTRAINED))

    def _search(
        self, sources: Sequence[list[int]], processors: Sequence[Any] = (), most: int = _MOST
    ) -> list[Translation]:
        import torch

        tokenizer, model = self._loaded.tokenizer, self._loaded.model
        longest = max(map(len, sources))
        padding = [[tokenizer.pad_token_id] * (longest - len(source)) for source in sources]
        ids = torch.tensor([s + p for s, p in zip(sources, padding, strict=True)], device=self._device)
        mask = torch.tensor(
            [[1] * len(s) + [0] * len(p) for s, p in zip(sources, padding, strict=True)], device=self._device
        )
        with torch.inference_mode(), enough_memory():
            out = model.generate(
                input_ids=ids,
                attention_mask=mask,
                num_beams=self._beam,
                num_return_sequences=self._beam,
                do_sample=False,
                max_new_tokens=min(most, self._loaded.positions),
                return_dict_in_generate=True,
                output_scores=True,
                logits_processor=list(processors),
                **_DECODING,
                **self._start,
            )
        scores = out.sequences_scores.tolist() if self._beam > 1 else [None] * len(sources)
        texts = [self._text(sequence) for sequence in out.sequences.tolist()]
        return [
            Translation(texts[at], self.name, scores[at], tuple(texts[at + 1 : at + self._beam]))
            for at in range(0, len(texts), self._beam)
        ]

    def _source(self, text: str) -> list[int]:
        """The sentence as the encoder is given it."""
        tokenizer, tags = self._loaded.tokenizer, self._loaded.tags
        pieces = tokenizer.convert_ids_to_tokens(tokenizer(text, add_special_tokens=False).input_ids)
        ids: list[int] = tokenizer.convert_tokens_to_ids(tags.source(pieces))
        return ids

    @property
    def _start(self) -> Mapping[str, int]:
        """What the target begins with."""
        tags = self._loaded.tags
        if not tags.target:
            return {}
        key = "decoder_start_token_id" if tags.english_last else "forced_bos_token_id"
        return {key: self._loaded.tokenizer.convert_tokens_to_ids(tags.target)}

    @property
    def _end(self) -> int:
        end: int = self._loaded.tokenizer.eos_token_id
        return end

    def _text(self, ids: Sequence[int]) -> str:
        tokenizer = self._loaded.tokenizer
        own = [
            n for n, piece in zip(ids, tokenizer.convert_ids_to_tokens(ids), strict=True) if not is_tag(piece)
        ]
        text: str = tokenizer.decode(own, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        return text.strip()

    def _spelt(self, text: str) -> list[int]:
        """A text in the tokens of the target."""
        ids: list[int] = self._loaded.tokenizer(text_target=text, add_special_tokens=False).input_ids
        return ids

    def _spellings(self, mark: str) -> list[Spelling]:
        """How a mark is written behind a word of the language, and at the start."""
        word = "a " if is_spaced(self._locale) else "的"
        before = self._spelt(word.strip())
        behind, alone = self._spelt(f"{word}{mark}"), self._spelt(mark)
        found = [tuple(behind[len(before) :])] if behind[: len(before)] == before else []
        first = self._loaded.tokenizer.convert_ids_to_tokens(alone[0])
        return list(dict.fromkeys([*found, tuple(alone[1:] if first == "▁" else alone)]))

    def _opened(self) -> tuple[Any, Any]:
        """The tokenizer and the model."""
        tokenizer = load_tokenizer(self._folder, _WHAT)
        model = load_model(self._folder, "AutoModelForSeq2SeqLM", _WHAT, self._dtype, self._device)
        return tokenizer, model

    @cached_property
    def _folder(self) -> Path:
        return checkpoint_folder(self._model, self._revision)

    @cached_property
    def _loaded(self) -> _Loaded:
        tokenizer, model = self._checkpoint()
        vocabulary = _vocabulary(tokenizer, (*known_tags(self._locale), self._language))
        tags = tags_of(vocabulary, self._language, tokenizer.eos_token, self._locale)
        positions = getattr(model.config, "max_position_embeddings", None) or _LONGEST
        return _Loaded(tokenizer, model, tags, min(_LONGEST, positions))


def _vocabulary(tokenizer: Any, tags: Sequence[str | None]) -> set[str]:
    """The pieces, and those of the tags of languages that some tokenizers keep beside them."""
    unknown = tokenizer.unk_token_id
    return {
        *tokenizer.get_vocab(),
        *(tag for tag in tags if tag and tokenizer.convert_tokens_to_ids(tag) not in (None, unknown)),
    }


def _whole(text: str, task: Task) -> bool:
    close = "".join(text.split())
    return all(close.count(mark) == 1 for mark in task.marks)

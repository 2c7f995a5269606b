"""The built-in model: a small Marian-shaped translator, run by CTranslate2 in int8, offline and without torch."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from pipeline.document import SYMBOL, Translation
from pipeline.engines.attribution import beginning, without_speaker
from pipeline.engines.base import Request, complete
from pipeline.engines.digests import file_digest
from pipeline.engines.hints import MARKS, load_lexicon
from pipeline.engines.renumber import renumbered, restored
from pipeline.engines.rewording import reworded
from pipeline.engines.shortlists import SHORTLIST, check_shortlist
from pipeline.errors import user_error
from pipeline.words.trailing import trailing

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"} | dict.fromkeys(MARKS, " ")
)
# Between figures a long dash is a range.
_PAUSE = re.compile(r"(?<=[^\s—\d])(?:—|--)(?=[^\s—-])|(?<=\d)(?:—|--)(?=[^\s\d—-])")
# 'p.a.' behind a figure, which the model would take for a time of day; a stop that closes the sentence as well stays.
_PER_ANNUM = re.compile(r"(?<=[%>\dt] )p\.a(?:\.(?!\s*$)|(?=\.\s*$))(?!\w)")
MODEL = Path(__file__).parent.parent / "press" / "model"


def normalise(text: str) -> str:
    """The form the model was trained on: NFKC, plain quotes and dashes, single spaces, no marks of hints.

    A long dash that touches its words is a pause, not a hyphen: 'half—some' is no 'half-some'.
    """
    if "—" in text or "--" in text:
        text = _PAUSE.sub(" — ", text)
    if "p.a" in text:
        text = _PER_ANNUM.sub("per annum", text)
    return " ".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).split())


# What decides the output besides weights and beam.
_DECODING = {"no_repeat_ngram_size": 4, "length_penalty": 1.0, "max_decoding_length": 400}
_FILES = ("config.json", "model.bin", "shared_vocabulary.json", "source.spm")
# The beam of a second search, for sentences of which every hypothesis lacks or repeats a slot, or the best trails off.
_WIDER = 16
_WHOLE = 2
# Tokens, and slots of one kind; the model has seen no more in training.
_LONGEST = 180
_SLOTS = 8


class PressEngine:
    """Beam search with n-best; hypotheses come back best first. Where none of them has every slot once, or words trail
    behind the best that has, a wider search is made, then one without the speaker that a sentence names at its end.

    Every sentence is decoded by itself, on as many threads as there are: in batches, padding changes
    sums in the last digit, and with them now and then a word.
    """

    slot_limit = 30
    calls = 2

    def __init__(
        self, model: Path = MODEL, beam: int = 4, threads: int = 0, lexicon: Path | None = None
    ) -> None:
        """`threads`: sentences translated at once, 0 for the number of cores. `lexicon`: other words than our own.

        Raises `UserError` when the folder lacks one of the model's files, or the lexicon is none.
        """
        missing = [name for name in _FILES if not (model / name).is_file()]
        if missing:
            raise user_error(f"no model here ({missing[0]} is missing)", model)
        self._folder, self._beam, self._threads = model, beam, threads or os.cpu_count() or 1
        self._lexicon = load_lexicon(lexicon)
        self._loading = Lock()

    def load(self) -> None:
        """Loads tokenizer and weights, once. Raises `UserError` for files that are no model, or not of one."""
        with self._loading:
            _ = self._tokenizer, self._translator

    def into(self, locale: str) -> PressEngine:
        """Raises `UserError`: the model has learnt Chinese alone."""
        raise user_error(f"the engine 'press' writes Chinese alone, not {locale}", key="targets")

    @cached_property
    def _tokenizer(self) -> Any:
        import sentencepiece

        try:
            return sentencepiece.SentencePieceProcessor(model_file=str(self._folder / "source.spm"))
        except RuntimeError as error:
            raise user_error(f"not a tokenizer: {error}", self._folder / "source.spm") from None

    @cached_property
    def _translator(self) -> Any:
        import ctranslate2

        if (self._folder / SHORTLIST).is_file():
            check_shortlist(self._folder)
        try:
            return ctranslate2.Translator(
                str(self._folder), device="cpu", inter_threads=self._threads, intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            raise user_error(f"not a CTranslate2 model: {error}", self._folder) from None

    def _search(self, beam: int) -> Mapping[str, Any]:
        """What CTranslate2 is asked for."""
        own = {"beam_size": beam, "num_hypotheses": beam, "max_batch_size": 1, "return_scores": True}
        shortlist = {"use_vmap": True} if (self._folder / SHORTLIST).is_file() else {}
        return {**own, **shortlist, **_DECODING}

    @cached_property
    def identity(self) -> Mapping[str, str]:
        files = [self._folder / name for name in (*_FILES, SHORTLIST)]
        facts = [(file.name, file_digest(file)) for file in files if file.is_file()]
        weights = hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
        decoding = {name: str(value) for name, value in _DECODING.items()}
        own = {
            "weights": weights,
            "lexicon": self._lexicon.digest,
            "beam": str(self._beam),
            "wider": f"{_WIDER}, lost or trailing",
        }
        return {"engine": "press", **own, **decoding}

    def fits(self, source: str) -> bool:
        if max(Counter(symbol[1] for symbol in SYMBOL.findall(source)).values(), default=0) > _SLOTS:
            return False
        plain = normalise(source)
        return len(plain.encode()) <= _LONGEST or len(self._tokenizer.encode(plain)) < _LONGEST

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        """The result is in the order of the requests."""
        said, again = self._searched(requests, self._beam), [*range(len(requests))]
        for search, fits in ((self._searched, bool), (self._searched_alone, without_speaker)):
            again = [at for at in again if _rank(said[at], requests[at]) < _WHOLE and fits(requests[at])]
            for at, one in zip(again, search([requests[at] for at in again], _WIDER), strict=True):
                if _rank(one, requests[at]) > _rank(said[at], requests[at]):
                    said[at] = one
        return said

    def _searched_alone(self, requests: Sequence[Request], beam: int) -> list[Translation]:
        """The sentences that name their speaker at the end translated without, and the speaker put before them."""
        apart = [without_speaker(request) or (request, "") for request in requests]
        found = self._searched([request for request, _ in apart], beam)
        return [beginning(one, start) for one, (_, start) in zip(found, apart, strict=True)]

    def _searched(self, requests: Sequence[Request], beam: int) -> list[Translation]:
        """The sentences translated with a beam of that size."""
        if not requests:
            return []
        self.load()
        numbered = [renumbered(reworded(request.source), _SLOTS) for request in requests]
        tokens = [self._tokens(self._hinted(source)) for source, _ in numbered]
        found = self._translator.translate_batch(tokens, **self._search(beam))
        said = map(self._translation, found)
        return [restored(one, own) for one, (_, own) in zip(said, numbered, strict=True)]

    def _hinted(self, source: str) -> str:
        return self._lexicon.hinted(normalise(source))

    def _tokens(self, hinted: str) -> list[str]:
        return [*self._tokenizer.encode(hinted, out_type=str), "</s>"]

    def _translation(self, result: Any) -> Translation:
        """The hypotheses, best first."""
        text, *others = (self._tokenizer.decode(hypothesis) for hypothesis in result.hypotheses)
        return Translation(text, "press", float(result.scores[0]), tuple(others))


def _rank(translation: Translation, request: Request) -> int:
    """0 where no hypothesis has every slot, 1 where words trail behind the best that has, else 2."""
    texts = (translation.text, *translation.alternatives)
    best = next((text for text in texts if complete(text, request)), None)
    return 0 if best is None else 1 if trailing(best, request.source) else _WHOLE

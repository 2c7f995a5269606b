"""The built-in model: a small Marian-shaped translator, run by CTranslate2 in int8, offline and without torch."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.document import Translation
from pipeline.engines.base import Request
from pipeline.errors import user_error

_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
MODEL = Path(__file__).parent.parent / "press" / "model"


def normalise(text: str) -> str:
    """The form the model was trained on: NFKC, plain quotes and dashes, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(_PLAIN)).strip()


class PressEngine:
    """Beam search with n-best; hypotheses come back best first."""

    slot_limit = 8

    def __init__(self, model: Path = MODEL, beam: int = 4, threads: int = 0) -> None:
        """`threads` 0 leaves the number to CTranslate2. Raises `UserError` when the weights are not there."""
        if not (model / "model.bin").is_file():
            raise user_error("no model here (model.bin is missing)", model)
        self._folder, self._beam, self._threads = model, beam, threads

    @cached_property
    def _tokenizer(self) -> Any:
        import sentencepiece

        return sentencepiece.SentencePieceProcessor(model_file=str(self._folder / "source.spm"))

    @cached_property
    def _translator(self) -> Any:
        import ctranslate2

        return ctranslate2.Translator(str(self._folder), device="cpu", intra_threads=self._threads)

    @cached_property
    def identity(self) -> Mapping[str, str]:
        digest = hashlib.sha256()
        for name in ("config.json", "model.bin", "shared_vocabulary.json", "source.spm"):
            digest.update((self._folder / name).read_bytes())
        return {"engine": "press", "weights": digest.hexdigest()[:16], "beam": str(self._beam)}

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        """Sentences are batched by tokens; the result is in the order of the requests."""
        if not requests:
            return []
        tokens = [[*self._tokenizer.encode(normalise(r.source), out_type=str), "</s>"] for r in requests]
        results = self._translator.translate_batch(
            tokens,
            beam_size=self._beam,
            num_hypotheses=self._beam,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=256,
            no_repeat_ngram_size=4,
            length_penalty=1.0,
            return_scores=True,
        )
        return [self._translation(result) for result in results]

    def _translation(self, result: Any) -> Translation:
        texts = [self._tokenizer.decode(hypothesis) for hypothesis in result.hypotheses]
        return Translation(texts[0], "press", float(result.scores[0]), tuple(texts[1:]))

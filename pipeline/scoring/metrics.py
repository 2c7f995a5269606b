"""BLEU, chrF2++ and TER by sacreBLEU, set for the locale, with the signature that names them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pipeline.document import Score
from pipeline.errors import Problem, UserError, suggest, user_error
from pipeline.locale import Locale, parse_locale

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

_BLEU_TOKENIZERS = {"zh": "zh", "ja": "char"}
_WITHOUT_SPACES = {"zh", "ja"}


def _bleu(locale: Locale) -> Metric:
    """BLEU with a tokenizer that needs no download: zh, char (Japanese), intl (all others)."""
    from sacrebleu.metrics.bleu import BLEU

    return BLEU(tokenize=_BLEU_TOKENIZERS.get(locale.language, "intl"))


def _chrf(locale: Locale) -> Metric:
    """chrF2++: six character orders and two word orders, recall twice as important as precision."""
    from sacrebleu.metrics.chrf import CHRF

    return CHRF(word_order=2)


def _ter(locale: Locale) -> Metric:
    """TER; Chinese and Japanese are compared character by character, else a line would be one word."""
    from sacrebleu.metrics.ter import TER

    by_character = locale.language in _WITHOUT_SPACES
    return TER(asian_support=by_character, normalized=by_character)


METRICS: dict[str, Callable[[Locale], Metric]] = {"bleu": _bleu, "chrf": _chrf, "ter": _ter}


def score_corpus(
    hypotheses: Sequence[str],
    references: Sequence[str],
    locale: str,
    metrics: Sequence[str] = ("bleu", "chrf", "ter"),
    document: str | None = None,
) -> tuple[Score, ...]:
    """One score a metric over all lines. The values are those of the sacrebleu command, unrounded.

    Raises `UserError` for an unknown metric, for lists of different lengths and for empty lists.
    """
    _check_metrics(metrics)
    _check_counts(len(hypotheses), len(references))
    tag = parse_locale(locale)
    return tuple(_score(METRICS[name](tag), hypotheses, references, locale, document) for name in metrics)


def _score(
    metric: Metric, hypotheses: Sequence[str], references: Sequence[str], locale: str, document: str | None
) -> Score:
    result = metric.corpus_score(list(hypotheses), [list(references)])
    return Score(result.name, result.score, str(metric.get_signature()), locale, document)


def _check_metrics(metrics: Sequence[str]) -> None:
    unknown = [name for name in metrics if name not in METRICS]
    if unknown:
        raise UserError([Problem(f"'{name}' is not a metric{suggest(name, METRICS)}") for name in unknown])


def _check_counts(hypotheses: int, references: int) -> None:
    if hypotheses != references:
        raise user_error(f"{hypotheses} hypotheses, but {references} references; each needs its own")
    if not hypotheses:
        raise user_error("there is nothing to score: no hypothesis and no reference")

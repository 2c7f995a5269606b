"""Whether one translation is better than another, or merely luckier: sacreBLEU's paired tests, with its numbers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pipeline.locales.tags import parse_locale
from pipeline.scoring.metrics import METRICS
from pipeline.scoring.streams import OfSegment, streams
from pipeline.verdict import Comparison

SEED = 12345
LOWER = ("ter", "untranslated")
TESTS = {"randomisation": "ar", "bootstrap": "bs"}
FEW = 100
"""Below so many segments only a large difference is significant, and chance looks like quality."""


def compare_texts(
    hypotheses: Sequence[str],
    earlier: Sequence[str],
    references: Sequence[OfSegment],
    locale: str,
    metrics: Sequence[str] = tuple(METRICS),
    test: str = "randomisation",
    seed: int = SEED,
) -> tuple[Comparison, ...]:
    """Both texts under each metric: 10,000 swaps (`randomisation`) or 1,000 resamples (`bootstrap`).

    Of the two, randomisation sees a small loss in every segment of a short text, where resampling finds the
    segments too unlike each other.

    Values and p are those of `sacrebleu REFERENCE -i EARLIER HYPOTHESIS --paired-bs` or `--paired-ar` with
    SACREBLEU_SEED set to `seed`; intervals are resampled for both tests. p is two-sided: it says how easily
    chance alone makes a difference as large, in either direction.
    """
    lengths = {len(hypotheses), len(earlier), len(references)}
    if len(lengths) != 1 or not hypotheses:
        raise ValueError(f"texts of one length are compared, not of {sorted(lengths)}")
    tag = parse_locale(locale)
    with _seeded(seed):
        from sacrebleu.significance import PairedTest

        paired = PairedTest(
            [("earlier", list(earlier)), ("this", list(hypotheses))],
            {name: METRICS[name](tag) for name in metrics},
            streams(references),  # type: ignore[arg-type]  # it takes gaps
            test_type=TESTS[test],
            n_ar_confidence=0 if test == "randomisation" else -1,
        )
        signatures, results = paired()
        pairs: dict[str, Any] = dict(results)
    found = []
    changed = sum(one != other for one, other in zip(hypotheses, earlier, strict=True))
    for name, (shown, signature) in zip(metrics, signatures.items(), strict=True):
        before, after = pairs[shown]
        gain = (after.score - before.score) * (-1 if lower_is_better(name) else 1)
        found.append(
            Comparison(
                metric=name,
                locale=locale,
                before=before.score,
                after=after.score,
                gain=gain,
                segments=len(hypotheses),
                signature=str(signature),
                p=after.p_value,
                spread_before=float(before.ci),
                spread_after=float(after.ci),
                changed=changed,
            )
        )
    return tuple(found)


def lower_is_better(metric: str) -> bool:
    """Of an error rate, or of what is left to do, the smaller value is the better one."""
    return metric in LOWER


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """sacreBLEU takes its seed from the environment alone."""
    before = os.environ.get("SACREBLEU_SEED")
    os.environ["SACREBLEU_SEED"] = str(seed)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SACREBLEU_SEED"]
        else:
            os.environ["SACREBLEU_SEED"] = before

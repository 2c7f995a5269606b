"""Evaluate: the shipped weights beside those of the recipe, through the whole pipeline, on texts kept out of training."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.config.engines import PressSettings
from pipeline.config.settings import Config, Input, Metric, ScoreSettings
from pipeline.document import Score
from pipeline.engines.press import MODEL
from pipeline.errors import user_error
from pipeline.files.text import read_utf8
from pipeline.press.settings import Evaluation, Recipe
from pipeline.runs.stages import run

METRICS: tuple[Metric, ...] = ("bleu", "chrf", "terms", "magnitudes", "dates", "slots")
_SHOWN = ("BLEU", "chrF2++", *METRICS[2:])


def evaluate(recipe: Recipe) -> str:
    """A Markdown table: a line for each set and each model, all decoded alike.

    Raises `UserError` when the recipe names no sets, or nothing was exported yet.
    """
    if not recipe.evaluate:
        raise user_error("the recipe has no 'evaluate': name at least one set", key="evaluate")
    models = {"shipped": MODEL, "new": recipe.folder / "ct2"}
    head = ("set", "locale", "model", *_SHOWN)
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, evaluation in recipe.evaluate.items():
        for model, folder in models.items():
            lines += [_line(name, model, tag, scores) for tag, scores in _scores(recipe, evaluation, folder)]
    return "\n".join(lines)


def _line(name: str, model: str, locale: str, scores: Mapping[str, Score]) -> str:
    values = [f"{scores[metric].value:.1f}" if metric in scores else "–" for metric in _SHOWN]
    return "| " + " | ".join((name, locale, model, *values)) + " |"


def _scores(recipe: Recipe, evaluation: Evaluation, model: Path) -> Iterator[tuple[str, dict[str, Score]]]:
    """The scores of one set by its locales."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        config = Config(
            inputs=(_first_lines(evaluation, root),),
            targets=tuple(evaluation.references),
            glossaries=(*evaluation.glossaries, *recipe.glossaries),
            engine=PressSettings(model=model),
            score=ScoreSettings(metrics=METRICS),
            fail_on="never",
            output=root / "out",
        )
        scores = run(config).scores
    for locale in evaluation.references:
        yield locale, {score.metric: score for score in scores if score.locale == locale}


def _first_lines(evaluation: Evaluation, root: Path) -> Input:
    """The set's files cut to its first lines, as text files."""

    def cut(path: Path, name: str) -> Path:
        lines = read_utf8(path, "file").splitlines()[: evaluation.lines or None]
        (root / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return root / name

    references: dict[str, Path | tuple[Path, ...]] = {
        tag: cut(path, f"{tag}.txt") for tag, path in evaluation.references.items()
    }
    return Input(source=cut(evaluation.source, "source.txt"), references=references)

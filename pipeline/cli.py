"""The `xindaya` command."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands import pairs
from pipeline.commands.arguments import (
    CLEAN,
    FINDINGS,
    MISTAKE,
    Answer,
    Command,
    config_options,
    diff_options,
    group,
    parser,
    press_options,
    run_options,
    score_options,
    segment_options,
)
from pipeline.commands.engine import ENGINE
from pipeline.commands.memorydesk.commands import IMPORT, MEMORY
from pipeline.commands.starting import START
from pipeline.commands.termdesk.commands import GLOSSARY
from pipeline.errors import Problem, UserError, short, suggest
from pipeline.review.commands import REVIEW

if TYPE_CHECKING:
    from pipeline.config import Config, Options

BUG, STOPPED = 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit codes: 0 clean, 1 a gate or `fail_on` failed, 2 your mistake, 3 ours."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a pipe may have no Chinese
    options = parser(_COMMANDS).parse_args(arguments)
    try:
        answer: Answer = options.run(options)
        return _told(answer)
    except UserError as error:
        for problem in _placed(error.problems, options):
            print(f"xindaya: {problem}", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        print("xindaya: stopped; what is done is kept, run again to go on", file=sys.stderr)
        return STOPPED
    except Exception as error:  # the last line of defence: a bug, reported as one
        import traceback

        traceback.print_exc()
        print(f"xindaya: a bug in xindaya, not your mistake: {error}", file=sys.stderr)
        return BUG


def _placed(problems: Sequence[Problem], options: argparse.Namespace) -> Sequence[Problem]:
    """The problems with the lines of their keys in the config of the command, where no option took their place."""
    if getattr(options, "config", None) is None:
        return problems
    from pipeline.config.file import placed

    def is_given(problem: Problem) -> bool:
        return bool(getattr(options, (problem.key or "").partition(".")[0], None))

    try:
        return [problem if is_given(problem) else placed(problem, options.config) for problem in problems]
    except UserError:  # the config itself cannot be read, which is what the problems say
        return problems


def _told(answer: Answer) -> int:
    """Prints the answer. A reader that has seen enough, such as `head`, does not change the verdict."""
    try:
        print(answer.text, end="", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answer.code


def _load(options: argparse.Namespace) -> Config:
    from pipeline.config import load_config

    return load_config(options.config, _over_the_config(options))


def _over_the_config(options: argparse.Namespace) -> Options:
    from pipeline.config import Options
    from pipeline.config.paths import glossary_path

    return Options(
        inputs=tuple(options.input or ()),
        references=pairs.references(options.reference or ()),
        glossaries=tuple(glossary_path(str(path), Path()) for path in options.glossary or ()),
        targets=tuple(options.targets or ()),
        engine=options.engine,
        output=options.output,
        baseline=options.baseline,
        floors=pairs.floors(options.fail_under or ()),
        jobs=getattr(options, "jobs", None),
    )


def _run(options: argparse.Namespace) -> Answer:
    from pipeline.commands.notices import notices
    from pipeline.commands.progress import shown
    from pipeline.reports.step import add_step_summary
    from pipeline.reports.terminal import summary
    from pipeline.runs.madefrom import note
    from pipeline.runs.stages import run

    config = _load(options)
    with shown("translating") as progress:
        result = run(config, force=options.force, progress=progress)
    note(result.output, options.config, _over_the_config(options))
    add_step_summary(result.output)
    text = summary(result.documents, result.scores, result.output, result.verdict) + notices(config)
    text += "".join(
        f"somebody had changed a file; it is kept as {short(path)}{_TAKE_OVER.get(path.suffix, '')}\n"
        for path in result.kept
    )
    return Answer(text, CLEAN if result.verdict.passed else FINDINGS)


# What to do with a file that somebody changed.
_TAKE_OVER = {".xlf": " (xindaya import takes it into a memory)"}


def _gate(options: argparse.Namespace) -> Answer:
    from pipeline.reports.gates import gate_table
    from pipeline.reports.step import add_step_summary
    from pipeline.runs.stages import run

    result = run(_load(options), remembered=True)
    add_step_summary(result.output)
    return Answer(gate_table(result.verdict), CLEAN if result.verdict.passed else FINDINGS)


def _diff(options: argparse.Namespace) -> Answer:
    from pipeline.formats import atomic_write
    from pipeline.reports.changes import changes_html, changes_text
    from pipeline.runs.pastrun import read_run
    from pipeline.runs.rundiff import compare_runs

    before, after = read_run(options.before), read_run(options.after)
    found = compare_runs(before, after, dict(pairs.references(options.reference or ())))
    if options.html:
        title = f"{options.before} → {options.after}"
        atomic_write(options.html, changes_html(found, title).encode("utf-8"))
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return Answer(changes_text(found, colour))


def _check(options: argparse.Namespace) -> Answer:
    from pipeline.commands.notices import notices
    from pipeline.reports.tally import count_of
    from pipeline.runs.preparation import prepare

    config = _load(options)
    prepared = prepare(config)
    inputs = count_of(len(prepared.inputs), "input")
    blocks = count_of(prepared.blocks, "block")
    terms = count_of(len(prepared.terms), "term")
    facts = f"{inputs} ({blocks}), {terms}, targets {', '.join(config.targets)}"
    pairings = "".join(pairing.report for pairing in prepared.pairings)
    return Answer(f"{short(options.config)}: good: {facts}\n{pairings}{notices(config)}")


def _show(options: argparse.Namespace) -> Answer:
    from pipeline.commands.show import show

    return Answer(show(_load(options)))


def _score(options: argparse.Namespace) -> Answer:
    from pipeline.locales.tags import parse_locale
    from pipeline.scoring import score_apart, score_files
    from pipeline.segment import sentences

    try:
        locale = parse_locale(options.locale).tag
    except UserError as error:
        raise UserError(Problem(error.problems[0].message, key="--locale")) from None
    if options.align:
        scores, pairings = score_apart(
            options.hypothesis, options.reference, locale, sentences, options.source
        )
    else:
        scores, pairings = score_files(options.hypothesis, options.reference, locale, options.source), ()
    told = "".join(f"{score.metric} {score.value:.2f}  {score.signature}\n" for score in scores)
    return Answer(told + "".join(pairing.report for pairing in pairings))


def _segment(options: argparse.Namespace) -> Answer:
    from pipeline.formats import read
    from pipeline.segment import segment

    return Answer("".join(f"{part.source}\n" for part in segment(read(options.file)).segments))


def _press(options: argparse.Namespace) -> Answer:
    from importlib import import_module

    from pipeline.press.settings import load_recipe

    if options.step not in _PRESS:
        raise UserError(
            Problem(f"'{options.step}' is not a step{suggest(options.step, _PRESS)}", key="press")
        )
    recipe = load_recipe(options.recipe)
    try:
        step = getattr(import_module(f"pipeline.press.{options.step}"), options.step)
    except ModuleNotFoundError as error:
        message = f"making the model needs the extra [train]: {error.name} is not installed"
        raise UserError(Problem(message, key="press")) from None
    return Answer(f"{step(recipe)}\n")


_PRESS = ("prepare", "train", "export", "evaluate")
_COMMANDS = {
    "init": START,
    "run": Command(_run, "translate, check, score and write", run_options),
    "check": Command(_check, "check config, glossaries and inputs; loads no model", config_options),
    "show": Command(_show, "print the resolved config and the order of the stages", config_options),
    "gate": Command(_gate, "judge again what a run has translated; loads no model", config_options),
    "review": REVIEW,
    "diff": Command(_diff, "show what changed between two runs, the largest effect first", diff_options),
    "score": Command(_score, "score a translation against a human one", score_options),
    "segment": Command(_segment, "print a release one sentence a line", segment_options),
    "engine": group("try out engines", ENGINE),
    "glossary": group("check, convert, look up and count glossaries", GLOSSARY),
    "import": IMPORT,
    "memory": group("import, export, look up and count a memory of translations", MEMORY),
    "press": Command(_press, "make the built-in model: prepare, train, export, evaluate", press_options),
}

"""How slots travel through a foreign model: one function writes them into the source, one reads them back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.document import SYMBOL
from pipeline.engines.base import Request, Task

# Placeholders, best first; the first that the model's pieces can write is taken. `{}` is a number from 1.
MARKS = ("⟦{}⟧", "[[{}]]", "XX{}XX", "[{}]")
# What a model makes of them: another script's brackets, a space inside, small letters.
_BRACKETS = {"⟦": "⟦〚", "⟧": "⟧〛", "[": "[［【", "]": "]］】", "X": "XxＸｘ", "<": "<＜〈", ">": ">＞〉"}
_LOOSE = re.compile(r"[<＜〈]\s*([TNDVtndv])\s*(\d+)\s*[>＞〉]")
# The index of a symbol that nobody asked for: repair drops it.
_INVENTED = 900


@dataclass(frozen=True, slots=True)
class Strategy:
    """`write` makes a task of a request; `read` turns the model's answer to it back into text with symbols."""

    write: Callable[[Request], Task]
    read: Callable[[str, Task], str]


def strategies(keeps: Callable[[str], bool]) -> Mapping[str, Strategy]:
    """The strategies by name, for a model that can write what `keeps` says."""
    form = next((form for form in MARKS if keeps(form.format(1)) and keeps(form.format(12))), MARKS[0])
    return {
        "symbols": Strategy(_as_they_are, _tidied),
        "marked": Strategy(
            lambda request: _marked(request, form), lambda text, task: _unmarked(text, task, form)
        ),
        "inline": Strategy(_rendered, _found_again),
    }


def _as_they_are(request: Request) -> Task:
    return Task(request.source, request, request.symbols)


def _tidied(text: str, task: Task) -> str:
    """< t0 > and ＜T0＞ are <T0>."""
    return _LOOSE.sub(lambda match: f"<{match[1].upper()}{int(match[2])}>", text)


def _marked(request: Request, form: str) -> Task:
    marks = tuple(form.format(number) for number, _ in enumerate(request.symbols, 1))
    by_symbol = dict(zip(request.symbols, marks, strict=True))
    text = SYMBOL.sub(lambda match: by_symbol.get(match[0], match[0]), request.source)
    return Task(text, request, marks)


def _unmarked(text: str, task: Task, form: str) -> str:
    """Placeholders as symbols; one of a number that was not given becomes a symbol that nobody asked for."""
    symbols = task.request.symbols

    def symbol(match: re.Match[str]) -> str:
        number = int(match[1])
        return symbols[number - 1] if 0 < number <= len(symbols) else f"<V{_INVENTED + number % 100}>"

    return _loose(form).sub(symbol, text)


@cache
def _loose(form: str) -> re.Pattern[str]:
    before, after = (
        r"\s*".join(f"[{re.escape(_BRACKETS.get(character, character))}]" for character in side)
        for side in form.split("{}")
    )
    return re.compile(rf"{before}\s*(\d+)\s*{after}")


def _rendered(request: Request) -> Task:
    """The source with what the slots stand for in Chinese; a slot without a meaning keeps its symbol."""
    meanings = {meaning.symbol: meaning.target for meaning in request.meanings}
    return Task(SYMBOL.sub(lambda match: meanings.get(match[0]) or match[0], request.source), request)


def _found_again(text: str, task: Task) -> str:
    """The renderings as symbols, long ones first, so that 香港 is not found inside 香港交易所."""
    meanings = [m for m in task.request.meanings if m.target and m.symbol in task.request.symbols]
    for meaning in sorted(meanings, key=lambda m: -len(m.target)):
        text = _replaced_once(text, meaning.target, meaning.symbol)
    return _tidied(text, task)


def _replaced_once(text: str, what: str, symbol: str) -> str:
    """With the first `what` that is not part of a symbol replaced."""
    for match in re.finditer(rf"({SYMBOL.pattern})|{_spaced(what)}", text):
        if not match[1]:
            return text[: match.start()] + symbol + text[match.end() :]
    return text


def _spaced(what: str) -> str:
    """A pattern for the text with or without spaces between its characters, as pieces may have brought them in."""
    return r"\s*".join(map(re.escape, "".join(what.split())))

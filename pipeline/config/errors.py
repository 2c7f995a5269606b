"""Says what pydantic found wrong with a config in words that a communications officer understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.config.file import Key
from pipeline.errors import one_of, short, suggest

# What the values of a key are called where only a few are allowed.
_NOUNS = {
    "metrics": "a metric",
    "kind": "an engine",
    "use": "a use of the memory",
    "bilingual": "a bilingual format",
    "test": "a test",
    "fail_on": "a level",
    "checks": "a level",
    "slots": "a way for slots to travel",
    "dtype": "a number format",
    "quantization": "a number format",
}
_REQUIRED = {"inputs", "source", "output", "file"}
# What somebody may have meant to write who gave one value where settings belong.
_EXAMPLES = {
    "engine": "{kind: press}",
    "memory": "{file: ours.sqlite}",
    "score": "{metrics: [bleu, chrf]}",
    "comet": "{model: Unbabel/wmt22-comet-da}",
    "style": "{zh-Hant-HK: hk-press}",
    "checks": "{length_suspicious: info}",
    "gates": "{floors: {chrf: 45}}",
    "floors": "{chrf: 45}",
    "regression": "{bleu: 1.0}",
    "findings": "{error: 0}",
    "references": "{zh-Hant-HK: release.zh-Hant-HK.txt}",
    "inputs": "{source: release.txt}",
}


def in_words(key: Key, error: Mapping[str, Any], settings: Callable[[Key], Iterable[str]]) -> str:
    """The mistake in words. `settings` gives the names that are allowed below a key."""
    value, context = error["input"], error.get("ctx", {})
    if error["type"] == "missing":
        return "this setting is missing"
    if error["type"] == "extra_forbidden":
        return f"no such setting{suggest(str(key[-1]), settings(key[:-1]))}"
    if value is None:
        return f"nothing is given here; fill it in{'' if _name(key) in _REQUIRED else ', or delete the line'}"
    match error["type"]:
        case "value_error":
            return str(context["error"])
        case "literal_error" if isinstance(value, str):
            return f"'{value}' is not {_noun(key)}; choose {_choices(context)}"
        case "literal_error":
            return f"expected {_choices(context)}, not {said(value)}"
        case "tuple_type":
            hint = f"; write [{value}]" if isinstance(value, str) else ""
            return f"expected a list, not {said(value)}{hint}"
        case "dict_type" | "model_type":
            return f"expected settings such as {_EXAMPLES[_name(key)]}, not {said(value)}"
        case "bool_type":
            return f"expected true or false, not {said(value)}"
        case "too_short":
            return "the list is empty"
        case "path_type":
            return f"expected the name of a file or folder, not {said(value)}"
        case "string_type":
            return f"expected a word, not {said(value)}"
        case "float_type" | "finite_number":
            return f"expected a number, not {said(value)}"
        case "greater_than":
            return f"expected more than {context['gt']:g}, not {said(value)}"
        case "less_than":
            return f"expected less than {context['lt']:g}, not {said(value)}"
        case "int_type":
            return f"expected a whole number, not {said(value)}"
        case "greater_than_equal":
            return f"expected {context['ge']:g} or more, not {said(value)}"
        case "less_than_equal":
            return f"expected {context['le']} or less, not {said(value)}"
        case _:
            return f"{error['msg'][:1].lower()}{error['msg'][1:]}, not {said(value)}"


def said(value: Any) -> str:
    """A value as it stands in the file."""
    match value:
        case "":
            return "an empty text"
        case dict():
            return "settings"
        case list() | tuple():
            return "a list"
        case bool():
            return str(value).lower()
        case Path():
            return f"'{short(value)}'"
        case str():
            return f"'{value}'"
        case _:
            return str(value)


def _name(key: Key) -> str:
    return next(part for part in reversed(key) if isinstance(part, str))


def _noun(key: Key) -> str:
    return _NOUNS.get(_name(key)) or _NOUNS.get(str(key[0]), "valid here")


def _choices(context: Mapping[str, Any]) -> str:
    return one_of(re.findall("'(.+?)'", context["expected"]))

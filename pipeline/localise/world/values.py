"""Renders any value in a language other than Chinese; a name without a rendering stays as it is written."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document.values import Clock, Moment, Name, NameList, Quantity, Value, Verbatim
from pipeline.locales import cldr
from pipeline.locales.tags import is_spaced
from pipeline.localise.world.amounts import quantity_text
from pipeline.localise.world.times import clock_text, moment_text

__all__ = ["moment_text", "value_text"]
_WITHOUT_SHARP_S = frozenset(("de-CH", "de-LI"))
# Languages that go from the large to the small, as Chinese does: 陝西 before 西安, the post before the person.
_LARGE_FIRST = frozenset(("ja", "ko"))


def value_text(value: Value, tag: str) -> str:
    """The value in the locale."""
    match value:
        case Name():
            official = value.term.target(tag) if value.term else None
            return value.text if official is None else official
        case NameList(names=names, compound=compound):
            return (
                _compound(names, tag) if compound else _listed([value_text(name, tag) for name in names], tag)
            )
        case Quantity():
            return _spelled(quantity_text(value, tag), tag)
        case Moment():
            return _spelled(moment_text(value, tag), tag)
        case Clock():
            return _spelled(clock_text(value, tag), tag)
        case Verbatim(text=text):
            return text


def _spelled(text: str, tag: str) -> str:
    """As the country spells the words of tables that are the language's: Swiss German has no ß."""
    return text.replace("ß", "ss") if tag in _WITHOUT_SHARP_S else text


def _listed(texts: list[str], tag: str) -> str:
    from babel.lists import format_list

    return str(format_list(texts, locale=cldr.data(tag)))


def _compound(names: Sequence[Name | NameList], tag: str) -> str:
    """Names that belong together, held in Chinese order: in most languages 'Xi'an, Shaanxi', 'Mr Lam Wing-yiu'."""
    if len(names) > 1 and _is_decoration(names[-1]):
        return f"{_compound(names[:-1], tag)}, {value_text(names[-1], tag)}"
    first = next((at for at, name in enumerate(names) if _is_aside(name)), None)
    if first is not None:
        parts = (names[:first], (names[first],), names[first + 1 :])
        return " ".join(
            _compound(part, tag) if len(part) > 1 else value_text(part[0], tag) for part in parts if part
        )
    texts = [value_text(name, tag) for name in names]
    if _is_honour(names[-1]):
        followed = _large_first(tag) and texts[-1] != _english(names[-1])
        return "".join(texts) if followed else " ".join((texts[-1], _joined(texts[:-1], tag)))
    return _joined(texts, tag)


def _joined(texts: list[str], tag: str) -> str:
    return " ".join(texts) if _large_first(tag) else ", ".join(reversed(texts))


def _large_first(tag: str) -> bool:
    return tag.partition("-")[0] in _LARGE_FIRST or not is_spaced(tag)


def _is_decoration(name: Name | NameList) -> bool:
    return isinstance(name, Name) and name.term is not None and name.term.id == "honour:decorations"


def _is_honour(name: Name | NameList) -> bool:
    return isinstance(name, Name) and name.term is not None and name.term.category == "honour"


def _is_aside(name: Name | NameList) -> bool:
    """What stands behind a person in every language: an age or a telephone number, and what links two of them."""
    return isinstance(name, Name) and name.term is not None and name.term.category == "aside"


def _english(name: Name | NameList) -> str:
    """A name as the English has it."""
    return name.text if isinstance(name, Name) else ""

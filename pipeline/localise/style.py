"""House styles: how an editor wants numbers, money, quotation marks and spaces. The facts are in `styles/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import Problem, UserError, suggest, user_error
from pipeline.files.resources import STYLE_FOLDER, STYLES, currencies
from pipeline.files.yaml import load_yaml
from pipeline.locales.tags import is_chinese, parse_locale, parse_target
from pipeline.words.world import quotes


class Style(BaseModel):
    """One house style for one locale; what each key means is written in the style files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    locale: str
    thousands: Literal["", ",", " ", "\u2009"]
    thousands_scaled: Literal["", ",", " ", "\u2009"]
    plain_below: int
    percent: Literal["%", "百分之"]
    quotes: tuple[str, str, str, str]
    spacing: Literal["none", "latin"]
    list_comma: str
    list_and: Literal["和", "及"]
    range: Literal["至", "—", "-"]
    range_scale: Literal["both", "last"]
    year_span: Literal["—", "-", "/"]
    scales: tuple[str, str, str]
    money: Mapping[str, str]
    abbreviations: Literal["drop", "keep"]
    year_span_end: Literal["two", "four"] = "two"


def default_style(locale: str) -> Style:
    """The style that a locale has when the config names none; that of other languages than Chinese is CLDR's."""
    if not is_chinese(locale):
        return _of_cldr(parse_target(locale).tag)
    name = next((name for name, own in STYLES.items() if own == locale), None)
    if name is None:
        raise user_error(f"no house style for '{locale}'{suggest(locale, STYLES.values())}")
    return load_style(name, locale)


def load_style(name_or_path: str, locale: str) -> Style:
    """A shipped style by its name, or a style file by its path.

    A file may say `extends: hk-press` and give only what differs, of `money` too. Raises `UserError`
    with every mistake of the file (line and key), and for a style in another script than the locale's.
    """
    if not is_chinese(locale):
        raise user_error(f"house styles are of Chinese; {locale} is written as CLDR has it", key="style")
    file = _style_file(name_or_path)
    given = _read(file)
    try:
        style = Style.model_validate(_values(given, file))
    except ValidationError as error:
        raise UserError(list(_problems(error, given, file))) from None
    if parse_locale(style.locale).script != parse_locale(locale).script:
        message = f"the style '{style.name}' is for {style.locale}, not for {locale}"
        raise user_error(message, file, _line(given, ["locale"]), "locale")
    if unnamed := [code for code in currencies() if code not in style.money]:
        message = f"nothing for {', '.join(unnamed)}; add it, or write 'extends:' and a style that has it"
        raise user_error(message, file, _line(given, ["money"]), "money")
    return style


@cache
def _of_cldr(locale: str) -> Style:
    """Nothing but the quotation marks: figures, money and dates of these languages are not written by a style."""
    return Style(
        name="cldr",
        locale=locale,
        thousands="",
        thousands_scaled="",
        plain_below=0,
        percent="%",
        quotes=quotes(locale),
        spacing="none",
        list_comma="",
        list_and="和",
        range="-",
        range_scale="both",
        year_span="-",
        scales=("", "", ""),
        money={},
        abbreviations="drop",
    )


def _style_file(name_or_path: str) -> Path:
    if name_or_path in STYLES:
        return STYLE_FOLDER / f"{name_or_path}.yaml"
    if Path(name_or_path).suffix in (".yaml", ".yml"):
        return Path(name_or_path)
    raise user_error(f"'{name_or_path}' is not a style{suggest(name_or_path, STYLES)}")


def _values(given: Any, file: Path) -> dict[str, Any]:
    """The keys of a style, on top of those of the shipped style that it extends."""
    values = {key: value for key, value in given.items() if key != "extends"}
    if "extends" not in given:
        return values
    parent = _parent_file(given["extends"], file, _line(given, ["extends"]))
    below = _values(_read(parent), parent)
    if isinstance(values.get("money"), dict):
        values["money"] = {**below["money"], **values["money"]}
    return {**below, **values}


def _parent_file(name: object, file: Path, line: int | None) -> Path:
    if not isinstance(name, str) or name not in STYLES:
        raise user_error(f"'{name}' is not a style{suggest(str(name), STYLES)}", file, line, "extends")
    return STYLE_FOLDER / f"{name}.yaml"


def _read(file: Path) -> Any:
    """The file's keys, with the lines on which they stand."""
    given = load_yaml(file, "style file")
    if not isinstance(given, dict):
        raise user_error("a style file holds keys and values, such as 'name: our-style'", file, 1)
    return given


def _problems(error: ValidationError, given: Any, file: Path) -> Iterator[Problem]:
    for detail in error.errors():
        path = list(detail["loc"])
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
        message = {
            "extra_forbidden": f"is not a key of a style{suggest(str(path[-1]), Style.model_fields)}",
            "missing": "is missing",
            "literal_error": f"{detail['input']!r} is not allowed; choose {detail.get('ctx', {}).get('expected')}",
        }.get(detail["type"], detail["msg"])
        yield Problem(message, file, _line(given, path), key)


def _line(given: Any, path: list[str | int]) -> int | None:
    """The 1-based line of a key, or of the nearest key around it."""
    line = None
    for part in path:
        try:
            line = (given.lc.item(part) if isinstance(part, int) else given.lc.key(part))[0] + 1
            given = given[part]
        except (AttributeError, KeyError, TypeError, IndexError):
            return line
    return line

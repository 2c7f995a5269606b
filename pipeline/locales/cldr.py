"""What the Unicode CLDR knows of a locale, by Babel: whether there is one, its name, script and parents, its data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from typing import Any

# Regions that CLDR names but that nobody writes for: unknown, pseudo-locales, what is reserved.
_NO_REGIONS = {"ZZ", "XA", "XB", "QO", "UK"}
# From where on two tags are taken for one and a slip.
_ALIKE = 0.6


def is_known(tag: str) -> bool:
    """Whether there is data of the tag's language, and its script and region exist."""
    _, script, region = _parts(tag)
    english = _english()
    return (
        bool(_with_data(tag))
        and (not script or script in english.scripts)
        and (not region or (region in english.territories and region not in _NO_REGIONS))
    )


@cache
def data(tag: str) -> Any:
    """The `babel.Locale` of a tag; of one without data of its own (ja-CN) that of its language."""
    from babel import Locale

    return Locale.parse(_with_data(tag))


@cache
def name_of(tag: str) -> str:
    """The locale in English, as in 'Portuguese (Portugal)'."""
    language, script, region = _parts(tag)
    english = _english()
    inner = [english.scripts.get(script, script)] if script else []
    inner += [english.territories.get(region, region)] if region else []
    whole = english.languages.get(language, language)
    return f"{whole} ({', '.join(inner)})" if inner else str(whole)


@cache
def script_of(tag: str) -> str:
    """The script that a locale is written in, as in Latn, Jpan, Cyrl."""
    return _parts(tag)[1] or _likely(tag)[1]


def script_name_of(tag: str) -> str:
    """The script of a locale in English, as in Latin, Japanese."""
    return str(_english().scripts.get(script_of(tag), script_of(tag)))


@cache
def parents_of(tag: str) -> tuple[str, ...]:
    """The locales from which one takes what it does not have itself, the nearest first: pt-MO → pt-PT, pt."""
    from babel.core import get_global

    parent = get_global("parent_exceptions").get(tag.replace("-", "_"))
    if parent is None:
        parent = tag.replace("-", "_").rpartition("_")[0]
    if parent in ("", "root"):
        return ()
    above = parent.replace("_", "-")
    return (above, *parents_of(above))


@cache
def codes_of(language: str) -> tuple[str, ...]:
    """The codes by which a language is known, the given one first: pt, por; ar, ara, arb."""
    from babel.core import get_global

    aliases: Mapping[str, str] = get_global("language_aliases")
    return (
        language,
        *sorted(code for code, meant in aliases.items() if meant == language and len(code) == 3),
    )


def language_of(code: str) -> str | None:
    """The two letters of a language by any of its codes: por → pt; None for what is no language with data."""
    return _code(code) if re.fullmatch("[a-z]{2,3}", code) else None


@cache
def likely_region(tag: str) -> str:
    """The region that is named, or that most readers of the language are in: ko → KR."""
    return _likely(tag)[2]


def nearest(tag: str) -> str | None:
    """The locale that somebody means who writes pt_PT, por, Portuguese, jp or pt-XX; None where nothing is near."""
    language, _, rest = tag.replace("_", "-").partition("-")
    code = _code(language)
    if code is None:
        return _of_region(language) if not rest else _close(tag)
    better = "-".join([code, *(_cased(part) for part in rest.split("-") if part)])
    if is_known(better):
        return better if rest or len(language) < 4 else "-".join((code, _likely(code)[2]))
    return _close(better, code) or "-".join((code, _likely(code)[2]))


def _parts(tag: str) -> tuple[str, str, str]:
    """Language, script and region; what is not said is empty."""
    match = re.fullmatch(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|\d{3}))?", tag)
    return (match[1], match[2] or "", match[3] or "") if match else ("", "", "")


@cache
def _with_data(tag: str) -> str:
    """The nearest identifier that there is data of; empty where there is none even of the language."""
    from babel.localedata import exists

    language, script, region = _parts(tag)
    tries = ((language, script, region), (language, region), (language, script), (language,))
    return next((one for t in tries if language and exists(one := "_".join(filter(None, t)))), "")


def _english() -> Any:
    from babel import Locale

    return Locale("en")


def _likely(tag: str) -> tuple[str, str, str]:
    """The tag with the script and region that most who write it mean."""
    from babel.core import get_global

    language, script, region = _parts(tag)
    table: Mapping[str, str] = get_global("likely_subtags")
    tries = (tag.replace("-", "_"), f"{language}_{script}", language)
    whole = next((table[one] for one in tries if one in table), "")
    likely = [*whole.split("_"), "", "", ""][:3]
    return language, script or likely[1], region or likely[2]


def _code(language: str) -> str | None:
    """The code of a language by its code, an older or longer one (iw, por), or its English name."""
    from babel.core import get_global

    plain = language.lower()
    plain = str(get_global("language_aliases").get(plain, plain))
    if is_known(plain):
        return plain
    names = {
        str(name).lower(): str(code) for code, name in _english().languages.items() if is_known(str(code))
    }
    return names.get(plain)


def _of_region(code: str) -> str | None:
    """The locale of a country that somebody took for a language: jp → ja-JP."""
    from babel.core import get_global

    whole = str(get_global("likely_subtags").get(f"und_{code.upper()}", ""))
    parts = whole.split("_")
    return f"{parts[0]}-{parts[2]}" if len(parts) == 3 and parts[2] == code.upper() else None


def _close(tag: str, language: str = "") -> str | None:
    """The locale, of the language if it is known, whose tag is most alike; of equals that of most readers."""
    usual = "-".join((language, _likely(language)[2]))
    known = [one for one in _identifiers() if not language or one.startswith(f"{language}-")]
    alike = {one: SequenceMatcher(None, tag, one).ratio() for one in known}
    best = max(alike, key=lambda one: (alike[one], one == usual), default=None)
    return best if best and alike[best] >= _ALIKE else None


@cache
def _identifiers() -> tuple[str, ...]:
    from babel.localedata import locale_identifiers

    return tuple(one.replace("_", "-") for one in sorted(locale_identifiers()) if one not in ("root", "en"))


def _cased(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper()

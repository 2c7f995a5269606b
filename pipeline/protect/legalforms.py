"""The legal form behind a company that a glossary has: 'Tencent Holdings Limited' is 腾讯 and 控股有限公司, one name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.document.values import Name, Status
from pipeline.locales.tags import bases_of
from pipeline.protect.spans import Span
from pipeline.protect.tables import table_rows

TABLE = "legal-forms.csv"
# Other ways to write a form; the full stop of 'Ltd.' is the sentence's where the text ends with it.
_SPELT = (
    (re.compile(r"\bCo\.?,? (?=L)"), "Company "),
    (re.compile(r"\b(?:Ltd\.?|[Pp][Ll][Cc]|PLC)$"), "Limited"),
    (re.compile(r"^,? +"), ""),
)
_FORM = re.compile(
    r"(?: Group)?(?: Holdings?)?(?: (?:Company|Co\.?),?)?(?:,? (?:Limited|Ltd(?:\.(?=[ ,;:)]))?|[Pp][Ll][Cc]))?(?![\w.-]?\w|[-’'])"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """What a form is called per locale."""

    targets: Mapping[str, str]
    line: int

    def behind(self, names: Mapping[str, str]) -> dict[str, str] | None:
        """The names per locale with the form behind each; None where one is of a locale that has no word for it."""
        whole: dict[str, str] = {}
        for tag, name in names.items():
            form = next((self.targets[own] for own in (tag, *bases_of(tag)) if own in self.targets), None)
            if form is None:
                return None
            whole[tag] = name if name.endswith("公司") else _overlapping(name, form)
        return whole


@cache
def _forms() -> Mapping[str, _Form]:
    return {row.cells["en"]: _Form(row.targets, row.line) for row in table_rows(TABLE)}


def with_forms(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans; a company takes in the form behind its name."""
    done: list[Span] = []
    for span in spans:
        if (
            not done or span.start >= done[-1].end
        ):  # else 'Holding Limited' was taken for a company of its own
            done.append(_with_form(text, span))
    return done


def _with_form(text: str, span: Span) -> Span:
    name = span.value
    if (
        not isinstance(name, Name)
        or name.term is None
        or name.term.category != "company"
        or name.term.status is Status.KEEP
        or not name.term.targets
    ):
        return span
    match = _FORM.match(text, span.end)
    form = _forms().get(_plain(match[0])) if match else None
    if match is None or form is None or re.match(" [A-Z]", text[match.end() :]):
        return span
    targets = form.behind(name.term.targets)
    if targets is None:
        return span
    whole, origin = text[span.start : match.end()], f"{TABLE}:{form.line}; {name.term.origin}"
    term = replace(
        name.term, id=f"form:{name.term.id}", source=whole, targets=targets, aliases=(), file=origin
    )
    return Span(span.start, match.end(), Name(whole, term), origin)


def _overlapping(name: str, form: str) -> str:
    """阿里巴巴集团 + 集团控股有限公司: what both have stands once."""
    common = max(n for n in range(len(form) + 1) if name.endswith(form[:n]))
    return name + form[common:]


def _plain(form: str) -> str:
    """'Co., Ltd.' → 'Company Limited'."""
    for pattern, plain in _SPELT:
        form = pattern.sub(plain, form)
    return form.strip()

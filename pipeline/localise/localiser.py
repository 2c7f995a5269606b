"""Localise: the frame converted and punctuated, the slots filled; protected text never meets the converter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.document import Segment, Target, Translation
from pipeline.document.values import Name
from pipeline.locales.tags import is_chinese
from pipeline.localise.echoes import without_doubled_marks, without_echoes
from pipeline.localise.joints import apart
from pipeline.localise.mending import mended
from pipeline.localise.pronouns import pronominal
from pipeline.localise.punctuation import punctuate
from pipeline.localise.render import pieces
from pipeline.localise.script import Converter
from pipeline.localise.series import enumerated
from pipeline.localise.style import Style
from pipeline.localise.works import titled
from pipeline.localise.world.frames import target_of
from pipeline.words.quotations import ends
from pipeline.words.referents import before
from pipeline.words.works import titles_of

# The dash of a dateline: 香港——
_DASH = re.compile(r"\s*(?:–|—|--|-)$")
_BETWEEN_SLOTS = re.compile(r"(?<=>)(?:,| [–—-])? \(?(?=<D)|(?<=>), ?(?=<)|(?<=<D\d{3}>)\)|(?<=>) (?=/)")
_AGENCY = re.compile(r"(?P<where>.*?) ?\((?P<agency><T\d+>)\)——")
# What is left of a character that the engine wrote in bytes, but not all of them; a check reports it.
_BROKEN = "\ufffd"
_NEWS_AGENCIES = ("Xinhua", "Xinhua News Agency", "China News Service")


class Localiser:
    """Turns translations into targets of one locale and house style."""

    def __init__(self, style: Style, release: Sequence[Segment] = ()) -> None:
        """`release` are the sentences that stand together, for what a pronoun may speak of."""
        self._style, self._near, self._works = style, before(release), titles_of(release)

    @property
    def _converter(self) -> Converter:
        return _converter(self._style.locale)

    def target(self, segment: Segment, translation: Translation) -> Target:
        """The segment in the locale, piece by piece. Of Chinese the frame is Simplified, whatever the locale."""
        if not is_chinese(self._style.locale):
            return target_of(segment, translation, self._style)
        plain = translation.text.replace(_BROKEN, "").strip()
        meant = pronominal(plain, segment, self._near.get(segment.id, ()))
        text = self._converter.convert(mended(meant, segment, self._style.locale))
        said = punctuate(text, self._style, ends(segment.asked))
        frame = self._lead(segment) + enumerated(said, segment.slotted)
        filled = without_echoes(pieces(frame, segment, self._style))
        marked = titled(without_doubled_marks(filled, self._style), segment, self._style, self._works)
        return Target(segment, self._style.locale, apart(marked, segment), translation)

    def _lead(self, segment: Segment) -> str:
        """A dateline or label as Chinese writes it: 成都2025年7月8日——, 新华社北京7月8日电."""
        if not segment.lead:
            return ""
        lead = _BETWEEN_SLOTS.sub("", _DASH.sub("——", segment.slotted_lead.rstrip()))
        wired = _AGENCY.fullmatch(lead)
        if wired and _is_news_agency(segment, wired["agency"]):
            return f"{wired['agency']}{wired['where']}{'電' if 'Hant' in self._style.locale else '电'} "
        return punctuate(lead, self._style)


@cache
def _converter(locale: str) -> Converter:
    return Converter(locale)


def _is_news_agency(segment: Segment, symbol: str) -> bool:
    value = next((slot.value for slot in segment.slots if slot.symbol == symbol), None)
    return isinstance(value, Name) and value.text in _NEWS_AGENCIES

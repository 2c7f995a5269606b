"""How English writes people: behind a title or a post, before a verb of saying, with an age, in a heading of what they said."""

from __future__ import annotations

import re

from pipeline.protect.sought import Sought, having, having_word, kept
from pipeline.words.folding import folded
from pipeline.words.posts import post_words

_WORD = r"(?:Mc|Mac|[OD]['’])?[A-ZÀ-Þ][a-zß-ÿ]+(?:['’](?!s\b)[a-z]+)?"
_GIVEN = rf"{_WORD}(?:-[A-Za-z][a-z]+)?"
_PART = rf"(?:{_GIVEN}|[A-Z]\.?|[A-Z]{{2,}}|(?:de|da|van|von|bin|al|le|la|del|der|den)(?= (?:(?:de|der|den|la) )?[A-Z]))"
# Whether two words with capitals stand side by side.
TWO = kept(re.compile(r"(?<!\w)[A-ZÀ-Þ][A-Za-zÀ-ÿ'’]+ [A-ZÀ-Þ][A-Za-zÀ-ÿ'’]").search)
PAIR = re.compile(rf"(?<![\w-])(?P<surname>{_WORD}) (?P<given>{_WORD})(?![\w-])")
HYPHENATED = Sought(
    re.compile(
        rf"(?<![\w-])(?P<before>(?:{_WORD} ){{0,2}})(?P<surname>{_WORD}|[A-Z]{{2,}}) (?P<given>[A-Z][a-z]+-[A-Za-z][a-z]+)(?![\w-])"
    ),
    re.compile("-[A-Za-z][a-z]").search,
)
PARTICLE = Sought(
    re.compile(
        rf"(?<![\w-])(?P<name>{_WORD} (?:van(?: der| den| de)?|von(?: der)?) {_WORD})(?![\w-]| [A-Z])"
    ),
    having(" van ", " von "),
)
_TITLES = "Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Ir|Sir|Dame|Madame|Madam|Hon|Honourable"
# 'Dr Philippa (Pip) Nakagawa': what stands in brackets within a name is what the person is called.
_CALLED = rf"(?: \({_WORD}\)(?: {_PART}){{1,2}})?"
TITLED = Sought(
    re.compile(
        rf"(?<![\w-])(?!Hon Hai)(?:{_TITLES})\.? (?P<name>{_PART}(?: {_PART}){{0,3}}{_CALLED})(?![\w-])"
    ),
    having_word(*_TITLES.split("|")),
)
NICKED = Sought(
    re.compile(rf"(?<![\w-])(?P<name>(?P<given>{_WORD}) \({_WORD}\)(?: {_PART}){{1,2}})(?![\w-])"),
    re.compile(r" \([A-ZÀ-Þ][^()]*\) ").search,
)
_POST = rf"(?:{post_words('apposed')})\b"
_POSTS = rf"(?:(?!(?:which|whose|where|that|and|has|is|was|with|said|like)\b)[\w-]+ ){{0,4}}{_POST}"
_POSTED = having_word(*post_words("apposed").split("|"), "aged")
_AGED = re.compile(r", \d\d,").search


def _is_apposed(text: str) -> bool:
    """Whether a post or an age may stand behind a name."""
    return bool(_POSTED(text) or _AGED(text))


APPOSED = Sought(
    re.compile(
        rf"(?<![\w-])(?P<name>{_WORD}(?: (?:{_GIVEN}|[A-Z]\.)){{1,3}}), (?:(?:the |a |an |its |their |our )?(?i:{_POSTS})|aged \d|\d\d,)"
    ),
    _is_apposed,
)
_BEFORE = (
    rf"(?:{_POST}|(?:Secretary|Commissioner|Minister|Director(?:-General)?)(?: for| of)(?: the)?(?: [A-Z][a-z]+,?| and| of)+?|(?i:secretary|minister|mayor|governor|director|president|commissioner|chairman|premier)"
    r"|\b[A-Za-z][a-z]+(?:er|or|ist|ian|ary|ect|man)\b)"
)
_ENDS = ("er", "or", "ist", "ian", "ary", "ect", "man", "president", *post_words("apposed").split("|"))
_NAMED_NEXT = re.compile(rf" (?={_WORD} (?:[A-Z]\. )?{_WORD}(?![\w-]| [A-Z]))").finditer
_OF_BODY = having_word("Secretary", "Commissioner", "Minister", "Director")


def _is_after_post(text: str) -> bool:
    """Whether a word that ends like a post, or may be of the body that a post is in, stands right before a name."""
    for name in _NAMED_NEXT(text):
        word = text[text.rfind(" ", 0, name.start()) + 1 : name.start()].rstrip(",")
        if folded(word).endswith(_ENDS) or _OF_BODY(text):
            return True
    return False


AFTER_POST = Sought(
    re.compile(rf"(?:{_BEFORE},? )(?P<name>{_WORD} (?:[A-Z]\. )?(?P<surname>{_WORD}))(?![\w-]| [A-Z])"),
    _is_after_post,
)
# 'Vice Mayor of Chengdu ' before its holder.
POST_OF = re.compile(
    rf"\b(?i:{post_words('checked')}|mayor|secretary|vice[ -]governor)s? of (?:[A-Z][a-z]+ )*(?P<place>[A-Z][a-z]+) $"
)
_SAYING = (
    "said", "says", "added", "noted", "stated", "pointed", "stressed", "told", "also", "remarked", "believes", "explained", "hoped",
    "thanked", "emphasised", "emphasized", "expressed", "concluded", "recalled", "argued", "observed", "revealed", "warned",
)  # fmt: skip
SAYS = rf"(?:{'|'.join(_SAYING)})\b"
_SAID = having_word(*_SAYING)
SPEAKER = Sought(
    re.compile(
        rf"(?<![\w-])(?P<name>{_WORD} (?P<surname>{_WORD})) {SAYS}|\b(?:said|added|argued|explained|recalled) (?P<last>{_WORD} (?P<family>{_WORD}))(?=[.,])"
    ),
    _SAID,
)
# 'Pun Weng Kun said': three syllables are a person only where they act like one.
THREE = Sought(
    re.compile(rf"(?<![\w-])(?P<name>(?P<surname>{_WORD}) (?P<given>{_WORD} {_WORD})) {SAYS}"), _SAID
)
WESTERN = Sought(
    re.compile(
        rf"(?<![\w-])(?<![A-Z][a-z] )(?P<name>(?P<given>{_WORD}) (?P<surname>{_WORD}))(?![\w-]| [A-Z])"
    ),
    TWO,
)
FOLLOWING = re.compile(" ([A-Z][a-z]+)")
ACTS = re.compile(
    rf" (?:{SAYS}|(?:attended|met|led|won|joined|spoke|visited|left|signed|presided|chaired|gave|took)\b)"
)


# 'The victims were named as A B and C D', 'the 25-year-old A B', 'the late A B', '"…," said A B.'
_PLAIN = rf"{_WORD}(?: (?:{_GIVEN}|[A-Z]\.)){{1,3}}"
_DOES = r"(?=[,.;:)]|$| (?:and|was|is|has|had|who|from|won|said|told|died|also)\b)"
_SUBJECTS = (
    r"(?:victims?|suspects?|m[ae]n|wom[ae]n|drivers?|boys?|girls?|bod(?:y|ies)|dead|deceased|couple|brothers?|sisters?|"
    r"attackers?|gunm[ae]n|teenagers?|pilots?|officers?|soldiers?|climbers?|crew|pair)"
)
# What may stand between them and 'identified': 'were later', ', who has since been', 'was on Monday'.
_BEING = r"(?:,? (?:who|is|are|was|were|has|have|had|be|been|being|later|since|also|first|earlier|now|formally|officially|publicly|on [A-Z]\w+day))*"
IDENTIFIED = Sought(
    re.compile(
        rf"\b(?i:{_SUBJECTS})\b,?{_BEING} (?:named|identified)(?: by [\w ]{{2,24}}?)? as (?:\d\d-year-old )?(?P<name>{_PLAIN})(?: and (?P<other>{_PLAIN}))?{_DOES}"
    ),
    having_word("named", "identified"),
)
DESCRIBED = Sought(
    re.compile(
        rf"(?:\b(?:\d\d?|10[0-5])-year-old|\b(?:the|The|his|her|their) late) (?P<name>{_PLAIN}){_DOES}"
    ),
    having("-year-old ", " late "),
)
# 'A B: We will stay' heads a report of what A B said.
HEADING = re.compile(rf"^(?P<name>(?P<given>{_WORD}) {_WORD}): (?=[\"“]?[A-Z])")
QUOTED = Sought(
    re.compile(
        rf"[,!?]?[\"”’],? (?:said|added|argued|explained|recalled|warned) (?P<name>{_WORD}(?: (?:{_GIVEN}|[A-Z]\.)){{1,2}})(?=[,.])"
    ),
    re.compile(r"[\"”’],? (?:said|added|argued|explained|recalled|warned) ").search,
)

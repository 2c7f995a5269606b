"""Finds romanised names of people, so that no model guesses their characters.

A name is believed when its shape says so (Chinese surname and syllables from the tables beside this
file) or its surroundings do (Mr, Dr, 'X Y, director of …'). Sources: Hanyu Pinyin's syllables;
surnames as romanised in Hong Kong and on the Mainland.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.document.values import Name
from pipeline.protect.capitals import in_capitals
from pipeline.protect.contactlines import contact_people
from pipeline.protect.decorations import decorations
from pipeline.protect.romanised import (
    is_cantonese,
    is_given,
    is_pinyin,
    is_syllable,
    table,
)
from pipeline.protect.sought import Sought, having, having_word, kept
from pipeline.words.posts import post_words

_WORD = r"(?:Mc|Mac|[OD]['’])?[A-ZÀ-Þ][a-zß-ÿ]+(?:['’](?!s\b)[a-z]+)?"
_GIVEN = rf"{_WORD}(?:-[A-Za-z][a-z]+)?"
_PART = rf"(?:{_GIVEN}|[A-Z]\.?|[A-Z]{{2,}}|(?:de|da|van|von|bin|al|le|la|del|der|den)(?= (?:(?:de|der|den|la) )?[A-Z]))"
# Whether two words with capitals stand side by side.
_TWO = kept(re.compile("[A-ZÀ-Þ][A-Za-zß-ÿ'’]+ [A-ZÀ-Þ][A-Za-zß-ÿ'’]").search)
_PAIR = re.compile(rf"(?<![\w-])(?P<surname>{_WORD}) (?P<given>{_WORD})(?![\w-])")
_HYPHENATED = Sought(
    re.compile(
        rf"(?<![\w-])(?P<before>(?:{_WORD} ){{0,2}})(?P<surname>{_WORD}|[A-Z]{{2,}}) (?P<given>[A-Z][a-z]+-[A-Za-z][a-z]+)(?![\w-])"
    ),
    re.compile("-[A-Za-z][a-z]").search,
)
_PARTICLE = Sought(
    re.compile(
        rf"(?<![\w-])(?P<name>{_WORD} (?:van(?: der| den| de)?|von(?: der)?) {_WORD})(?![\w-]| [A-Z])"
    ),
    having(" van ", " von "),
)
_TITLES = "Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Ir|Sir|Dame|Madame|Madam|Hon|Honourable"
_TITLED = Sought(
    re.compile(rf"(?<![\w-])(?!Hon Hai)(?:{_TITLES})\.? (?P<name>{_PART}(?: {_PART}){{0,3}})(?![\w-])"),
    having_word(*_TITLES.split("|")),
)
_POST = rf"(?:{post_words('apposed')})\b"
_POSTS = rf"(?:(?!(?:which|whose|where|that|and|has|is|was|with|said|like)\b)[\w-]+ ){{0,4}}{_POST}"
_POSTED = having_word(*post_words("apposed").split("|"), "aged")
_AGED = re.compile(r", \d\d,").search


def _is_apposed(text: str) -> bool:
    """Whether a post or an age may stand behind a name."""
    return bool(_POSTED(text) or _AGED(text))


_APPOSED = Sought(
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
        if word.lower().endswith(_ENDS) or _OF_BODY(text):
            return True
    return False


_AFTER_POST = Sought(
    re.compile(rf"(?:{_BEFORE},? )(?P<name>{_WORD} (?:[A-Z]\. )?(?P<surname>{_WORD}))(?![\w-]| [A-Z])"),
    _is_after_post,
)
# 'Vice Mayor of Chengdu ' before its holder.
_POST_OF = re.compile(
    rf"\b(?i:{post_words('checked')}|mayor|secretary|vice[ -]governor)s? of (?:[A-Z][a-z]+ )*(?P<place>[A-Z][a-z]+) $"
)
_SAYING = (
    "said", "says", "added", "noted", "stated", "pointed", "stressed", "told", "also", "remarked", "believes", "explained", "hoped",
    "thanked", "emphasised", "emphasized", "expressed", "concluded", "recalled", "argued", "observed", "revealed", "warned",
)  # fmt: skip
SAYS = rf"(?:{'|'.join(_SAYING)})\b"
_SAID = having_word(*_SAYING)
_SPEAKER = Sought(
    re.compile(
        rf"(?<![\w-])(?P<name>{_WORD} (?P<surname>{_WORD})) {SAYS}|\b(?:said|added|argued|explained|recalled) (?P<last>{_WORD} (?P<family>{_WORD}))(?=[.,])"
    ),
    _SAID,
)
# 'Pun Weng Kun said': three syllables are a person only where they act like one.
_THREE = Sought(
    re.compile(rf"(?<![\w-])(?P<name>(?P<surname>{_WORD}) (?P<given>{_WORD} {_WORD})) {SAYS}"), _SAID
)
_WESTERN = Sought(
    re.compile(
        rf"(?<![\w-])(?<![A-Z][a-z] )(?P<name>(?P<given>{_WORD}) (?P<surname>{_WORD}))(?![\w-]| [A-Z])"
    ),
    _TWO,
)
_FOLLOWING = re.compile(" ([A-Z][a-z]+)")
_ACTS = re.compile(
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
_IDENTIFIED = Sought(
    re.compile(
        rf"\b(?i:{_SUBJECTS})\b,?{_BEING} (?:named|identified)(?: by [\w ]{{2,24}}?)? as (?:\d\d-year-old )?(?P<name>{_PLAIN})(?: and (?P<other>{_PLAIN}))?{_DOES}"
    ),
    having_word("named", "identified"),
)
_DESCRIBED = Sought(
    re.compile(
        rf"(?:\b(?:\d\d?|10[0-5])-year-old|\b(?:the|The|his|her|their) late) (?P<name>{_PLAIN}){_DOES}"
    ),
    having("-year-old ", " late "),
)
# 'A B: We will stay' heads a report of what A B said.
_HEADING = re.compile(rf"^(?P<name>(?P<given>{_WORD}) {_WORD}): (?=[\"“]?[A-Z])")
_QUOTED = Sought(
    re.compile(
        rf"[,!?]?[\"”’],? (?:said|added|argued|explained|recalled|warned) (?P<name>{_WORD}(?: (?:{_GIVEN}|[A-Z]\.)){{1,2}})(?=[,.])"
    ),
    re.compile(r"[\"”’],? (?:said|added|argued|explained|recalled|warned) ").search,
)


_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "Dynasty Period Era Show News Times Post Media Police Ministry Team Teams Sources Chamber Airways Airline Bishop King "
        "Queen Prince Princess Lord Lady Captain Sergeant Detective Inspector Superintendent Colonel Major Judge Rev Reverend Pope Londoner "
        "Age Ages Empire Kingdom Republic Ferry Railway Tramway Church Cathedral Chapel Campus Oriental Theatre Stadium Arena Club "
        "Restaurant Retriever Labrador Terrier Whisky Whiskey",
    )
)


def people(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every name of a person: start, end, value, rule. Spans may overlap; the longest wins."""
    for pattern in (_TITLED, _APPOSED, _PARTICLE):
        for match in pattern.finditer(text):
            yield from _checked(text, *match.span("name"), "rule: person with title")
    for pattern in (_IDENTIFIED, _DESCRIBED, _QUOTED):
        for match in pattern.finditer(text):
            for group in ("name", "other") if pattern is _IDENTIFIED else ("name",):
                if match[group] and not _has_other_words(match[group]):
                    yield from _checked(text, *match.span(group), "rule: person by context")
    heading = _HEADING.match(text)
    if heading and heading["given"] in table("given-names.txt") and not _has_other_words(heading["name"]):
        yield from _checked(text, *heading.span("name"), "rule: person by context")
    for start, end in _romanised(text):
        yield from _checked(text, start, end, "rule: romanised name")
    for start, end in contact_people(text):
        yield from _checked(text, start, end, "rule: person by context")
    for start, end in in_capitals(text):
        yield start, end, Name(text[start:end]), "rule: name in capitals"


def _has_other_words(name: str) -> bool:
    """Whether a word says that it is a body, a post or a place: 'State Media', 'Qing Dynasty'."""
    return any(word in table("not-people.txt") or word in _NO_NAMES for word in name.split(" "))


def _checked(text: str, start: int, end: int, rule: str) -> Iterator[tuple[int, int, Name, str]]:
    """The name without the posts around it, unless it is the beginning of something else's name."""
    words = text[start:end].split(" ")
    while len(words) > 1 and (words[-1] in table("not-people.txt") or words[-1] in decorations()):
        end -= len(words.pop()) + 1
    following = _FOLLOWING.match(text, end)
    body = following is not None and following[1] in table("not-people.txt") and not _is_day(following[1])
    name = " ".join(words)
    if words and not body and _is_name(words) and name not in table("not-people-places.txt"):
        yield start, end, Name(name), rule


def _is_name(words: Sequence[str]) -> bool:
    """Whether no word says otherwise; 'He Lifeng' and 'An Min' begin with surnames that are also words."""
    chinese = words[0] in table("surnames.txt") and all(is_given(word) for word in words[1:])
    kong = "-" in words[-1] and words[-2:-1] == ["Kong"] and words[-3:-2] != ["Hong"]  # 'Vivian Kong Man-wai'
    may = words[0] in ("May", "April", "June") and words[1:] and words[1] in table("surnames.txt")
    rest = [*words[chinese or bool(may) : -2], *words[-1:]] if kong else words[chinese or bool(may) :]
    return not any(word in table("not-people.txt") for word in rest)


def _is_day(word: str) -> bool:
    return word.endswith("day") or word in ("Yesterday", "Today", "In", "On", "At")


def _romanised(text: str) -> Iterator[tuple[int, int]]:
    surnames = table("surnames.txt")
    for match in _HYPHENATED.finditer(text):
        if match["surname"].capitalize() in surnames and is_cantonese(match["given"]):
            yield _given_names(match), match.end()
    for match in _pairs(text):
        chinese = match["surname"] in surnames and is_pinyin(match["surname"])
        if chinese and (is_given(match["given"]) or _acts(text, match)):
            yield from _if_person(text, match)
    for match in _THREE.finditer(text):
        if match["surname"] in surnames and all(is_syllable(word) for word in match["given"].split(" ")):
            yield match.span("name")
    for match in _WESTERN.finditer(text):
        if match["given"] in table("given-names.txt") and match["surname"] in surnames:
            yield match.span("name")
    for pattern in (_AFTER_POST, _SPEAKER):
        for match in pattern.finditer(text):
            group = "name" if match["name"] else "last"
            given, *_, surname = match[group].split(" ")
            english = surname in surnames and surname.lower() not in table("english-words.txt")
            speaks = given in table("given-names.txt") and not _has_other_words(match[group])
            if (
                re.match("(?:O['’]|Mc|Mac)[A-Z]", surname)
                or (pattern is _SPEAKER and speaks)
                or (english and given not in surnames and not is_syllable(given))
            ):
                yield match.span(group)


def _acts(text: str, match: re.Match[str]) -> bool:
    """Whether 'Wang Fang', where 'fang' is an English word too, does what people do or follows one with 'and'."""
    plain = match["surname"].lower() not in table("english-words.txt") and is_pinyin(match["given"])
    after = _ACTS.match(text, match.end())
    return plain and bool(
        after or (re.search(r"\band $", text[: match.start()]) and re.match(r"[.,]|$", text[match.end() :]))
    )


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Overlapping pairs of capitalised words."""
    at = 0 if _TWO(text) else len(text)
    while match := _PAIR.search(text, at):
        yield match
        at = match.start("given")


def _if_person(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A pair of Pinyin words, unless it is part of a longer name ('Ho Chi Minh', 'Long Hua Street')."""
    if match[0] in table("not-people-places.txt") or match["given"].lower() in _places():
        return
    follows = _FOLLOWING.match(text, match.end())
    leads = re.search(r"\b([A-Z][a-z]+) $", text[max(0, match.start() - 40) : match.start()])
    led = (
        leads is not None and leads[1] not in table("not-people.txt") and not _is_POSTED(text, match.start())
    )
    if is_given(match["given"], syllables=2) or not (follows or led):
        yield match.span()


def _is_POSTED(text: str, end: int) -> bool:
    """Whether a post and its place end there, as in 'Mayor of Wuhan Li Ming'; a syllable may be the name's own."""
    post = _POST_OF.search(text, max(0, end - 90), end)
    return post is not None and not is_syllable(post["place"])


@cache
def _places() -> frozenset[str]:
    return frozenset(place.replace(" ", "").lower() for place in table("not-people-places.txt"))


def _given_names(match: re.Match[str]) -> int:
    """Where the name begins, without posts and places before it, as in 'Director Enoch Yuen Ka-lok'."""
    start, words = match.start(), match["before"].split()
    while words and any(word in table("not-people.txt") or word == "Hon" for word in words):
        start += len(words.pop(0)) + 1
    return start


def surname_of(name: str) -> str | None:
    """The surname that later mentions use: Yuen of 'Enoch Yuen Ka-lok', Tan of 'Tan Fei'."""
    surnames, words = table("surnames.txt"), [w.capitalize() if w.isupper() else w for w in name.split()]
    if len(words) < 2:
        return None
    if "-" in words[-1] and words[-2] in surnames:
        return words[-2]
    if words[0] in surnames and is_given(words[1]):
        return words[0]
    return words[-1]

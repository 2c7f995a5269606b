"""Posts in bodies the glossary knows: 'deputy director of the X Bureau' → X局副局长, by the table `posts.csv`.

What a post is called depends on the body: the director of a 局 is 局长, of a 办公室 主任. Where the
table has no row for the body, the post is left to the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.document.values import Name, NameList, Term
from pipeline.protect.romanised import table
from pipeline.protect.sought import Question, having_word
from pipeline.protect.tables import table_rows
from pipeline.words.folding import folded
from pipeline.words.wording import any_of

TABLE = "posts.csv"
_NO_BODIES = ("person", "title", "province", "city")
_BETWEEN = r"(?: of| at| for)? (?:the )?"


# 'executive director' is no 'director', and 'head' before 'office' is no head.
_OTHER_POST = re.compile(
    r"(?:executive|assistant|associate|senior|art|music|founding|regional|honorary|managing|deputy|vice|general|chief|"
    r"programme|program|creative|technical|project|sales|marketing|finance|research|non-executive|independent|class|"
    r"co)[ -]$",
    re.IGNORECASE,
)
_SPEAKS = r"(?=[,.;:]|$| (?:said|says|told|added|noted|stated|stressed|pointed)\b| (?:Mr|Ms|Dr|Professor)\b| [A-Z][a-z]+ [A-Z])"


# 'the X Council's Y Committee', 'the X Bank Hong Kong Branch': the body named is not the one that has the post.
_GOES_ON = re.compile(
    r"['’]s? \w|(?:,? \([^()]+\))? (?!(?:Mr|Mrs|Ms|Miss|Dr|Professor|Prof|Ir|Sir|Madam)\b)[A-Z]"
)

_CHINESE = re.compile(r" (?!Hong Kong)([A-Z][a-z]+) [A-Z][a-z-]+(?=[,.;]|$| [a-z])")


@dataclass(frozen=True, slots=True)
class Post:
    """One row: an English post, the bodies it holds for, and its names per locale; without names it is left to the model.

    Bodies are named by a pattern for their Chinese name (of a company that has none, for its English one), or by a
    category of the glossary.
    """

    ending: re.Pattern[str]
    targets: dict[str, str]
    line: int

    def fits(self, body: Term) -> bool:
        company = body.category == "company"
        said = body.targets.get("zh-Hans-CN", body.source if company and not body.targets else "")
        return bool(said) and (bool(self.ending.search(said)) or self.ending.pattern == body.category)


@cache
def _posts() -> dict[str, tuple[Post, ...]]:
    posts: dict[str, list[Post]] = {}
    for cells, targets, line in table_rows(TABLE):
        posts.setdefault(cells["en"].lower(), []).append(Post(re.compile(cells["ending"]), targets, line))
    return {name: tuple(rows) for name, rows in posts.items()}


@cache
def _pattern() -> re.Pattern[str]:
    post = any_of(_posts())
    return re.compile(
        rf"(?<![\w-])(?:the )?(?:(?P<first>{post}) and )?(?P<post>{post}){_BETWEEN}$", re.IGNORECASE
    )


@cache
def _pattern_after() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)? (?P<post>{any_of(_posts())}){_SPEAKS}", re.IGNORECASE)


@cache
def _pattern_addressed() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:[Cc]\.?[Cc]\.?:? )?(?P<whole>(?:The )?(?P<post>{any_of(_posts())}), (?:the )?)$", re.IGNORECASE
    )


@cache
def _may_have() -> Question:
    """Asks whether a text has the last word of a post."""
    return having_word(*_posts())


def goes_on(text: str, end: int) -> bool:
    """Whether the name of a body that ends at `end` is only the beginning of a longer one."""
    person = _CHINESE.match(text, end)
    if person and person[1] in table("surnames.txt"):
        return False
    return bool(_GOES_ON.match(text, end))


def post_before(text: str, start: int, body: Name) -> tuple[int, Name | NameList] | None:
    """The post that stands right before a body at `start`, as a name of its own: where it starts, and it.

    A company that nobody has the Chinese of stays in Latin letters, and before its post.
    """
    match = _pattern().search(text, max(0, start - 60), start) if _may_have()(text) else None
    if match is None or _OTHER_POST.search(text, 0, match.start("first" if match["first"] else "post")):
        return None
    name = _named(match["post"], text[match.start() : start] + body.text, body, match["first"])
    return (match.start(), name) if name else None


def post_addressed(text: str, start: int, end: int, body: Name) -> tuple[int, Name | NameList] | None:
    """The post of a line that is nothing else: 'The Chairperson, The Hong Kong Association of Banks'."""
    match = _pattern_addressed().match(text[:start]) if not text[end:].strip() else None
    if match is None:
        return None
    name = _named(match["post"], match["whole"] + body.text, body)
    return (match.start("whole"), name) if name else None


def post_after(text: str, end: int, body: Name) -> tuple[int, Name | NameList] | None:
    """The post that follows a body ('the HKMA's Chief Executive', 'InvestHK spokesman'): where it ends, and it."""
    match = _pattern_after().match(text, end) if _may_have()(text) else None
    name = _named(match["post"], body.text + match[0], body) if match else None
    return (match.end(), name) if match and name else None


def _named(post: str, text: str, body: Name, first: str | None = None) -> Name | NameList | None:
    """The name of the body with its post; of one person's two posts the `first` goes before: 主席兼行政总裁."""
    if body.term is None or body.term.category in _NO_BODIES:
        return None
    rows = [_row(one, body.term) for one in (first, post) if one]
    if not all(rows):
        return None
    *others, row = filter(None, rows)
    for other in others:
        row = replace(
            row, targets={tag: f"{other.targets[tag]}兼{said}" for tag, said in row.targets.items()}
        )
    written = f"{first} and {post}" if first else post
    return _name(text, row, body.term) if body.term.targets else _of_unconfirmed(written, row, body)


def _row(post: str, body: Term) -> Post | None:
    """The row of a post in a body, if it has names."""
    row = next((row for row in _posts()[folded(post)] if row.fits(body)), None)
    return row if row and all(row.targets.values()) else None


def _name(text: str, post: Post, body: Term) -> Name:
    targets = {tag: body.targets[tag] + name for tag, name in post.targets.items() if tag in body.targets}
    origin = f"{TABLE}:{post.line}; {body.file}"
    named = f"post:{body.id}"
    term = Term(named, text, targets, category="title", file=origin, line=body.line, rivals=body.rivals)
    return Name(text, term)


def _of_unconfirmed(written: str, post: Post, body: Name) -> NameList:
    term = Term(
        f"post:{written.lower()}", written, post.targets, category="title", file=TABLE, line=post.line
    )
    return NameList((body, Name(written, term)), compound=True)

"""Titles of works and events: which quoted words are one, the marks they have in Chinese, and what is said of them."""

from pathlib import Path

import pytest
from protecting import CN, HK, protect, protector

from pipeline.checks.works import title_unconfirmed
from pipeline.document import Block, BlockKind, Document, Mark, MarkKind, Segment, Target, Translation
from pipeline.engines.hints import Lexicon
from pipeline.formatting.marks import placed
from pipeline.localise import Localiser, default_style
from pipeline.words.works import quoted, quoted_in, titles_of

WORKS = [
    'The film "Salt Road" opens in May.',
    'Professor Lee\'s book, "The Quiet Mountain", sold well.',
    "In a white paper entitled “Clean Air for All”, the council set out its plans.",
    'A report on housing in six cities, entitled "How we live now", was published today.',
    'Titled "The Long Way Home", the 280-page novel is free of charge.',
    'A booklet for new arrivals, "Hello, Neighbour", explains the rules.',
    '"Tea at Four", a Danish play about two sisters, will be staged in June.',
    'The "Salt Road" film was shot in Qinghai.',
    'She is the author of "Tides of Trade".',
    'The choir sang "Morning Light".',
    'She played his mother in "Fish Lane" (1993).',
    'Both sides signed the "Agreement on Trade in Services" in May.',
    "The documentary, called 'Voices of the River', was filmed over six years.",
    'Research report: "Sustainable assets in Asia"',
]


@pytest.mark.parametrize("sentence", WORKS)
def test_the_noun_beside_a_title_says_that_it_is_a_work(sentence: str) -> None:
    assert [one.kind for one in quoted(sentence)] == ["work"]


NONE = [
    '"The report is a good start," said the minister.',
    '"We Won," a film producer said.',
    'The report said: "The harbour is cleaner than ten years ago."',
    'The report described the policy as "a missed opportunity".',
    'He called the book "the best I have read".',
    'He told the newspaper "Never Again".',
    'The "Clean Harbour" report was well received.',
    'The forum was held under the theme "Growing Together".',
    'The operation code-named "Salt Road" ended in May.',
    "The firms' films and Xi'an's museums are known.",
    'The film won. "It Is Good.',
    'Film: ""',
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_said_or_named_otherwise_is_no_work(sentence: str) -> None:
    assert quoted(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ('The "Salt Road" song contest begins.', "event"),
        ('The "Salt Road" photo exhibition opens.', "event"),
        ('The board game "Salt Road" sold out.', "event"),
        ('The game "Salt Road" sold out.', "work"),
    ],
)
def test_the_last_noun_counts_and_the_longest(sentence: str, kind: str) -> None:
    assert [one.kind for one in quoted(sentence)] == [kind]


def test_an_event_is_no_work_and_a_list_is_of_one_kind() -> None:
    assert [one.kind for one in quoted('The exhibition "Threads of Time" and the film "Ice" open.')] == [
        "event",
        "work",
    ]
    assert [one.kind for one in quoted('The films "Ice", "Salt Road" and "Tide" won "much".')] == [
        *["work"] * 3,
        "",
    ]


def test_a_title_that_a_release_names_once_is_one_wherever_it_stands_in_marks() -> None:
    first, then, other = (
        Segment(str(at), text)
        for at, text in enumerate(
            ('The film "Salt Road" won.', '"Salt Road" took six years.', '"Salt roads" are dry.')
        )
    )
    known = titles_of([first, then, other])
    assert known == {"salt road"}
    assert [one.kind for one in quoted_in(then, known)] == ["work"]
    assert (quoted_in(then), quoted_in(other, known)) == ((), ())


def localised(english: str, frame: str, locale: str = CN) -> Target:
    (segment,) = protect(english)
    return Localiser(default_style(locale), [segment]).target(segment, Translation(frame, "test"))


MARKS = [
    ('The film "Salt Road" opens.', "影片“盐道”上映。", "影片《盐道》上映。"),
    ('The film "Salt Road" opens.', "影片《盐道》上映。", "影片《盐道》上映。"),
    ('The exhibition "Threads of Time" opens.', "《时间丝线》展览开幕。", "“时间丝线”展览开幕。"),
    ('The films "Ice" and "Salt Road" won.', "影片“冰”和“盐道”获奖。", "影片《冰》和《盐道》获奖。"),
    ('The film "Salt Road," he said, is "dry".', "影片“盐道，”他说“乏味”。", "影片《盐道》，他说“乏味”。"),
    ('The film "Salt Road," a drama, won.', "影片“盐道，”，一部剧，获奖。", "影片《盐道》，一部剧，获奖。"),
    # The English where the title is half translated, or its words are more than the characters.
    ('The film "Salt Road" opens.', "影片“Salt道”上映。", "影片《Salt Road》上映。"),
    ('The film "Salt Road" opens.', "影片“盐”上映。", "影片《Salt Road》上映。"),
    ('The league "Su Super League" began.', "“苏超”开赛。", "“苏超”开赛。"),
    # Where the marks are not as many, or hold a sentence, nothing is sure.
    ('The film "Salt Road" opens.', "影片盐道上映。", "影片盐道上映。"),
    ('The film "Salt Road" opens.', "影片“盐道”在“五月”上映。", "影片“盐道”在“五月”上映。"),
    (
        'The film "Salt Road" opens.',
        "影片“盐道上映。人人都去看了，都说好”。",
        "影片“盐道上映。人人都去看了，都说好”。",
    ),
    # The Chinese may turn a sentence round, or quote what the English does not.
    (
        '"Not bad," he said of the film "Salt Road" on the "Gold List".',
        "谈到影片“盐道”时，他说：“不错”，在“金榜”上。",
        "谈到影片“盐道”时，他说：“不错”，在“金榜”上。",
    ),
    ('The "dry" film "Salt Road" opens.', "影片“盐道”很“干”。", "影片“盐道”很“干”。"),
    ('The report "Salt Road" says trade grows.', "盐道报告说：“贸易增长。”", "盐道报告说：“贸易增长。”"),
    ('The report "Salt Road" says so.', "“贸易增长，”该报告说。", "“贸易增长，”该报告说。"),
    # Of what somebody says only a title that is quoted in it.
    (
        "\"I loved the film 'Salt Road',\" she said.",
        "她说：“我喜欢影片‘盐道’。”",
        "她说：“我喜欢影片《盐道》。”",
    ),
    ("\"We saw 'Salt Road',\" she said.", "她说：“我们看了‘盐道’。”", "她说：“我们看了‘盐道’。”"),
    ('"The film is good," she said.', "她说：“影片不错。”", "她说：“影片不错。”"),
    # What a glossary knows has its own marks; within a title they are single.
    ('The book "Basic Law" sold well.', "“<T0>”一书畅销。", "《基本法》一书畅销。"),
    ('The book "Basic Law at Home" sold well.', "“家中的<T0>”一书畅销。", "《家中的〈基本法〉》一书畅销。"),
    ('The council said "Salt Road" was long.', "议会称“盐道”太长。", "议会称“盐道”太长。"),
]


@pytest.mark.parametrize(("english", "frame", "chinese"), MARKS)
def test_titles_have_the_marks_of_their_kind(english: str, frame: str, chinese: str) -> None:
    assert localised(english, frame).text == chinese


def test_hong_kong_has_its_own_quotation_marks_for_events() -> None:
    assert localised('The exhibition "Threads of Time" opens.', "《时间丝线》展览开幕。", HK).text == (
        "「時間絲線」展覽開幕。"
    )
    assert localised('The film "Salt Road" opens.', "影片“盐道”上映。", HK).text == "影片《鹽道》上映。"


def test_a_title_without_a_row_is_told_once() -> None:
    def found(*texts: tuple[str, str]) -> list[str]:
        targets = [localised(english, frame) for english, frame in texts]
        return [flaw.message for _, flaw in title_unconfirmed(targets)]

    film = 'The film "Salt Road" opens.'
    assert found((film, "影片“盐道”上映。"), (film, "影片“盐道”上映。")) == [
        "no glossary has 'Salt Road'; the model calls it '盐道'"
    ]
    assert found((film, "影片“盐道”上映。"), (film, "影片“咸路”上映。")) == [
        "no glossary has 'Salt Road'; the model calls it '盐道' and '咸路'"
    ]
    assert found((film, "影片“Salt道”上映。")) == ["no glossary has 'Salt Road'; it is left in English"]
    assert found((film, "影片盐道上映。")) == [
        "no glossary has 'Salt Road', and its place in the translation is not known"
    ]
    assert found(('The book "Basic Law" sold well.', "“<T0>”一书畅销。")) == []
    assert found(('He said "Salt Road".', "他说“盐道”。")) == []


def in_italics(text: str, *titles: str, name: str = "italics") -> Block:
    marks = tuple(
        Mark(MarkKind.LOOK, text.index(title), text.index(title) + len(title), name, "*", "*")
        for title in titles
    )
    block = Block(BlockKind.PARAGRAPH, text, 1, segments=(Segment("1", text),), marks=marks)
    (done,) = protector().protect(Document(Path("a.md"), b"", (block,))).blocks
    return done


@pytest.mark.parametrize(
    ("block", "asked"),
    [
        (
            in_italics("His novel Salt Road won in 2019.", "Salt Road"),
            "His novel “Salt Road” won in <D0>.",
        ),
        (
            in_italics("The films Ice Age and Salt Road, won.", "Ice Age", "Salt Road,"),
            "The films “Ice Age” and “Salt Road”, won.",
        ),
        (in_italics("The ship Salt Road arrived.", "Salt Road"), "The ship Salt Road arrived."),
        (in_italics("The film was very good.", "very"), "The film was very good."),
        (
            in_italics("His novel Salt Road won.", "Salt Road", name="bold"),
            "His novel Salt Road won.",
        ),
        (in_italics('His novel "Salt Road" won.', "Salt Road"), 'His novel "Salt Road" won.'),
        (in_italics("The book Basic Law sold well.", "Basic Law"), "The book <T0> sold well."),
    ],
)
def test_a_title_in_italics_is_shown_to_the_engine_in_marks(block: Block, asked: str) -> None:
    assert block.segments[0].asked == asked
    assert "“" not in block.segments[0].slotted


def test_a_title_in_italics_within_what_somebody_says_has_marks_alone() -> None:
    (segment,) = in_italics('"I loved the film Salt Road," she said.', "Salt Road").segments
    target = Localiser(default_style(CN)).target(segment, Translation("她说：“我喜欢影片‘盐道’。”", "test"))
    assert target.text == "她说：“我喜欢影片《盐道》。”"


@pytest.mark.parametrize(
    ("frame", "chinese"),
    [
        ("画作“晚钟”和他自称“老鹭”的信。", "画作《晚钟》和他自称“老鹭”的信。"),
        ("画作晚钟和他自称“老鹭”的信。", "画作晚钟和他自称“老鹭”的信。"),
    ],
)
def test_a_title_in_italics_beside_other_words_in_marks(frame: str, chinese: str) -> None:
    text = 'The painting Evening Bell and a letter in which he calls himself "the old heron".'
    (segment,) = in_italics(text, "Evening Bell").segments
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == chinese


def test_chinese_has_marks_for_the_italics_of_a_title() -> None:
    block = in_italics("His novel Salt Road won in 2019.", "Salt Road")
    for frame, moved in (("他的小说“盐道”<D0>获奖。", 0), ("他的小说盐道<D0>获奖。", 1)):
        target = Localiser(default_style(CN)).target(block.segments[0], Translation(frame, "test"))
        placement = placed(block, {"1": target})
        assert (len(placement.moved), placement.marks) == (moved, ())
    assert target.text == "他的小说盐道2019年获奖。"


def test_words_of_a_quoted_title_have_hints() -> None:
    lexicon = Lexicon({"ferry": ("渡轮",), "night ferry": ("夜渡",)})
    hinted = "\x02夜渡\x03"
    assert lexicon.hinted('We saw "Night Ferry" in May.') == f'We saw "Night Ferry{hinted}" in May.'
    assert lexicon.hinted("We saw 'Night Ferry' in May.") == f"We saw 'Night Ferry{hinted}' in May."
    assert lexicon.hinted("We saw Night Ferry in May.") == "We saw Night Ferry in May."
    assert lexicon.hinted('We saw "Ferry" in May.') == 'We saw "Ferry" in May.'

"""Lists of slots: 、 between what are members of one list in the English, and a comma everywhere else."""

import csv
from pathlib import Path

import pytest

from pipeline.document import Segment, Slot, SlotKind, Translation
from pipeline.document.values import Name, Term
from pipeline.localise import Localiser, default_style
from pipeline.localise.series import enumerated

SERIES = [
    (
        "Exports to <T0>, <T1> and the <T2> rose.",
        "对<T0>，<T1>，<T2>出口上升。",
        "对<T0>、<T1>、<T2>出口上升。",
    ),
    ("Exports to <T0>, <T1>, and <T2> rose.", "对<T0>，<T1>和<T2>出口上升。", "对<T0>、<T1>和<T2>出口上升。"),
    ("<T0>, <T1>, <T2> or <T3> will pay.", "<T0>、<T1>，<T3>或<T2>会付。", "<T0>、<T1>、<T3>或<T2>会付。"),
    ("It rose by <N0>, <N1> and <N2>.", "分别升<N0>，<N1>，<N2>。", "分别升<N0>、<N1>、<N2>。"),
    ("In <T0>, <T1> and <T2>, sales rose.", "<T0>，<T1>，<T2>销售上升。", "<T0>、<T1>、<T2>销售上升。"),
    # no list, or not sure to be one
    ("In <T0>, <T1> and <T2> said so.", "在<T0>，<T1>，<T2>表示。", "在<T0>，<T1>，<T2>表示。"),
    ("According to <T0>, <T1> and <T2> agree.", "据<T0>，<T1>，<T2>同意。", "据<T0>，<T1>，<T2>同意。"),
    ("On <D0>, <T0> and <T1> met.", "<D0>，<T0>，<T1>见面。", "<D0>，<T0>，<T1>见面。"),
    ("<T0> and <T1> met.", "<T0>，<T1>见面。", "<T0>，<T1>见面。"),
    ("<T0>, chairman of <T1>, and <T2> met.", "<T0>，<T1>主席，<T2>见面。", "<T0>，<T1>主席，<T2>见面。"),
    (
        "He said that in <T0>, <T1> and <T2> agreed.",
        "他说在<T0>，<T1>，<T2>同意。",
        "他说在<T0>，<T1>，<T2>同意。",
    ),
    (
        "Last week in <T0>, <T1> and <T2> agreed.",
        "上周在<T0>，<T1>，<T2>同意。",
        "上周在<T0>，<T1>，<T2>同意。",
    ),
    (
        "Speaking today in <T0>, <T1> and <T2> agreed.",
        "今天在<T0>，<T1>，<T2>同意。",
        "今天在<T0>，<T1>，<T2>同意。",
    ),
    (
        "When <T0> met <T1>, <T2> and <T3> left.",
        "<T0>见<T1>，<T2>，<T3>离开。",
        "<T0>见<T1>，<T2>，<T3>离开。",
    ),
    ("If <T0> joins <T1>, <T2> or <T3> will go.", "<T0>入<T1>，<T2>，<T3>走。", "<T0>入<T1>，<T2>，<T3>走。"),
    ("Built by <T0>, <T1> and <T2> opened.", "<T0>建的<T1>，<T2>启用。", "<T0>建的<T1>，<T2>启用。"),
    ("Built by <T0>, <T1> and <T2> opened.", "由<T0>，<T1>，<T2>启用。", "由<T0>，<T1>，<T2>启用。"),
    ("A month later in <T0>, <T1> and <T2> said so.", "在<T0>，<T1>，<T2>表示。", "在<T0>，<T1>，<T2>表示。"),
    (
        "Demand grew in <T0>, <T1> and <T2> said.",
        "<T0>需求升，<T0>，<T1>，<T2>说。",
        "<T0>需求升，<T0>，<T1>，<T2>说。",
    ),
    # a comma or the end of the sentence behind it, or what is no predicate: it is one
    ("Last week in <T0>, <T1> and <T2>, sales rose.", "在<T0>，<T1>，<T2>上升。", "在<T0>、<T1>、<T2>上升。"),
    ("When it was in <T0>, <T1> and <T2>, it won.", "在<T0>，<T1>，<T2>赢。", "在<T0>、<T1>、<T2>赢。"),
    (
        "He met guests from <T0>, <T1> and <T2> on <D0>.",
        "见<T0>，<T1>，<T2>客人。",
        "见<T0>、<T1>、<T2>客人。",
    ),
    ("Visitors from <T0>, <T1> and <T2> rose.", "<T0>，<T1>，<T2>旅客上升。", "<T0>、<T1>、<T2>旅客上升。"),
    # two lists in one sentence: between them stands a comma
    (
        "<T0>, <T1> and <T2> met <T3>, <T4> and <T5>.",
        "<T0>，<T1>，<T2>，<T3>，<T4>，<T5>见面。",
        "<T0>、<T1>、<T2>，<T3>、<T4>、<T5>见面。",
    ),
    ("Exports to <T0>, <T1> and <T2> rose.", "对<T0>，对<T1>，对<T2>上升。", "对<T0>，对<T1>，对<T2>上升。"),
]


@pytest.mark.parametrize(("source", "frame", "expected"), SERIES)
def test_the_members_of_a_list(source: str, frame: str, expected: str) -> None:
    assert enumerated(frame, source) == expected


# By part of the table, a sentence for each of its words, and whether it has a list.
PARTS = {
    "link": ("<T0>, <T1> {} <T2> met.", True),
    "preposition": ("{} <T0>, <T1> and <T2> said so.", False),
    "participle": ("{} by <T0>, <T1> and <T2>.", False),
    "conjunction": ("{} <T3> met <T0>, <T1> and <T2> left.", False),
    "beginning": ("He said {} in <T0>, <T1> and <T2> this was so.", False),
    "time": ("Late {} in <T0>, <T1> and <T2> this was so.", False),
    "determiner": ("{} very many visitors from <T0>, <T1> and <T2> rose.", True),
    "duration": ("Three {} of <T0>, <T1> and <T2> ended.", False),
    "belonging": ("Visitors {} <T0>, <T1> and <T2> rose.", True),
    "going-on": ("It went to <T0>, <T1> and <T2> {} it.", True),
}


def test_every_part_of_the_table_counts() -> None:
    path = Path(__file__).parent.parent / "pipeline" / "localise" / "series.csv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    table = {row["part"]: row["words"].split("|") for row in rows}
    assert table.keys() == PARTS.keys()
    for part, (sentence, is_list) in PARTS.items():
        for word in table[part]:
            said = enumerated("<T0>，<T1>，<T2>", sentence.format(word))
            assert said == ("<T0>、<T1>、<T2>" if is_list else "<T0>，<T1>，<T2>"), word


@pytest.mark.parametrize(
    ("locale", "names", "expected"),
    [
        ("zh-Hans-CN", ("日本", "韩国", "菲律宾"), "客人来自日本、韩国、菲律宾。"),
        ("zh-Hant-HK", ("日本", "韓國", "菲律賓"), "客人來自日本、韓國、菲律賓。"),
    ],
)
def test_a_sentence_is_written_with_it(locale: str, names: tuple[str, ...], expected: str) -> None:
    source = "Guests came from Japan, Korea and the Philippines."
    words = ("Japan", "Korea", "Philippines")
    slots = tuple(
        Slot(
            SlotKind.TERM,
            number,
            word,
            source.index(word),
            source.index(word) + len(word),
            Name(word, Term(word, word, {locale: name})),
            "names.csv:1",
        )
        for number, (word, name) in enumerate(zip(words, names, strict=True))
    )
    segment = Segment("s1", source, slots=slots)
    localiser = Localiser(default_style(locale))
    assert localiser.target(segment, Translation("客人来自<T0>, <T1>，<T2>。", "test")).text == expected

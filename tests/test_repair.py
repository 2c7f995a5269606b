"""Lost, doubled and invented slots: which way back is taken, and the exact text that comes of it."""

from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Repair, Translation, Way
from pipeline.engines.base import Request, complete
from pipeline.translation.repair import fill, joined, repair
from pipeline.translation.seams import join, parts, split, symbols


def request(source: str) -> Request:
    return Request(source, tuple(symbols(source)))


def finished(
    asked: Request, translation: Translation, engine: Callable[[Sequence[Request]], list[Translation]]
) -> Translation:
    """What comes of a translation with an engine that is asked again as long as anything is."""
    asking = repair(asked, translation)
    try:
        requests = next(asking)
        while True:
            requests = asking.send(engine(requests))
    except StopIteration as end:
        result: Translation = end.value
        return result


def repaired(source: str, *hypotheses: str, parts: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """The text and what was done, for an engine that gives `hypotheses`, and `parts` for parts."""
    first, *others = hypotheses
    translation = Translation(first, "test", alternatives=tuple(others))

    def engine(requests: Sequence[Request]) -> list[Translation]:
        texts = parts or ("",) * len(requests)
        return [Translation(text, "test") for text in texts]

    result = finished(request(source), translation, engine)
    return result.text, said(result.repair)


def said(repair: Repair | None) -> str | None:
    """A repair in a few words: '+<T1> -<T0>' for what was put in and taken out by position."""
    if repair is None or repair.way is not Way.POSITION:
        return repair.way.value if repair else None
    return " ".join([*(f"+{s}" for s in repair.filled), *(f"-{s}" for s in repair.dropped)])


TRAILING = (
    "The support that both <T0> and the banks give will strengthen local firms.",
    "<T0>将支持企业。银行多层面支持。",
)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (("<T0>及银行多层面支持企业。",), ("<T0>及银行多层面支持企业。", None)),
        (("<T0>将支持企业。",), (TRAILING[1], None)),
        (("<T0>将支持企业。银行会在多个层面支持，并加强其韧性。",), (TRAILING[1], None)),
        (("银行多层面支持企业。",), (TRAILING[1], None)),
    ],
)
def test_words_behind_the_sentence_give_way_to_the_same_words_within(
    others: tuple[str, ...], said: tuple[str, Way | None]
) -> None:
    """Not to a hypothesis without them, with more of them, or without a slot."""
    assert repaired(TRAILING[0], TRAILING[1], *others) == said


@pytest.mark.parametrize(
    ("source", "hypotheses", "text", "how"),
    [
        ("<T0> opened.", ["<T0>开幕。"], "<T0>开幕。", None),
        ("No slots here.", ["没有。"], "没有。", None),
        ("<T0> opened.", ["开幕。", "<T0>揭幕。"], "<T0>揭幕。", "n-best"),
        ("<T0> opened.", ["<T0><T0>开幕。", "<T1>开幕。", "<T0>已开幕。"], "<T0>已开幕。", "n-best"),
        # doubled and invented
        ("<T0> opened.", ["<T0>、<T0>开幕。"], "<T0>开幕。", "-<T0>"),
        ("<T0> opened.", ["<T0>的<T0>开幕。"], "<T0>的开幕。", "-<T0>"),
        ("<T0> opened.", ["<T0>和<T9>开幕。"], "<T0>开幕。", "-<T9>"),
        ("<T0> opened.", ["<T9>、<T0>开幕。"], "<T0>开幕。", "-<T9>"),
        ("<T0> opened.", ["<T0>“<N3>”开幕。"], "<T0>开幕。", "-<N3>"),
        ("Nothing opened.", ["<D0>开幕。"], "开幕。", "-<D0>"),
        # lost: beside a neighbour of its list
        ("<T0>, <T1> and <T2> met.", ["<T0>和<T2>会面。"], "<T0>、<T1>和<T2>会面。", "+<T1>"),
        ("<T0>, <T1> and <T2> met.", ["<T0>会面。"], "<T0>、<T1>、<T2>会面。", "+<T1> +<T2>"),
        ("<T0> and <T1> met.", ["<T1>会面。"], "<T0>、<T1>会面。", "+<T0>"),
        ("He saw <T0> or <T1>.", ["他见到“<T1>”。"], "他见到“<T0>、<T1>”。", "+<T0>"),
        # lost: at the start, at the end, after the slot before it
        ("<T0> said so on <D0>.", ["于<D0>说。"], "<T0>于<D0>说。", "+<T0>"),
        ("<T0> said so.", ["表示。"], "<T0>表示。", "+<T0>"),
        ("Details: <V0>.", ["详情如下。"], "详情如下<V0>。", "+<V0>"),
        ('He said, "Write to <V0>."', ["他说：“请致函。”"], "他说：“请致函<V0>。”", "+<V0>"),
        ("<T0> opened on <D0>.", ["<T0>开幕"], "<T0>开幕<D0>", "+<D0>"),
        ("<T0> spent <N0> on it.", ["<T0>花费。"], "<T0><N0>花费。", "+<N0>"),
        ("<T0> near <T1> opened.", ["<T0>开幕。"], "<T0>、<T1>开幕。", "+<T1>"),
        ('"<T0>" in <D0> opened.', ["“<T0>”开幕。"], "“<T0>”<D0>开幕。", "+<D0>"),
        ("<T0> had <N0> here.", ["有。", "<T0>有。"], "<T0><N0>有。", "+<N0>"),
        ("<T0> took <N0>.", ["<T0>和<T0>。"], "<T0><N0>。", "+<N0> -<T0>"),
        ("<T0> opened.", [""], "<T0>", "+<T0>"),
        # figures never touch, and nothing parts a slot from its title or sign
        ("In <D0> it made <N0> more.", ["<D0>增加。"], "<D0>、<N0>增加。", "+<N0>"),
        ("About <N0> in <D0> were sold.", ["<D0>售出。"], "<N0>、<D0>售出。", "+<N0>"),
        ("In <D0> it sold <N0> for <N1>.", ["<D0><N1>售出。"], "<D0>、<N0>、<N1>售出。", "+<N0>"),
        ("<T0> met <T1> there.", ["<T0>先生在那里。"], "<T0>先生、<T1>在那里。", "+<T1>"),
        ("<T0> and <T1> met.", ["<T0>女士会面。"], "<T0>女士、<T1>会面。", "+<T1>"),
        ("Up <N0> in <D0> here.", ["<N0>%升。"], "<N0>%<D0>升。", "+<D0>"),
    ],
)
def test_how_slots_come_back(source: str, hypotheses: list[str], text: str, how: str | None) -> None:
    assert repaired(source, *hypotheses) == (text, how)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("<T0>, <T1>, and <T2> met.", None),
        ("<T0> will sign it; <T1> will follow soon.", ("<T0> will sign it;", "<T1> will follow soon.")),
        (
            "They came from <T0>, and they all went to <T1>.",
            ("They came from <T0>,", "and they all went to <T1>."),
        ),
        (
            "Firms met in <T0>, <T1> and <T2>, with more on the way.",
            ("Firms met in <T0>, <T1> and <T2>,", "with more on the way."),
        ),
        ("After the forum opened, <T0> met the <T1>.", ("After the forum opened,", "<T0> met the <T1>.")),
        ("Firms of all sizes came to the <T0>.", ("Firms of all sizes came", "to the <T0>.")),
        ("<T0> opened.", None),
    ],
)
def test_where_a_sentence_is_parted(source: str, parts: tuple[str, ...] | None) -> None:
    got = split(request(source))
    assert (tuple(part.source for part in got) or None) == parts
    assert [s for part in got for s in part.symbols] == (symbols(source) if parts else [])


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["甲。", "乙。"], "甲，乙。"),
        (["甲，", "，乙"], "甲，乙"),
        (["甲；", " 乙！"], "甲，乙！"),
        (["", "乙。"], "乙。"),
        (["甲。"], "甲。"),
    ],
)
def test_parts_are_joined(parts: list[str], text: str) -> None:
    assert join(parts) == text


SENTENCE = "They came from <T0>, and they all went to <T1>."


@pytest.mark.parametrize(
    ("parts", "text", "how"),
    [
        (("来自<T0>。", "都去了<T1>。"), "来自<T0>，都去了<T1>。", "split sentence"),
        (("来自。", "都去了<T1>。"), "<T0>都去了<T1>。", "+<T0>"),
        (("来自<T0>。", "都去了<T1><T1>。"), "<T0>都去了<T1>。", "+<T0>"),
    ],
)
def test_a_sentence_is_translated_in_parts_before_a_slot_is_put_back(
    parts: tuple[str, ...], text: str, how: str
) -> None:
    assert repaired(SENTENCE, "都去了<T1>。", parts=parts) == (text, how)


def test_only_broken_sentences_go_to_the_engine_again() -> None:
    asked: list[str] = []

    def engine(requests: Sequence[Request]) -> list[Translation]:
        asked.extend(r.source for r in requests)
        return [Translation(r.source, "test") for r in requests]

    good, bad = request("<T0> opened."), request(SENTENCE)
    finished(good, Translation("<T0>。", "test"), engine)
    finished(bad, Translation("。", "test"), engine)
    assert asked == ["They came from <T0>,", "and they all went to <T1>."]


WORDS = st.sampled_from(
    ["met", ",", "and", "“", "”", "的", "、", "。", "<T", "0>", "<", ">", "<N0>", "<T3>", " "]
)
SYMBOLS = st.sampled_from(["<T0>", "<T1>", "<T2>", "<N0>", "<D0>", "<V1>"])
SOURCES = st.lists(SYMBOLS, unique=True, max_size=6).flatmap(
    lambda found: st.lists(WORDS.filter(lambda w: w[0] not in "<0"), max_size=8).flatmap(
        lambda words: st.permutations([*found, *words]).map(" ".join)
    )
)
OUTPUTS = st.lists(st.one_of(WORDS, SYMBOLS), max_size=12).map("".join)


@settings(max_examples=300, deadline=None)
@given(SOURCES, st.lists(OUTPUTS, min_size=1, max_size=3), st.data())
def test_whatever_an_engine_writes_every_slot_stands_once(
    source: str, hypotheses: list[str], data: st.DataObject
) -> None:
    asked = request(source)
    first, *others = hypotheses
    translation = Translation(first, "test", alternatives=tuple(others))
    result = finished(asked, translation, lambda rs: [Translation(data.draw(OUTPUTS), "test") for _ in rs])
    assert Counter(symbols(result.text)) == Counter(asked.symbols)
    assert (result.repair is None) == complete(first, asked)
    filled = fill(translation, asked)
    assert Counter(symbols(filled.text)) == Counter(asked.symbols)
    assert complete(filled.text, asked) or filled.repair.filled


def test_a_slot_behind_the_sentence_is_as_good_as_lost() -> None:
    asked = request("The company was formed as <T0> in <D0>.")
    behind, within = "公司于<D0>成立。<T0>。", "公司于<D0>以<T0>成立。"

    def silent(requests: Sequence[Request]) -> list[Translation]:
        return [Translation("", "test") for _ in requests]

    better = finished(asked, Translation(behind, "test", alternatives=(within,)), silent)
    assert (better.text, better.repair) == (within, Repair(Way.N_BEST))
    left = finished(asked, Translation(behind, "test"), silent)
    assert (left.text, left.repair) == (behind, Repair(Way.POSITION, ("<T0>",)))


def test_long_sentences_are_parted_until_they_fit() -> None:
    source = "They came from <T0>, and they all went to <T1>; the rest stayed in <T2> for a week."
    pieces = parts(request(source), lambda text: len(text.split()) <= 6)
    assert [piece.source for piece in pieces] == [
        "They came from <T0>,",
        "and they all went to <T1>;",
        "the rest stayed",
        "in <T2> for a week.",
    ]
    assert [s for piece in pieces for s in piece.symbols] == ["<T0>", "<T1>", "<T2>"]


def test_what_has_no_seam_is_cut_but_never_inside_a_symbol() -> None:
    pieces = parts(request("aaaa<T0>bbbb"), lambda text: len(text) <= 8)
    assert [piece.source for piece in pieces] == ["aaaa<T0>", "bbbb"]


def test_the_parts_of_a_sentence_become_one_translation() -> None:
    first = Translation("<T0>来了。", "test", repair=Repair(Way.N_BEST))
    second = Translation("<T1>走了。", "test", repair=Repair(Way.POSITION, filled=("<T1>",)))
    assert joined([first]) == first
    both = joined([first, second])
    assert (both.text, both.repair) == ("<T0>来了，<T1>走了。", Repair(Way.POSITION, ("<T1>",)))

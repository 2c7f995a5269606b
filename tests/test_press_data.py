"""Training data: what is normalised, left out, slotted and aligned. No torch needed."""

import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest

from pipeline.document.values import Term
from pipeline.errors import UserError
from pipeline.localise import load_style
from pipeline.press.align import NONE, align
from pipeline.press.annotate import Annotator
from pipeline.press.batches import Batch, Copy, Mixture, Share, ahead
from pipeline.press.corpus import fingerprint, fingerprints, is_good, normalise_target, read_corpus
from pipeline.press.hinting import Marks, align_hinted, obscured
from pipeline.press.prepare import as_headline
from pipeline.press.shortlist import shortlist
from pipeline.protect import Protector


def term(english: str, chinese: str, category: str = "organisation") -> Term:
    return Term(english, english, {"zh-Hans-CN": chinese}, category=category, file="names.csv", line=2)


TERMS = (
    term("InvestHK", "投资推广署"),
    term("HSBC", "汇丰"),
    term("HKEX", "香港交易所"),
    term("Xi'an", "西安", "city"),
    term("Shaanxi", "陕西", "province"),
    term("Enoch Yuen Ka-lok", "袁嘉诺", "person"),
    term("Trade Bureau", "贸易局"),
    term("Director of Health", "卫生署署长", "title"),
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(Protector(TERMS), load_style("mainland-press", "zh-Hans-CN"))


@pytest.mark.parametrize(
    ("english", "chinese", "slotted", "target"),
    [
        ("InvestHK opened.", "投资推广署开业。", "<T0> opened.", "<T0>开业。"),
        ("It raised HK$3.4 billion.", "共筹集34亿港元。", "It raised <N0>.", "共筹集<N0>。"),
        ("Up 12.5 percent.", "上升12.5%。", "Up <N0>.", "上升<N0>。"),
        ("On May 8, 2025 it rose.", "2025年5月8日上升。", "On <D0> it rose.", "<D0>上升。"),
        ("In Xi'an, Shaanxi, it met.", "在陕西西安举行。", "In <T0>, it met.", "在<T0>举行。"),
        (
            "InvestHK, HSBC and HKEX came.",
            "投资推广署、汇丰及香港交易所出席。",
            "<T0> came.",
            "<T0>出席。",
        ),
        (
            "InvestHK, HSBC and HKEX came.",
            "汇丰出席，投资推广署和香港交易所亦出席。",
            "<T0>, <T1> and <T2> came.",
            "<T1>出席，<T0>和<T2>亦出席。",
        ),
        (
            "Enoch Yuen Ka-lok, Director of Health, said so.",
            "卫生署署长袁嘉诺如是说。",
            "<T0> said so.",
            "<T0>如是说。",
        ),
        (
            "Chan Tsz-kit, deputy director of the Trade Bureau, said so.",
            "贸易局副局长Chan Tsz-kit如是说。",
            "<T0> said so.",
            "<T0>如是说。",
        ),
        ("Write to a@b.org.", "请电邮a@b.org。", "Write to <V0>.", "请电邮<V0>。"),
        ("InvestHK opened.", "该署开业。", "InvestHK opened.", "该署开业。"),
        ("It raised HK$3.4 billion.", "共筹集3.4亿港元。", "It raised HK$3.4 billion.", "共筹集3.4亿港元。"),
        ("HSBC met HSBC.", "汇丰与汇丰会面。", "<T0> met <T1>.", "<T0>与<T1>会面。"),
    ],
)
def test_spans_on_both_sides_become_slots(
    annotator: Annotator, english: str, chinese: str, slotted: str, target: str
) -> None:
    assert annotator.annotate(english, chinese, [1.0], random.Random(0)) == [(slotted, target)]


def test_share_leaves_the_rest_as_it_is(annotator: Annotator) -> None:
    plain = ("InvestHK met HSBC.", "投资推广署与汇丰会面。")
    whole = ("<T0> met <T1>.", "<T0>与<T1>会面。")
    assert annotator.annotate(*plain, [0.0, 1.0], random.Random(0)) == [plain, whole]


@pytest.mark.parametrize(
    ("locale", "raw", "clean"),
    [
        ("zh-Hans-CN", "他说,好.", "他说，好。"),
        ("zh-Hans-CN", "「你好」 世界", "“你好”世界"),
        ("zh-Hans-CN", "共１２３家 ， 升 5%", "共123家，升5%"),
        ("zh-Hant-TW", "資訊軟體", "信息软件"),
        ("zh-Hant-HK", "衞生署發布", "卫生署发布"),
        ("zh-Hans-CN", "版本 3.5, beta", "版本3.5, beta"),
    ],
)
def test_targets_are_normalised(locale: str, raw: str, clean: str) -> None:
    assert normalise_target(raw, locale) == clean


@pytest.mark.parametrize(
    ("pair", "good"),
    [
        (("The bank opened a new branch in Wuhan.", "该行在武汉开设新分行。"), True),
        (("The bank opened a new branch in Wuhan.", "该行。"), False),
        (("Click OK to go on with the set-up.", "OK set-up click go on 好"), False),
        (("Yes.", ""), False),
    ],
)
def test_what_is_no_translation_is_left_out(pair: tuple[str, str], good: bool) -> None:
    assert is_good(pair) is good


def test_corpus_without_what_is_measured_on_and_without_doubles(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(
        "Held out.\t不可用。\nOne two.\t一二。\nONE, TWO\t一、二\nThree.\t三。\n", encoding="utf-8"
    )
    (tmp_path / "dev.en").write_text("held out\n", encoding="utf-8")
    exclude = fingerprints([tmp_path / "dev.en"])
    assert list(read_corpus([str(tmp_path / "*.tsv")], exclude, set())) == [
        ("One two.", "一二。"),
        ("Three.", "三。"),
    ]


def test_corpus_errors_name_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("no tab here\n", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        list(read_corpus([str(tmp_path / "a.tsv")], frozenset(), set()))
    assert str(caught.value) == f"{tmp_path}/a.tsv:1: expected ENGLISH<TAB>CHINESE"
    with pytest.raises(UserError) as caught:
        list(read_corpus([str(tmp_path / "b*.tsv")], frozenset(), set()))
    assert str(caught.value) == f"{tmp_path}/b*.tsv: no such corpus files"


def test_fingerprint_ignores_case_space_and_punctuation() -> None:
    assert fingerprint("One, two – THREE!") == fingerprint("one two three") == "onetwothree"


def test_alignment_finds_translations_and_slots() -> None:
    rng = random.Random(1)
    pairs = []
    for _ in range(300):
        words = rng.sample(range(10, 40), 5)
        source = [*words, 5]
        target = [5, *(word + 100 for word in reversed(words))]
        pairs.append((numpy.array(source, dtype=numpy.uint16), numpy.array(target, dtype=numpy.uint16)))
    aligned = align(pairs, frozenset({5}))
    right = sum(int(place) == 5 - i for places in aligned for i, place in enumerate(places))
    unsure = sum(int(place) == NONE for places in aligned for place in places)
    assert all(places[0] == 5 for places in aligned)
    assert right > 0.9 * (300 * 6 - unsure)
    assert unsure < 0.1 * 300 * 6


def test_hints_are_no_words_to_align_but_what_a_target_took_points_to_them() -> None:
    marks = Marks(90, 91, 92)
    # 1 2[50 51|52] 3 with the target 11 50 51 13; the plain pairs teach that 1 is 11 and 3 is 13.
    hinted = numpy.array([1, 2, 90, 50, 51, 91, 52, 92, 3], numpy.uint16)
    target = numpy.array([11, 50, 51, 13], numpy.uint16)
    plain = [
        (numpy.array(s, numpy.uint16), numpy.array(t, numpy.uint16)) for s, t in [([1, 3], [11, 13])] * 5
    ]
    found = align_hinted([(hinted, target), *plain], frozenset(), marks)
    assert [*found[0]] == [0, 3, 4, 8]
    assert [[*places] for places in found[1:]] == [[0, 1]] * 5


def corpus(lengths: list[int], first: int = 0) -> Copy:
    """Sentences that consist of their own numbers."""
    ends = numpy.cumsum([0, *lengths])
    ids = numpy.concatenate([numpy.full(n, first + i, dtype=numpy.uint16) for i, n in enumerate(lengths)])
    return Copy(ids, ends, ids, ends, ids.astype(numpy.uint8))


PAD, END = 99, 2


def sentences(batch: Batch) -> list[int]:
    """The numbers of a batch's sentences, whose rows must be whole."""
    for source, target, alignment in zip(*batch, strict=True):
        kept = source != PAD
        assert (source == target).all()
        assert source[kept][-1] == END
        assert (alignment[kept][:-1] == source[kept][:-1]).all()
        assert set(alignment[~kept]) <= {NONE}
        assert len({*source[kept][:-1]}) == 1
    return [int(row[0]) for row in batch.source]


def test_batches_keep_every_pair_once_and_their_size() -> None:
    lengths = [3, 5, 2, 9, 4, 4, 1, 7]
    mixture = iter(Mixture({"a": Share([corpus(lengths, 10)], 1, 1)}, tokens=20, pad=PAD, seed=3))
    seen: list[int] = []
    while len(seen) < len(lengths):
        batch = next(mixture)
        assert batch.source.size <= 20
        seen += sentences(batch)
    assert sorted(seen) == list(range(10, 18))


def test_a_corpus_weighs_more_or_less_towards_the_end() -> None:
    shares = {"a": Share([corpus([4] * 8, 10)], 1, 0), "b": Share([corpus([4] * 8, 20)], 0.5, 2)}
    mixture = iter(Mixture(shares, tokens=5, pad=PAD, seed=3, done=lambda seen: min(1, seen / 50)))
    first = [n for _ in range(12) for n in sentences(next(mixture))]
    then = [n for _ in range(16) for n in sentences(next(mixture))]
    assert sorted(n for n in first if n < 20) == list(range(10, 18))
    assert sum(n >= 20 for n in first) == 4
    assert sorted(then) == sorted([*range(20, 28)] * 2)


def test_batches_made_ahead_are_the_same_and_errors_arrive() -> None:
    def broken() -> Iterator[Batch]:
        yield from itertools.islice(iter(mixture()), 30)
        raise RuntimeError("disk full")

    def mixture() -> Mixture:
        return Mixture({"a": Share([corpus([3, 5, 2, 9, 4], 10)], 1, 1)}, tokens=20, pad=PAD, seed=3)

    made = ahead(broken())
    for one, other in zip(itertools.islice(iter(mixture()), 30), made, strict=False):
        assert all((a == b).all() for a, b in zip(one, other, strict=True))
    with pytest.raises(RuntimeError, match="disk full"):
        list(ahead(broken()))
    assert len(list(ahead(itertools.islice(iter(mixture()), 30)))) == 30


def test_a_mixture_of_nothing_is_refused_and_a_weight_of_little_takes_one() -> None:
    nothing = {"a": Share([corpus([3, 5], 10)], 0, 0)}
    with pytest.raises(UserError, match="is every weight 0"):
        next(iter(Mixture(nothing, tokens=20, pad=PAD, seed=3)))
    little = {"a": Share([corpus([3, 5], 10)], 0.1, 0.1)}
    assert len(sentences(next(iter(Mixture(little, tokens=20, pad=PAD, seed=3))))) == 1


def test_a_word_is_obscured_where_the_target_has_its_hint() -> None:
    source = "the farms\x02农场\x04农庄\x03 merged\x02合并\x03 and grew\x02增长\x03"
    out = obscured(source, "农庄合并并扩大", 1.0, random.Random(1), ("abalone", "kitchen"))
    assert re.fullmatch(
        "the (abal|kitc)(one|chen)s\x02农场\x04农庄\x03 (abal|kitc)(one|chen)ed\x02合并\x03 and grew\x02增长\x03",
        out,
    )
    assert obscured(source, "农庄合并并扩大", 0.0, random.Random(1), ("abalone",)) == source


@pytest.mark.parametrize(
    ("chance", "title"),
    [
        (0.01, "<T0> OPENS KUNMING'S CAFÉ IN <T1> FOR THE SECOND TIME"),
        (0.2, "<T0> Opens Kunming's Café in <T1> for the Second Time"),
        (0.5, "<T0> opens Kunming's café in <T1> for the second time"),
    ],
)
def test_headlines_are_set_in_capitals_now_and_then(chance: float, title: str) -> None:
    class Fixed(random.Random):
        def random(self) -> float:
            return chance

    plain = "<T0> opens Kunming's café in <T1> for the second time"
    assert as_headline(plain, "<T0>再次在<T1>开昆明咖啡馆", Fixed()) == title
    assert as_headline(plain, "“<T0>再次在<T1>开昆明咖啡馆。”", Fixed()) == plain
    assert as_headline(plain + ".", "<T0>再次在<T1>设办事处。", Fixed()) == plain + "."


def test_a_source_calls_for_common_pieces_its_translations_and_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vocabulary = ["<unk>", "<s>", "</s>", "<0x41>", "，", "▁bank", "▁tea", "银行", "茶", "的", "a b", "<pad>"]
    # 'bank tea' → '银行的茶', three times; 的 belongs to nothing.
    source, target = [5, 6] * 3, [7, 9, 8] * 3
    copy = Copy(
        numpy.array(source, numpy.uint16), numpy.arange(0, 7, 2), numpy.array(target, numpy.uint16),
        numpy.arange(0, 10, 3), numpy.array([0, NONE, 1] * 3, numpy.uint8),
    )  # fmt: skip
    monkeypatch.setattr("pipeline.press.shortlist.COMMON", 1)
    always, *own = shortlist([copy], vocabulary)
    assert always.startswith("\t")
    assert {*always.split()} == {"<unk>", "<s>", "</s>", "<0x41>", "<pad>", "，", "银行"}
    rows = dict(line.split("\t") for line in own)
    assert rows["▁tea"].split() == ["▁tea", "茶"]
    assert rows["▁bank"].split() == ["▁bank"]
    assert "a b" not in rows
    monkeypatch.setattr("pipeline.press.shortlist.COMMON", 0)
    assert dict(line.split("\t") for line in shortlist([copy], vocabulary))["▁bank"].split() == [
        "▁bank",
        "银行",
    ]

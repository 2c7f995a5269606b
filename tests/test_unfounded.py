"""Who or what the Chinese names and the English does not: what becomes a pronoun again, what is flagged, what is left."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources

import pytest
from checking import CN, HK, said, target

from pipeline.checks.unfounded import unfounded
from pipeline.document import Segment, Target, Translation
from pipeline.locales.script import foreign_letters
from pipeline.localise import Localiser, default_style
from pipeline.words.referents import pronoun

# The sentences of a release, one a line; its last sentence as the engine wrote it, and as it is written.
PRONOUNS = [
    (["It will open in May."], "公司将于5月开幕。", "它将于5月开幕。"),
    (["The museum is new.", "It will open in May."], "公司将于5月开幕。", "它将于5月开幕。"),
    (["The museum is new.", "It has 600 beds."], "该局有600张床位。", "它有600张床位。"),
    (["The ferry is old.", "Last year, it carried cars."], "去年，展览运载汽车。", "去年，它运载汽车。"),
    (["The choir sang.", "Its head said so."], "公司负责人这样说。", "其负责人这样说。"),
    (["The choir sang.", "Its head said so."], "公司的负责人这样说。", "其负责人这样说。"),
    (["The choir sang.", "Its hall has been sold."], "公司已出售礼堂。", "它已出售礼堂。"),
    (["The choir sang.", "It is valid for a year."], "协议有效期一年。", "其有效期一年。"),
    (["The choir sang.", "It stipulates a fee."], "规定收费。", "规定收费。"),
    (["The choir sang.", "It aims to grow."], "公司目标是壮大。", "其目标是壮大。"),
    (["The choir sang.", "“It will grow,” she said."], "“公司将壮大，”她说。", "“它将壮大，”她说。"),
    # named right before, in the sentence itself, or by a name of that category
    (["The company is new.", "It will open in May."], "公司将于5月开幕。", "公司将于5月开幕。"),
    (["The carmaker is new.", "It grew.", "It rose.", "It fell."], "公司下跌。", "公司下跌。"),
    (["It is a firm of lawyers."], "公司从事法律工作。", "公司从事法律工作。"),
    (["<T4> is new.", "It grew."], "公司壮大。", "公司壮大。"),
    (["The show is new.", "It grew."], "展览壮大。", "展览壮大。"),
    # a charity is none, though it be limited
    (["<T6> is new.", "It grew."], "公司壮大。", "它壮大。"),
    # too far before
    (["The company is new.", "A.", "B.", "C.", "It grew."], "公司壮大。", "它壮大。"),
    (["<T1> is new.", "It grew."], "公司壮大。", "它壮大。"),
    # another word, not the subject, another subject in the English, or an 'It' that is nothing
    (["The choir sang.", "It spoke to the fitters."], "工程师与它谈过。", "工程师与它谈过。"),
    (["The choir sang.", "It sold it."], "它卖给公司。", "它卖给公司。"),
    (["The choir sang.", "She will open it."], "公司将开幕。", "公司将开幕。"),
    (["It was decided that she should go."], "会议决定她去。", "会议决定她去。"),
    (["It is she who will pay."], "公司付款的是她。", "公司付款的是她。"),
    (['It was "Tea for Two" that he sang.'], "歌曲是他唱的。", "歌曲是他唱的。"),
    (["It takes six hours."], "公司用六小时。", "公司用六小时。"),
    (["Its", "It's late."], "公司晚了。", "公司晚了。"),
]
# The sentences; the last one in Chinese; what is said of it.
FOUND = [
    (CN, ["The choir sang.", "It grew."], "公司壮大。", ["'公司' stands where the English has 'It', and it names no such thing here or right before"]),
    (HK, ["The choir sang.", "Its hall grew."], "該基金壯大。", ["'該基金' stands where the English has 'Its', and it names no such thing here or right before"]),
    (CN, ["The company sang.", "It grew."], "公司壮大。", []),
    (CN, ["The choir sang.", "It grew."], "它壮大，公司亦然。", []),
    (CN, ["The choir sang.", "It grew."], "去年，公司壮大，基金亦然。", ["'公司' stands where the English has 'It', and it names no such thing here or right before"]),
    (CN, ["<T4> sang.", "It grew."], "公司壮大。", []),
    (CN, ["The ministry met.", "The ministry agreed."], "商务部同意。", ["the English has nothing like '商务部' so far"]),
    (HK, ["The Ministry of Commerce met.", "A.", "B.", "C.", "D.", "The ministry agreed."], "商務部同意。", []),
    (CN, ["A.", "They raised rates."], "央行加息，央行票据。", []),
    (HK, ["A.", "They sang."], "聯儲局唱歌。", ["the English has nothing like '聯儲局' so far"]),
    (CN, ["The U.S. grew.", "A U.N. report came."], "美国报告发表。", ["the English has nothing like '美国' in this sentence"]),
    (CN, ["A.", "American firms grew, and so did Belarus."], "美国企业壮大，白俄罗斯亦然。", []),
    (CN, ["A.", "The city of Jakarta grew."], "印度城市雅加达壮大。", ["the English has nothing like '印度' in this sentence"]),
    (CN, ["A.", "Java grew."], "印度尼西亚爪哇壮大。", []),
    # a slot is written by rule
    (CN, ["A.", "<T2> grew."], "<T2>壮大。", []),
]  # fmt: skip


def release(sentences: Sequence[str], chinese: str, locale: str = CN) -> list[Target]:
    """The sentences as targets; only the last one has a translation."""
    made = [target(one, chinese if one is sentences[-1] else "", locale) for one in sentences]
    return [replace(one, segment=replace(one.segment, id=str(number))) for number, one in enumerate(made)]


@pytest.mark.parametrize(("english", "engine", "written"), PRONOUNS)
def test_what_stands_for_it(english: list[str], engine: str, written: str) -> None:
    segments = [one.segment for one in release(english, "")]
    made = Localiser(default_style(CN), segments).target(segments[-1], Translation(engine, "test"))
    assert made.text == written


def test_in_hong_kong_it_is_it_as_well() -> None:
    made = Localiser(default_style(HK)).target(
        Segment("1", "It will open."), Translation("公司将开幕。", "t")
    )
    assert made.text == "它將開幕。"


@pytest.mark.parametrize(("locale", "english", "chinese", "messages"), FOUND)
def test_what_the_english_does_not_have(
    locale: str, english: list[str], chinese: str, messages: list[str]
) -> None:
    targets = release(english, chinese, locale)
    found = list(unfounded(targets))
    assert [said(flaw) for _, flaw in found] == messages
    assert all(one is targets[-1] for one, _ in found)
    assert all(targets[-1].text[slice(*flaw.span)] in said(flaw) for _, flaw in found if flaw.span)


@pytest.mark.parametrize(
    ("english", "word"),
    [
        ("It grew.", "It"),
        ("However, its roof fell.", "Its"),
        ("<D0>, it grew.", "It"),
        ("Since then it grew.", "It"),
        ("According to its site, it grew.", "It"),
        ("The choir said it grew.", ""),
        ("It was agreed to go.", ""),
        ("It remains to be seen whether they go.", ""),
        ("Italy grew.", ""),
    ],
)
def test_a_sentence_that_begins_with_it(english: str, word: str) -> None:
    assert pronoun(Segment("1", english)) == word


def test_the_table() -> None:
    text = resources.files("pipeline.words").joinpath("referents.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["reach"] for row in rows} == {"it", "release", "sentence"}
    seen = set()
    for row in rows:
        simplified, traditional = row["zh-Hans"].split("|"), row["zh-Hant"].split("|")
        assert len(simplified) == len(traditional)
        assert not foreign_letters("".join(simplified), CN)
        assert not foreign_letters("".join(traditional), HK)
        for cell in (row["zh-Hans"], row["english"]):
            words = cell.split("|")
            assert len(set(words)) == len(words), cell
            assert all(word and word == word.strip() for word in words), cell
        assert row["names"] == "" or row["reach"] == "it"
        repeated = {(row["reach"], word) for word in simplified} & seen
        assert not repeated
        seen |= {(row["reach"], word) for word in simplified}

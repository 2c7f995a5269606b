"""Where the engine's words and the slots meet: measure words, verbs before addresses, what is said twice, quotations."""

import re
from decimal import Decimal

import pytest

from pipeline.document import Segment, Slot, SlotKind, Translation
from pipeline.document.speech import run_together
from pipeline.document.values import Moment, Name, Quantity, QuantityKind, Value, Verbatim
from pipeline.engines.astray import astray
from pipeline.files.resources import glossary_file
from pipeline.localise import Localiser, default_style
from pipeline.localise.measuretable import every_measure, measures
from pipeline.localise.mending import mended

CN, HK = "zh-Hans-CN", "zh-Hant-HK"
KINDS = {"N": SlotKind.NUMBER, "T": SlotKind.TERM, "D": SlotKind.DATE, "V": SlotKind.VERBATIM}
SPAN = re.compile(r"\{(?P<kind>[NTDV]):(?P<text>[^}]*)\}")


def value(kind: str, text: str) -> tuple[Value, str]:
    if kind == "N" and text.endswith("%"):
        return Quantity(QuantityKind.PERCENT, Decimal(text[:-1])), "rule: number"
    if kind == "N":
        scaled = text.replace(",", "").replace(" million", "e6")
        return Quantity(QuantityKind.CARDINAL, Decimal(scaled)), "rule: number"
    if kind == "D":
        return Moment(int(text)), "rule: date"
    if kind == "T":
        return Name(text), "names.csv:2"
    rule = "email" if "@" in text else "url" if "." in text else "phone"
    return Verbatim(text), f"rule: {rule}"


def segment(marked: str) -> Segment:
    """A sentence whose slots are written as {N:45}; they count from 0, each kind for itself."""
    source, slots, counts = "", list[Slot](), dict[str, int]()
    at = 0
    for match in SPAN.finditer(marked):
        source += marked[at : match.start()]
        at = match.end()
        kind, text = match["kind"], match["text"]
        meaning, origin = value(kind, text)
        index = counts.setdefault(kind, 0)
        counts[kind] += 1
        slots.append(Slot(KINDS[kind], index, text, len(source), len(source) + len(text), meaning, origin))
        source += text
    return Segment("1", source + marked[at:], slots=tuple(slots))


def localised(marked: str, frame: str, locale: str = CN) -> str:
    return Localiser(default_style(locale)).target(segment(marked), Translation(frame, "test")).text


COUNTS = [
    # the count touches its noun, or has 的 before it
    ("{N:45} of the exhibitors came from abroad.", "<N0>的参展商来自海外。", "其中45家参展商来自海外。"),
    ("About {N:45} of the exhibitors came.", "约<N0>的参展商到场。", "约45家参展商到场。"),
    ("It has reached {N:120} schools.", "计划覆盖<N0>学校。", "计划覆盖120所学校。"),
    ("{N:15} local students joined.", "<N0>本地学生参加。", "15名本地学生参加。"),
    ("They sold {N:12} of their products.", "他们售出<N0>的产品。", "他们售出12种产品。"),
    ("{N:12} of the complaints are old.", "其中<N0>投诉已久。", "其中12宗投诉已久。"),
    # what it is part of shows it
    (
        "The plant has {N:900} workers, {N:300} of whom are women.",
        "该厂有<N0>名工人，其中<N1>为女性。",
        "该厂有900名工人，其中300人为女性。",
    ),
    (
        "They made {N:25} deals, {N:16} of them in May.",
        "他们达成<N0>宗交易，其中<N1>在5月。",
        "他们达成25宗交易，其中16宗在5月。",
    ),
    (
        "Of the {N:120} firms polled, {N:75} expect growth.",
        "<N0>家受访企业中，<N1>预计增长。",
        "120家受访企业中，75家预计增长。",
    ),
    ("Up to {N:60} of the firms plan to grow.", "企业中，多达<N0>计划扩展。", "企业中，多达60家计划扩展。"),
    (
        "It heard {N:84} cases, {N:31} more than before.",
        "审理<N0>宗案件，增加<N1>。",
        "审理84宗案件，增加31宗。",
    ),
    (
        "It made {N:84} trips, {N:31} fewer than before.",
        "出行<N0>人次，减少<N1>。",
        "出行84人次，减少31人次。",
    ),
    (
        "It drew {N:18} firms, up {N:8%}; {N:14} of them are new.",
        "吸引<N0>家企业，增长<N1>，其中<N2>为新企业。",
        "吸引18家企业，增长8%，其中14家为新企业。",
    ),
    ("An arena for {N:2,000}, it opens soon.", "可容纳<N0>的场馆即将启用。", "可容纳2000人的场馆即将启用。"),
]
SURE_ONLY = [
    # a number that is a name, a page, a rank, a share or an amount, or counts nothing in the English
    ("In constituency {N:14}, they won.", "在<N0>选区，他们获胜。", "在14选区，他们获胜。"),
    ("A loan of {N:300,000}.", "<N0>贷款。", "30万贷款。"),
    ("The top {N:500} companies.", "<N0>企业。", "500企业。"),
    ("{N:45%} of the exhibitors came.", "<N0>的参展商到场。", "45%的参展商到场。"),
    ("It gained {N:3 million} followers.", "获得<N0>粉丝。", "获得300万粉丝。"),
    ("{N:17} are in districts that it lost.", "<N0>席位于失去的选区。", "17席位于失去的选区。"),
    # a verb, since the English has no such noun there
    ("{N:40} complained to the police.", "<N0>投诉予警方。", "40投诉予警方。"),
    # of places, or of nothing that a measure word is known of
    (
        "Firms from {N:11} countries, {N:23} of them German, came.",
        "来自<N0>个国家的企业，其中<N1>来自德国。",
        "来自11个国家的企业，其中23来自德国。",
    ),
    (
        "It sold {N:8.4} more, {N:2.3} fewer than in May.",
        "多售<N0>辆，减少<N1>。",
        "多售8.4辆，减少2.3。",
    ),
    # there is one already
    (
        "{N:84} eggs, of which {N:31} were sold, {N:9} of them here.",
        "<N0>只鸡蛋，<N1>只已售，<N2>只在此。",
        "84只鸡蛋，31只已售，9只在此。",
    ),
    ("{N:45} of the exhibitors.", "其中<N0>家参展商。", "其中45家参展商。"),
]


@pytest.mark.parametrize(("source", "frame", "text"), [*COUNTS, *SURE_ONLY])
def test_a_count_has_its_measure_word(source: str, frame: str, text: str) -> None:
    assert localised(source, frame) == text


def test_measure_words_are_the_regions() -> None:
    banks = ("{N:5} of the branches closed.", "<N0>的分行结业。")
    assert (localised(*banks), localised(*banks, HK)) == ("其中5家分行结业。", "其中5間分行結業。")
    polled = ("Of the {N:120} firms polled, {N:75} expect growth.", "<N0>家公司中，<N1>预计增长。")
    assert localised(*polled, HK) == "120間公司中，75間預計增長。"


def test_the_table_of_measure_words() -> None:
    text = glossary_file("measure-words.csv").read_text(encoding="utf-8")
    nouns = [noun for line in text.splitlines()[1:] for noun in line.split(",")[0].split("|")]
    assert len(nouns) == len(set(nouns)) > 300
    for locale in (CN, HK):
        assert all(len(measures(locale)[noun]) == 1 for noun in nouns)
    assert {*"名位家个"} <= {*every_measure()}
    assert measures("zh-Hant-TW")["车辆"] == "輛"


ADDRESSES = [
    ("Visit {V:www.a.hk}.", "请致电<V0>。", "请浏览www.a.hk。"),
    ("Visit our website {V:www.a.hk}.", "致电我们的网站<V0>。", "浏览我们的网站www.a.hk。"),
    ("Contact us at {V:a@b.hk}.", "请致电<V0>。", "请发送电子邮件至a@b.hk。"),
    ("Email the form to {V:a@b.hk}.", "将表格电邮至<V0>。", "将表格发送至a@b.hk。"),
    ("Call {V:2345 6789}.", "请浏览<V0>。", "请致电2345 6789。"),
    (
        "Call {V:2345 6789} or email {V:a@b.hk}.",
        "请致电<V0>或致电<V1>。",
        "请致电2345 6789或发送电子邮件至a@b.hk。",
    ),
    (
        "Call the hotline {V:2345 6789} or {V:a@b.hk}.",
        "请致电热线<V0>或<V1>。",
        "请致电热线2345 6789或发送电子邮件至a@b.hk。",
    ),
    # right as they are, or unsure
    ("Call {V:2345 6789} or {V:2345 6780}.", "请致电<V0>或<V1>。", "请致电2345 6789或2345 6780。"),
    ("Log on to {V:www.a.hk}.", "请登录<V0>。", "请登录www.a.hk。"),
    ("Write to {V:a@b.hk}.", "请致函<V0>。", "请致函a@b.hk。"),
    ("Hotline {V:www.a.hk}.", "致电热线<V0>。", "致电热线www.a.hk。"),
    ("Hotline {V:a@b.hk}.", "致电热线<V0>。", "致电热线a@b.hk。"),
    ("Post it to {V:2345 6789}.", "传真至<V0>。", "传真至2345 6789。"),
]


@pytest.mark.parametrize(("source", "frame", "text"), ADDRESSES)
def test_the_verb_fits_the_address(source: str, frame: str, text: str) -> None:
    assert localised(source, frame) == text


def test_hong_kong_has_a_verb_for_writing_mails() -> None:
    call = "Call {V:2345 6789} or email {V:a@b.hk}.", "请致电<V0>或致电<V1>。"
    assert localised(*call, HK) == "請致電2345 6789或電郵至a@b.hk。"
    assert localised("Email {V:a@b.hk}.", "请电邮<V0>。", HK) == "請電郵a@b.hk。"


SLIPS = [
    ("It will open in {D:2027}.", "将于<D0>将举行。", "将于<D0>举行。"),
    ("It will be held.", "展会将会将举行。", "展会将会举行。"),
    ("It will move in {D:2027}.", "将于<D0>将总部迁至该市。", "将于<D0>将总部迁至该市。"),
    ("A plant will be built.", "将在公司将在该市兴建的工厂组装。", "将在公司将在该市兴建的工厂组装。"),
    ("Twice the cheapest.", "最便宜的的两倍。", "最便宜的两倍。"),
    ("The taxis.", "该市的的士。", "该市的的士。"),
    ("It came to nothing.", "事件不了了之。", "事件不了了之。"),
    ("The data are odd.", "如察觉异常异常情况。", "如察觉异常情况。"),
    ("Over the rest.", "在中场休息中场休息后。", "在中场休息后。"),
    ("The project's aim.", "项目的目的不是降价。", "项目的目的不是降价。"),
    ("Step by step.", "一步一步改革，讨论讨论。", "一步一步改革，讨论讨论。"),
    ("After consulting it.", "经咨询咨询委员会后。", "经咨询咨询委员会后。"),
    ("A success.", "去年成功成功成功拦截。", "去年成功成功成功拦截。"),
    ("It has grown in Asia.", "业务位于亚洲。亚洲。", "业务位于亚洲。"),
    ("It has grown in Asia.", "业务位于亚洲。谢谢。", "业务位于亚洲。谢谢。"),
    ("According to the memo, it opens.", "备忘录表示，即将启用。", "根据备忘录，即将启用。"),
    (
        "According to the {T:Memorandum of Understanding}, it opens.",
        "<T0>表示，即将启用。",
        "根据<T0>，即将启用。",
    ),
    ("According to {T:Ms Ho}, it opens.", "<T0>表示，即将启用。", "<T0>表示，即将启用。"),
    ("The memo says it opens.", "备忘录表示，即将启用。", "备忘录表示，即将启用。"),
    ("It may not be suitable for all.", "不得适合所有人。", "未必适合所有人。"),
    ("It is expected to rise.", "预计会会上升。", "预计会上升。"),
    ("It can take an interview.", "她能会会见记者。", "她能会会见记者。"),
    ("It will not reopen until it is repaired.", "修复完成后，该馆不会重开。", "修复完成后，该馆才会重开。"),
    ("It can't open until they agree.", "双方同意后不能开放。", "双方同意后才能开放。"),
    ("It will not reopen until it is repaired.", "修复完成前，该馆不会重开。", "修复完成前，该馆不会重开。"),
    ("It will not reopen after it is repaired.", "修复完成后，该馆不会重开。", "修复完成后，该馆不会重开。"),
    ("It is not that it cannot open until then.", "此后该馆不会重开。", "此后该馆不会重开。"),
    ("It may not be copied.", "不得复制。", "不得复制。"),
    ("It must not reflect the past.", "不得反映过去。", "不得反映过去。"),
]


@pytest.mark.parametrize(("source", "frame", "text"), SLIPS)
def test_slips_of_the_engine(source: str, frame: str, text: str) -> None:
    assert mended(frame, segment(source), CN) == text


@pytest.mark.parametrize(
    ("source", "frame", "named"),
    [
        ("Each gets {N:8,500} to replace it.", "每户可更换一次。<N0>。", ("<N0>",)),
        ("There are {N:18} measures in all.", "这是第三套措施。<N0>项举措。", ("<N0>",)),
        ("It opened in {D:2022}; {N:18} came.", "于<D0>开幕。<N0>人。", ()),
        ("“It is so,” said {T:Ms Ho}.", "“是这样。”<T0>说。", ()),
        ("It is so, said {T:Ms Ho}.", "是这样。<T0>说。", ()),
        ("It opened in {D:2022}.", "于<D0>开幕。", ()),
    ],
)
def test_a_slot_that_is_a_sentence_of_its_own(source: str, frame: str, named: tuple[str, ...]) -> None:
    assert astray(frame, segment(source).slotted) == named


@pytest.mark.parametrize(
    ("texts", "written"),
    [
        (["他说：“甲。”", "“乙。”", "“丙。”"], "他说：“甲。乙。丙。”"),
        (["主席說：「甲。」", "「乙。", "丙。」"], "主席說：「甲。乙。丙。」"),
        (["“甲。”主席何女士说。", "“乙。”"], "“甲，”主席何女士说，“乙。”"),
        (["“甲！”她补充说。", "“乙。", "丙。”"], "“甲！”她补充说，“乙。丙。”"),
        # somebody else may say it, or it is a name
        (["他说：“甲。”", "“乙。”她说。"], "他说：“甲。”“乙。”她说。"),
        (["“甲。”", "“乙。”"], "“甲。”“乙。”"),
        (["他说：“甲。”", "“一带一路”是乙。"], "他说：“甲。”“一带一路”是乙。"),
        (["他说甲。", "“乙。”"], "他说甲。“乙。”"),
    ],
)
def test_a_quotation_over_several_sentences_is_one(texts: list[str], written: str) -> None:
    assert "".join(run_together(texts)) == written

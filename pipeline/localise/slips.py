"""What an engine's sentence says once too often or in the wrong place: 将于…将, a stray last word, 备忘录表示."""

from __future__ import annotations

import re

import regex

from pipeline.document import SYMBOL, Segment

_SLOT = SYMBOL.pattern
_TIME = r"(?:<D\d+>|[今明后本下去]|年|月|日|周|季度?|[上下]半年|年底|年初|月底|期间|前|后|内|初|底|中)"
# What the second 将 stands before, where it is no object marker.
_FUTURE = regex.compile(
    rf"将(?P<when>[于在]{_TIME}{{1,5}}|会)将(?=于|在|由|有|会|举行|举办|召开|开幕|开始|出席|成为|继续|进一步|推出|启用|投产|展出|重返|达|增|可)"
)
# 目的的, 的的士, 为了了解, 不了了之 are words.
_TWICE = regex.compile(
    r"(?<!目|标)的的(?!士|确|哥)|(?<![为不])了了(?!解|断|结|事|却|然|之)"
    r"|(?<=[计将能都也亦不])会会(?![员见议计长面晤谈场址费籍])"
)
# Said twice on purpose, or two words that meet: 一步一步, 整座整座, 项目的目的, 招标投标投诉, 行政会议会议; and foreign names.
_ON_PURPOSE = r"(?!一|整|讨论|研究|考虑|了解|商量|交流|体验|介绍|学习|很多|非常|代表|咨询|标投|教主|主教|得不|熊蜂|次数|公司|开赛|和必|不得|嘎吱|会议|好好|慢慢|多多|久久)"
_NO_WORD = r"[的〇尔姆贝拉沃加塔基达奇佩克斯格巴马卡扎帕特里罗索卢布约城]"
# What any of them is; the next pattern, which says which, costs ten times as much.
_AGAIN = re.compile(r"(..{1,3})\1")
# More than twice is a loop of the engine's, which only a reader can mend.
_STUTTER = regex.compile(rf"{_ON_PURPOSE}(?P<word>(?:(?!{_NO_WORD})\p{{Han}}){{2,4}})(?P=word)")
_LAST = regex.compile(r"(?P<said>.*[\p{Han}>])(?P<stop>[。！？])(?P<stray>\p{Han}{1,4})。")
_STOPS = frozenset("。！？")
# What nobody can forbid: 'may not be suitable' says that it is perhaps not.
_MAY_NOT = regex.compile(r"(?i)\b(?:may|might) not\b")
_FORBIDDEN = regex.compile(
    r"不得(?=适合|适用于所有|反映|准确|代表|完整|可靠|足够|充分|知道|意识到|察觉|熟悉|了解|符合所有|达到预期)"
)
# 'Will not reopen until it is repaired' is 修复后才会重开, or 修复前不会重开; 修复后不会重开 says the opposite.
_NOT_UNTIL = regex.compile(r"(?i)\b(?:not|cannot|[a-z]+n['’]t)\b[^.;]*\buntil\b")
_NEGATED = regex.compile(r"(?i)\b(?:not?|never|cannot|[a-z]+n['’]t)\b")
_AFTER_NOT = regex.compile(r"(?P<after>后，?[^，。；不]{0,16})不(?P<verb>[会能得可])")
_DENIED_OTHERWISE = regex.compile(r"前|才|方可|无法|未|没有|不.*不")
_ONLY_THEN = {"会": "才会", "能": "才能", "得": "方可", "可": "方可"}
_DOCUMENT = r"备忘录|协议书?|协定|合同|合约|章程|条例|规例|计划|方案|条款|声明|文件|判决|规定|规划|通告|公告|通知|指引|报告|议定书"
_ACCORDING = regex.compile(
    rf"(?i)^\W*(?:according to|under|pursuant to) (?:the |a |an |its |their )?(?P<slot>{_SLOT})?"
)
_ENGLISH_DOCUMENT = regex.compile(
    r"(?i)\b(?:memorand(?:um|a)(?: of understanding)?|MOU|agreement|contract|report|plan|circular|guidelines?|ordinance|statement"
    r"|notice|regulations?|rules|treaty|act|law|code)$"
)
_SAYS = regex.compile(
    rf"^(?P<document>(?:{_SLOT})?[^，。<]{{0,8}}?(?:{_DOCUMENT})|{_SLOT})(?:表示|说道?|称|透露)，"
)


def without_slips(frame: str, segment: Segment) -> str:
    """The frame with each said once, 未必适合 for 不得适合, 修复后才会 for 修复后不会 where the source has 'not until', and
    根据备忘录 for 备忘录表示 where it has 'according to'.
    """
    frame = _FUTURE.sub(lambda match: f"将{match['when']}", frame)
    frame = _TWICE.sub(lambda match: match[0][0], frame)
    if _AGAIN.search(frame):
        frame = _STUTTER.sub(_once, frame)
    if "不得" in frame and _MAY_NOT.search(segment.slotted):
        frame = _FORBIDDEN.sub("未必", frame)
    frame = _only_then(frame, segment.slotted)
    return _without_repeated(_according(frame, segment))


def _once(match: regex.Match[str]) -> str:
    """A word that stands there twice, once; as it is where the run goes on before or behind."""
    word, (start, end), text = match["word"], match.span(), match.string
    goes_on = text[start - 1 : start] == word[-1] or text[end : end + 1] == word[0]
    is_run = len({*word}) == 1 or word[:2] == word[2:]
    return match[0] if goes_on or is_run else word


def _only_then(frame: str, english: str) -> str:
    """修复后才会重开 for 修复后不会重开, where the English denies once and says until when."""
    if "until" not in english or not _NOT_UNTIL.search(english) or len(_NEGATED.findall(english)) > 1:
        return frame
    if _DENIED_OTHERWISE.search(frame):
        return frame
    return _AFTER_NOT.sub(lambda match: match["after"] + _ONLY_THEN[match["verb"]], frame)


def _according(frame: str, segment: Segment) -> str:
    """A document says nothing: 根据备忘录，… for 备忘录表示，… where the source begins with 'according to' or 'under'."""
    according = _ACCORDING.match(segment.slotted)
    says = _SAYS.match(frame) if according else None
    if not according or not says:
        return frame
    named = next((slot for slot in segment.slots if slot.symbol == says["document"]), None)
    if named and (named.symbol != according["slot"] or not _ENGLISH_DOCUMENT.search(named.source)):
        return frame
    return f"根据{says['document']}，{frame[says.end() :]}"


def _without_repeated(frame: str) -> str:
    """Without a last sentence of one to four characters that stand already in what is before it: …位于亚洲。亚洲。"""
    match = None if _STOPS.isdisjoint(frame[-6:-2]) else _LAST.fullmatch(frame)
    return match["said"] + match["stop"] if match and match["stray"] in match["said"] else frame

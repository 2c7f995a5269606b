"""The verb before an address: one calls a telephone number, writes to an e-mail address, and opens a web page."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from pipeline.document import Segment, SlotKind

_CALL, _WRITE, _OPEN = "致电", "电邮至", "浏览"
_BY_RULE = {"rule: phone": _CALL, "rule: email": _WRITE, "rule: url": _OPEN}
# The verbs that each takes; 致函 and 联络 fit more than one.
_FITS = {
    _CALL: ("致电", "拨打", "拨"),
    _WRITE: ("电邮至", "电邮", "发送电邮至", "发电邮至", "发送电子邮件至", "发邮件至", "致函"),
    _OPEN: ("浏览", "访问", "登录", "登入", "查阅", "参阅", "参观"),
}
_VERBS = "|".join(sorted({verb for verbs in _FITS.values() for verb in verbs}, key=len, reverse=True))
# 致电<V0>, 致电我们的网站<V0>, 致电热线<V0>.
_BEFORE = r"(?P<what>(?:我们的?|本会|本署|其|该会|大会|官方)?(?:网站|网页|网址|官网|专页|热线|电话|邮箱|电邮地址|电子邮箱)?)"
_ADDRESS = regex.compile(rf"(?P<verb>{_VERBS})(?P<us>我们|秘书处)?{_BEFORE}(?P<address><V\d+>)")
# 致电<V0>或<V1>: the second address is of another kind, and has no verb of its own.
_NEXT = regex.compile(
    r"(?P<verb>致电|电邮至|浏览)(?P<what>热线|电话|网站|网页)?(?P<first><V\d+>)(?P<link>[或和及、]|或者|，或)(?P<second><V\d+>)"
)
# The Mainland has no verb 电邮: 发送电子邮件至, or 发送至 where something is sent.
_EMAIL_AS_VERB = regex.compile(r"(?P<clause>[^，。；：]*?)(?P<verb>(?:发送?)?电邮至?)(?=(?P<address><V\d+>))")
_SENT = regex.compile(r"[将把]|表格|申请|简历|资料|意见|稿件|问卷|文件|名单|作品|回条|报名表")


def with_fitting_verbs(frame: str, segment: Segment, locale: str) -> str:
    """The frame with 致电 before a telephone number, 电邮至 before an e-mail address, 浏览 before a web address,
    where the engine wrote the verb of another kind; on the Mainland 发送电子邮件至."""
    verbs = {
        slot.symbol: _BY_RULE[slot.origin]
        for slot in segment.slots
        if slot.kind is SlotKind.VERBATIM and slot.origin in _BY_RULE
    }
    if not verbs:
        return frame
    frame = _ADDRESS.sub(lambda match: _fitting(match, verbs), frame)
    frame = _NEXT.sub(lambda match: _second(match, verbs), frame)
    return _EMAIL_AS_VERB.sub(lambda match: _sent(match, verbs), frame) if locale == "zh-Hans-CN" else frame


def _sent(match: regex.Match[str], verbs: Mapping[str, str]) -> str:
    if verbs.get(match["address"]) != _WRITE:
        return match[0]
    return match["clause"] + ("发送至" if _SENT.search(match["clause"]) else "发送电子邮件至")


def _fitting(match: regex.Match[str], verbs: Mapping[str, str]) -> str:
    wanted = verbs.get(match["address"])
    if wanted is None or match["verb"] in _FITS[wanted] or _says_itself(match["what"], wanted):
        return match[0]
    return wanted + match[0].removeprefix(match["verb"])


def _says_itself(what: str, wanted: str) -> bool:
    """Whether the words before an address name another kind than its own: 致电热线 before a web address."""
    kinds = {_OPEN: "网页专址", _CALL: "热话", _WRITE: ""}
    others = "".join(signs for verb, signs in kinds.items() if verb != wanted)
    return "邮" not in what and any(sign in others for sign in what)


def _second(match: regex.Match[str], verbs: Mapping[str, str]) -> str:
    first, second = verbs.get(match["first"]), verbs.get(match["second"])
    if first is None or second is None or first == second:
        return match[0]
    return f"{match['verb']}{match['what'] or ''}{match['first']}{match['link'].replace('、', '或')}{second}{match['second']}"

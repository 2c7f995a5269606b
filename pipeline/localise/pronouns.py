"""'It' stays a pronoun where the engine made up who it is: 公司将于5月开幕 of a museum becomes 它将于5月开幕.

The engine sees one sentence. Where neither that nor the sentences right before it name such a thing, 它 or 其 says no more than the English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Segment
from pipeline.words.referents import pronoun, subject

_IT, _ITS = "它", "其"
# What is 'its', not what 'it' does; 的 goes.
_NOUN = re.compile(
    r"的|有效期|目标|目的|宗旨|面积|收入|营业额|利润|盈利|净利|股价|股份|市值|主席|董事|总裁|总监|总经理|首席|负责人|发言人|创办人|创始人|总部|员工|"
    r"业务|产品|客户|旗下|管理层|销售额|资产|产能|产量|订单|楼面|造价|主题|内容|成员|会员|规模|名称|前身|人口|任务|亮点|重点|总投资|年产"
)
_PREDICATE = re.compile(r"[已将还也亦曾把正]")


def pronominal(frame: str, segment: Segment, near: Sequence[Segment]) -> str:
    """The Simplified frame with 它 or 其 for a subject that the English, and the sentences `near` it, do not have.

    >>> pronominal("公司将于<D0>开幕。", Segment("1", "It will open in May."), ())
    '它将于<D0>开幕。'
    """
    english = pronoun(segment)
    found = subject(frame, "Hans") if english else None
    if found is None or found.row.warranted((segment, *near)):
        return frame
    rest = frame[found.end :]
    noun = _NOUN.match(rest) or (english == "Its" and not _PREDICATE.match(rest))
    return frame[: found.start] + (_ITS + rest.removeprefix("的") if noun else _IT + rest)

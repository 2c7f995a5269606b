"""Those whom one place sends to another: 'Consul General of Japan in Hong Kong' is 日本驻香港总领事, in one slot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.document.values import Name, Term
from pipeline.protect.spans import Span

ORIGIN = "rule: envoy"
_ENVOY = re.compile("(?:总领事|领事|大使|总领事馆|大使馆)$")
_POSTED = {"zh-Hans-CN": "驻", "zh-Hant-HK": "駐"}
_PLACES = frozenset({"place", "city", "province", "government-hk", "government-mainland"})


def with_envoys(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans with a consul or ambassador, the place that sends and the one that receives made into one."""
    if len(spans) < 3:
        return [*spans]
    done: list[Span] = []
    at = 0
    while at < len(spans):
        envoy = _envoy(text, spans[at : at + 3])
        done.append(envoy or spans[at])
        at += 3 if envoy else 1
    return done


def _envoy(text: str, spans: Sequence[Span]) -> Span | None:
    terms = [span.value.term for span in spans if isinstance(span.value, Name) and span.value.term]
    if len(terms) < 3 or not _ENVOY.search(_hans(terms[0])) or "驻" in _hans(terms[0]):
        return None
    post, sender, host = terms
    gaps = [text[one.end : other.start] for one, other in pairwise(spans)]
    if gaps[0] not in (" of ", " of the ") or gaps[1] not in (" in ", " to ", " in the ", " to the "):
        return None
    if not {sender.category, host.category} <= _PLACES:
        return None
    start, end = spans[0].start, spans[-1].end
    targets = {
        tag: sender.targets[tag] + posted + host.targets[tag] + post.targets[tag]
        for tag, posted in _POSTED.items()
        if all(tag in term.targets for term in terms)
    }
    term = Term(f"envoy:{text[start:end]}", text[start:end], targets, category=post.category, file=ORIGIN)
    return Span(start, end, Name(text[start:end], term), ORIGIN)


def _hans(term: Term) -> str:
    return term.targets.get("zh-Hans-CN", "")

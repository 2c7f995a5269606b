"""Which strategy a model keeps most slots with, measured on a few sentences and remembered by the model's identity."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pipeline.document import SYMBOL
from pipeline.engines.base import Meaning, Model, Request
from pipeline.engines.travel import strategies
from pipeline.engines.usercache import user_cache, write_whole

# Slots of every kind, alone, in lists, at the start and at the end.
_MEANINGS = {
    "<T0>": ("the Hong Kong Monetary Authority", "香港金融管理局"),
    "<T1>": ("Wuhan Municipal People's Government", "武汉市人民政府"),
    "<T2>": ("InvestHK", "投资推广署"),
    "<N0>": ("HK$3,422.9 billion", "34,229亿港元"),
    "<N1>": ("3.2 per cent", "3.2%"),
    "<D0>": ("July 8, 2025", "2025年7月8日"),
    "<V0>": ("www.example.com", "www.example.com"),
}
_SENTENCES = (
    "<T0> announced the results today.",
    "<T0> signed a memorandum of understanding with <T1> on <D0>.",
    "The total reached <N0>, an increase of <N1> over last year.",
    "<T0>, <T1> and <T2> jointly organised the forum.",
    "The forum was opened on <D0> by representatives of <T1>.",
    "On <D0>, <T0> raised <N0> for new projects.",
    "For more information, please visit <V0>.",
    "About <N1> of the companies that came with <T2> have opened an office since <D0>.",
)


def probe_requests(chinese: bool = True) -> list[Request]:
    """The sentences of the probe with the meanings of their slots; in other languages names stay as they are."""
    requests = []
    for sentence in _SENTENCES:
        symbols = tuple(SYMBOL.findall(sentence))
        meanings = tuple(_meaning(symbol, chinese) for symbol in symbols)
        requests.append(Request(sentence, symbols, meanings))
    return requests


def _meaning(symbol: str, chinese: bool) -> Meaning:
    source, target = _MEANINGS[symbol]
    return Meaning(symbol, source, target if chinese else source)


def measure(model: Model) -> dict[str, float]:
    """By strategy, the share of slots that stand exactly once in the model's first answer."""
    requests = probe_requests(chinese="into" not in model.identity)
    shares = {}
    for name, strategy in strategies(model.keeps).items():
        tasks = [strategy.write(request) for request in requests]
        answers = model.translate(tasks)
        kept = [
            Counter(SYMBOL.findall(strategy.read(answer.text, task)))[symbol] == 1
            for answer, task in zip(answers, tasks, strict=True)
            for symbol in task.request.symbols
        ]
        shares[name] = sum(kept) / len(kept)
    return shares


def probe(model: Model) -> Mapping[str, float]:
    """The shares, measured now and remembered."""
    shares = measure(model)
    write_whole(_file(model), json.dumps(shares))
    return shares


def best(model: Model) -> str:
    """The strategy that keeps most; what was measured before is not measured again."""
    return best_of(_remembered(_file(model)) or probe(model))


def best_of(shares: Mapping[str, float]) -> str:
    """The strategy of the largest share, the first of equals."""
    return max(shares, key=lambda name: shares[name])


def _file(model: Model) -> Path:
    asked = [dict(model.identity), [request.source for request in probe_requests()]]
    key = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:32]
    return user_cache("slots", f"{key}.json")


def _remembered(file: Path) -> Mapping[str, float] | None:
    """The shares as they were written, if they can be read."""
    try:
        shares = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    known = strategies(lambda mark: True)
    is_whole = isinstance(shares, dict) and list(shares) == list(known)
    return shares if is_whole and all(isinstance(share, float) for share in shares.values()) else None

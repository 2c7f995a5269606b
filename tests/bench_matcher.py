"""How fast names are found: MB/s of processor time over 10 MB of invented text with 100, 10,000 and 100,000 invented terms.

Run by hand: `python tests/bench_matcher.py [MEGABYTES]`. Terms and text are the same every time.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator

from pipeline.document.values import Term
from pipeline.protect.matcher import Matcher

SIZES = (100, 10_000, 100_000)
HEADS = re.findall(
    r"\w+", "Bureau Council Office Group Centre Department Authority Association University Bank"
)
LINKS = ("of", "for", "and")
PROSE = re.findall(
    r"\w+",
    "the a of and to in for on with by that this which has have was were will would said told signed opened "
    "new more than about over first year month companies investment market officials growth service plan "
    "cooperation between region city government enterprises support development technology finance policy",
)


def invented(random_: random.Random) -> str:
    """A word that no language has: 'Vanorish'."""
    syllables = random_.choices(
        ("van", "or", "ish", "ta", "len", "ku", "mer", "so", "dray", "fi", "ban"), k=3
    )
    return "".join(syllables).capitalize()


def terms(count: int, seed: int = 1) -> list[Term]:
    """Different names of bodies, of two to six words, one in five with an abbreviation too."""
    random_ = random.Random(seed)
    made: list[Term] = []
    taken: set[str] = set()
    while len(made) < count:
        words = [invented(random_) for _ in range(random_.randint(1, 3))]
        tail = [random_.choice(LINKS), invented(random_)] if random_.random() < 0.4 else []
        name = " ".join([*words, random_.choice(HEADS), *tail])
        if name in taken:
            continue
        taken.add(name)
        number = len(made)
        alias = "".join(word[0] for word in name.split() if word[0].isupper()) + str(number)
        aliases = (alias,) if random_.random() < 0.2 else ()
        made.append(Term(str(number), name, {"zh-Hans-CN": "名称", "zh-Hant-HK": "名稱"}, aliases))
    return made


def sentences(names: list[Term], size: int, seed: int = 2) -> Iterator[str]:
    """Sentences of about 25 words, each with one name, as a press release has them; `size` bytes in all."""
    random_ = random.Random(seed)
    while size > 0:
        words = random_.choices(PROSE, k=24)
        words.insert(random_.randrange(24), random_.choice(names).source)
        line = " ".join(words)
        sentence = line[0].upper() + line[1:] + "."
        size -= len(sentence)
        yield sentence


def measured(count: int, size: int) -> str:
    """One line of the table."""
    names = terms(count)
    began = time.process_time()
    matcher = Matcher(names)
    built = time.process_time() - began
    text = list(sentences(names, size))
    began = time.process_time()
    found = sum(len(matcher.find(sentence)) for sentence in text)
    seconds = time.process_time() - began
    speed = sum(map(len, text)) / seconds / 1e6
    return f"{count:>7,} terms: built in {built:5.2f} s, {speed:5.1f} MB/s, {found:,} names in {len(text):,} sentences"


if __name__ == "__main__":
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    for count in SIZES:
        print(measured(count, int(megabytes * 1e6)), flush=True)

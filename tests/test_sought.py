"""What patterns ask of a text before they are sought in it: it is quick, and no match is lost by it."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator

import pytest

from pipeline import protect
from pipeline.protect.sought import Sought, both, has_figure, having, having_word, kept, shaped, words_of

# Each has something that some rule reads, beside what looks like it.
TEXTS = """
In the third quarter of 2025, first-half profit and that of the first half of this year rose to Q3 2024's, 2025 H1 and 1H25.
The first six months of 2026, early 2024, the end of March, year-end 2025, the late 1990s and the 21st century.
The 2024-25 financial year, fiscal year 2025, FY2025/26 and the year ended 31 March 2026; Q1 to Q3 2025, in Q4.
Two-thirds of them, three quarters of firms, a third of that, a fifth lower than before, up by a quarter in May, half of it.
One in five, 2/3 of members, two dozen boxes, half a dozen, a quarter of a million people, a ratio of 3:1, and a 4:1 ratio.
The ratio of students to teachers is 13:1. It grew fivefold, rose 10-fold, tripled in May and will double by June.
The city was ranked fifth and placed 3rd; two hundred million yuan, a hundred-billion-yuan industry, three-trillion-yuan-level hubs.
From 9.30 am to 5pm HKT, at noon, until midnight on 3 May, at 9 in the morning, 14:00-16:30, 0900-1730, 1500 hours.
July 8, 2025; 30 June; 8-10 July and August 2; May 2024; January-March; 2025-07-08; 2019/20; in 1898; 8, 9 and 12 July; 25/12/2026.
Since March and in April or May; by Tuesday. Mon-Fri: 9am-5pm; Saturdays and Sundays from 10am; closed on Wed.
Mr Chan Tai-man, Dr Peter Lau and the Hon Ms Wong, said Ludwig van Dyck, Karl von Stein, Alison Grey, curator of the museum.
The victims were named as John Smith and Mary Jones. The 25-year-old Ken Brown met the late Ann White. "Yes," said Amy Lee.
CHAN Tai-man, Peter CHAN, Pun Weng Kun said; director John Macleod added; Wang Fang attended; Secretary for Home Affairs Alice Mak.
The Chairman, Mr Wong, thanked the Chief Executive, John Lee; Ms Ho, the Director of X, and the Acting Financial Secretary.
Chart 5, Table 3 and 4, Cap. 622, L.N. 45 of 2026, Nos. 102, 302 and 962X, No. TM 3918, Annex A, bus route 1A.
Room 1201, 12/F, Great Eagle Centre, 23 Harbour Road, Wan Chai, third floor of Block 5, Queensway, Level 3.
Earnings (HK$ million), US$'000, RMB, turnover (HK$), 5 per cent, minus 3.2%, HK$35 per square foot.
A four-times-weekly flight, twice-daily, a once-a-month tablet, thrice-yearly. Tel: 2345 6789; Email: a.b@c.gov.hk; Fax no.: 2345 6780
Snowy Chan, Tel: 2584 4525; HKUMed, SkyPier and eHealth; IMF, CLP-A and S&P; 0005.HK, SEHK: 388, stock code 0700, ref. no. 123.
See https://www.info.gov.hk/a, investhk.gov.hk, @handle, #tag; call 1823, the 12345 hotline; +852 2345 6789, 400-800-1234, 1300 123 456.
Flight CX 888, "95588", the hotline is 18281, p < 0.05, items [1, 2], 1,234,567 B2, doi 10.1000/xyz123, 00123, T+2, A380, 2024-25 season.
René (Rex) Dubois and McÉvoy Smith paid HK$120/60 under ISO 9001:2015; 3rd-5th and 8th-10th May. Account #: 12345.
Mehta A, Cheuk WL. Sleep and the brain, after Smith J et al. in 2025.
A loss of HK$(22.9) million; May 3 and June 4, 2026; 3 May and 4 June; May and June 2026; May 3 and 4; 3 and 4 May; May 8, 9 and 12.
ISBN 978-988-00000-0-0, barcode 4 891234 567895, a 777-300ER, tel: 2001 2345, from 05/2026, of (1850–1903), not <T0>.
As in (ii) and under (iv), 中文·字 and 🇭🇰 ✔ ©; 10:30 in a line
13:30
""".strip().splitlines()
# A number in four figures, and 'a', are no time and no quantity by themselves: their questions ask for more.
COUNT_ALONE = {"clocks._CLOCK_FOUR", "numbers._WORDS"}


def all_sought() -> Iterator[tuple[str, Sought]]:
    for module in pkgutil.iter_modules(protect.__path__):
        held = vars(importlib.import_module(f"pipeline.protect.{module.name}"))
        for name, value in held.items():
            parts = value if isinstance(value, (tuple, list)) else (value,)
            flat = [one for part in parts for one in (part if isinstance(part, tuple) else (part,))]
            found = [one for one in flat if isinstance(one, Sought)]
            yield from ((f"{module.name}.{name}", one) for one in found)


SOUGHT = [(name, one) for name, one in all_sought() if name not in COUNT_ALONE]


def spans(found: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@pytest.mark.parametrize("change", [str, str.upper, str.lower, str.title])
def test_no_match_is_lost(change: Callable[[str], str]) -> None:
    for text in map(change, TEXTS):
        lost = [n for n, one in SOUGHT if spans(one.finditer(text)) != spans(one.pattern.finditer(text))]
        assert lost == [], text


def test_nearly_every_pattern_is_tried() -> None:
    silent = {name for name, one in SOUGHT if not any(one.pattern.search(text) for text in TEXTS)}
    assert len(SOUGHT) > 80
    assert len(silent) < 5, silent


def test_a_pattern_is_sought_where_its_question_is_answered_with_yes() -> None:
    sought = Sought(re.compile("[a-z]+ly"), having("weekly"))
    assert spans(sought.finditer("Weekly: daily")) == [(1, 6), (8, 13)]
    assert sought.search("weekly")
    assert spans(sought.finditer("daily")) == []
    assert sought.search("daily") is None
    assert sought.sub(lambda match: "_" * len(match[0]), "weekly, Daily") == "______, D____"
    assert sought.sub(lambda _: "", "daily") == "daily"


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        (having("noon"), "Afternoons", "no one"),
        (having("noon", "mid"), "AMID", "no one"),
        (having_word("half a dozen", "F"), "12/F", "fa"),
        (having_word("half a dozen", "F"), "DOZEN", "dozens"),
        (having_word("Café"), "at the café", "cafe"),
        (having_word("第"), "anything", ""),
        (shaped(r"by \d"), "BY 5", "by five"),
        (both(has_figure, having("a")), "a 5", "a"),
        (both(has_figure, having("a")), "A 5", "5"),
        (kept(has_figure), "5", "five"),
    ],
)
def test_questions(question: object, yes: str, no: str) -> None:
    assert callable(question)
    assert bool(question(yes))
    assert not question(no)


def test_words_are_what_stands_together() -> None:
    assert words_of("The Q3's HK$5m, co-op_x and café") == {
        "the",
        "q",
        "s",
        "hk",
        "m",
        "co",
        "op",
        "x",
        "and",
        "caf",
    }

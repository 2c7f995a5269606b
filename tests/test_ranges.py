"""Which two dates are the ends of one span, which are two dates, and whose a shared year is: `{…}` is a slot."""

import pytest
from protecting import CN, shown

# English | Simplified.
CASES = """
Growth slipped from March to June. | Growth slipped from {3月} to {6月}.
They choose between 5 May and 8 June. | They choose between {5月5日} and {6月8日}.
It was a choice for the board between May and June 2024. | It was a choice for the board between {2024年5月} and {6月}.
It switched from 5 May to 8 June. | It switched from {5月5日} to {6月8日}.
It was set back from March 2024 to June 2024. | It was set back from {2024年3月} to {2024年6月}.
The deadline slid, to nobody's surprise, from 5 May to 8 June. | The deadline slid, to nobody's surprise, from {5月5日} to {6月8日}.
There was no difference in sales between 2019 and 2023. | There was no difference in sales between {2019年} and {2023年}.
It was postponed from 5 to 8 May. | It was postponed from {5月5日} to {8日}.
It was postponed from May 5 to 8, 2024. | It was postponed from {2024年5月5日} to {8日}.
It was postponed to 5 to 8 May. | It was postponed to {5月5日至8日}.
It compared 5 April to 5 May. | It compared {4月5日} to {5月5日}.
It compared April to May. | It compared April to May.
Comparing sales of April to May helps. | Comparing sales of April to May helps.
Sales were up from January 2024 to January 2025. | Sales were up from {2024年1月} to {2025年1月}.
Sales were down from 5 May to 8 June. | Sales were down from {5月5日} to {6月8日}.
It was postponed from 5 May. It runs from 8 to 9 June. | It was postponed from {5月5日}. It runs {6月8日至9日}.
It opens from March to June. | It opens {3月至6月}.
Sales were up 5% from January to June 2024. | Sales were up {5%} {2024年1月至6月}.
Sales rose compared with January to March 2024. | Sales rose compared with {2024年1月至3月}.
It was moved to the hall and is open from 5 – 8 May. | It was moved to the hall and is open {5月5日至8日}.
It was extended from 5 May – 8 June. | It was extended {5月5日至6月8日}.
It ran between 5 May and 8 June. | It ran {5月5日至6月8日}.
as at 30 June and 31 March 2025 | as at {2025年6月30日} and {3月31日}
as at 31 December and 31 March 2025 | as at {2025年12月31日} and {3月31日}
as of December 31 and March 31, 2025 | as of {2025年12月31日} and {3月31日}
It was held in March and February 2024. | It was held in {2024年3月} and {2月}.
It opened on 1 July and 1 January 2025. | It opened on {2025年7月1日} and {1月1日}.
It fell in December and January 2025. | It fell in {2024年12月} and {2025年1月}.
It fell in October and March 2025. | It fell in {2024年10月} and {2025年3月}.
It fell in October and April 2025. | It fell in {2025年10月} and {4月}.
It fell from June to March 2025. | It fell {2024年6月至2025年3月}.
It fell between June and March 2025. | It fell {2024年6月至2025年3月}.
It was brought forward from June to March 2025. | It was brought forward from {2025年6月} to {3月}.
It was moved from 30 December to 2 January 2026. | It was moved from {2025年12月30日} to {2026年1月2日}.
2028–2029, 2028—2029 and 2028-29 | {2028至2029年}, {2028至2029年} and {2028—2029年度}
the 2027–2028, 2028–2029 and 2029–30 financial years | the {2027—2028财年}, {2028—2029财年} and {2029—2030财年}
school years 2027—2028 and 2028/29 | {2027—2028学年} and {2028—2029学年}
school years 2027/28, 2028–2029 and 2029–2030 | {2027—2028学年}, {2028—2029学年} and {2029—2030学年}
in 2027–2028 and 2029–2030 | in {2027至2028年} and {2029至2030年}
the 2028—2029 financial year | {2028—2029财年}
the 2028‑29 school year | {2028—2029学年}
from 3—5 May 2026 | {2026年5月3日至5日}
5 May—3 June 2026 | {2026年5月5日至6月3日}
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_two_dates(case: str) -> None:
    source, written = case.split(" | ")
    assert shown(source, CN) == written

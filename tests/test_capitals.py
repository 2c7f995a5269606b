"""Names set in capitals, whole or the surname, are people where surname and syllables say so; `{…}` is a slot."""

import pytest
from protecting import HK, shown

# English | Hong Kong.
CASES = """
CHAN TAI MAN, Peter was appointed. | {CHAN TAI MAN, Peter} was appointed.
CHAN Tai-man, Peter was appointed. | {CHAN Tai-man, Peter} was appointed.
Mr CHAN TAI MAN was appointed. | {CHAN TAI MAN先生} was appointed.
Mr Peter CHAN Tai-man was appointed. | {Peter CHAN Tai-man先生} was appointed.
Peter CHAN was appointed. | {Peter CHAN} was appointed.
CHAN Tai Man, WANG Xiaoming and LI Ming left. | {CHAN Tai Man、WANG Xiaoming及LI Ming} left.
Mr LEE Ka-chiu spoke. | {LEE Ka-chiu先生} spoke.
JOHN LEE KA-CHIU VISITS BEIJING | {李家超} VISITS {北京}
MR JOHN LEE VISITS BEIJING | {李家超先生} VISITS {北京}
LEE KA-CHIU OPENS FORUM | {LEE KA-CHIU} OPENS FORUM
PETER WONG NAMED CHAIRMAN OF ACME | {PETER WONG} NAMED CHAIRMAN OF ACME
GRACE MAN OPENS THE NEW CENTRE TODAY | GRACE MAN OPENS THE NEW CENTRE TODAY
HO Man Tin opened. | {何文田} opened.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_names_in_capitals(case: str) -> None:
    source, traditional = case.split(" | ")
    assert shown(source, HK) == traditional

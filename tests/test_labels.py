"""What a document calls its parts by, extensions, bus routes and legal notices: «what is read» and how it is written."""

import pytest
from protecting import CN, HK, shown

from pipeline.protect.labels import labels

# English with {slots} | Simplified | Hong Kong. Telephone numbers are slots of another rule.
READ = """
call 2345 6789 ext. 88 | call {2345 6789} {分机88} | call {2345 6789} {內線88}
Call 2345 6789, extension 8 | Call {2345 6789}, {分机8} | Call {2345 6789}, {內線8}
call extension 88 | call {分机88} | call {內線88}
call +852 2829 3000 (Ext. 1234) | call {+852 2829 3000} ({分机1234}) | call {+852 2829 3000} ({內線1234})
Bus routes Nos. 102, 302 and 962X stop | {巴士第102、302和962X号线} stop | {巴士第102、302及962X號線} stop
Bus Route No. 798 runs | {巴士第798号线} runs | {巴士第798號線} runs
KMB routes 15A, 214 and 215X run | {九巴第15A、214和215X号线} run | {九巴第15A、214及215X號線} run
take bus route A29P or walk | take {巴士第A29P号线} or walk | take {巴士第A29P號線} or walk
affected: Nos. 52X, 57M and 58X | affected: {第52X、57M和58X号} | affected: {第52X、57M及58X號}
reports Nos. 78 to 81 say | reports {第78至81号} say | reports {第78至81號} say
lots Nos. 5-7 and lots Nos. 5 or 7 | lots {第5至7号} and lots {第5或7号} | lots {第5至7號} and lots {第5或7號}
in L.N. 45 of 2026. | in {2026年第45号法律公告}. | in {2026年第45號法律公告}.
Legal Notice No. 45 of 2026 says | {2026年第45号法律公告} says | {2026年第45號法律公告} says
L.N. 45 to 47 and 49 of 2026 | {2026年第45至47和49号法律公告} | {2026年第45至47及49號法律公告}
in L.N. 45 and | in {第45号法律公告} and | in {第45號法律公告} and
in G.N. 6789 of 2026 | in {2026年第6789号公告} | in {2026年第6789號公告}
an Ordinance (Cap. 486A) | an Ordinance ({第486A章}) | an Ordinance ({第486A章})
an Ordinance (Cap 571) | an Ordinance ({第571章}) | an Ordinance ({第571章})
Caps. 571 and 622 | {第571和622章} | {第571及622章}
Chapter 622 of the Laws of Hong Kong | {香港法例第622章} | {香港法例第622章}
(Cap. 32, Laws of Hong Kong) | ({香港法例第32章}) | ({香港法例第32章})
Chapters 8A and 18A opened | {第8A和18A章} opened | {第8A及18A章} opened
Appendix C1 and Annex B | {附录C1} and {附件B} | {附錄C1} and {附件B}
at Lot No. 1187 in D.D. 221, Sai Kung | at Lot No. 1187 in {丈量约份第221约}, {西贡} | at Lot No. 1187 in {丈量約份第221約}, {西貢}
as Towers 1–3 and 5–6 rise | as {第1至3和5至6座} rise | as {第1至3及5至6座} rise
In Chart 5, 20 firms | In {图5}, {20} firms | In {圖5}, {20} firms
"""
# Nothing here is a label.
NONE = """
the No. 5 signal
signals Nos. 8 and 9
the Nos. 8 and 9 signals
the world's Nos. 1 and 2
Nos. 1 and 2 in the world
an extension 5 kilometres long
the extension 5 opened
In 2025, extension 5 opened
ext. 88 or 89
the Large Cap 100 index
L.N. 45 and 46
Legal Notices 331 Congress Avenue
Chart 3 and 4
Charts 3 and 4
Table 1 to 3
Chart 2024
Chart A fell
Towers 7 of them
Towers 1, 2 and 3 metres high
Bus route 962X and 5C
Chapter 11 and 15 firms
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("source", "simplified", "traditional"), cells(READ))
def test_read(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_no_label(text: str) -> None:
    assert [text[start:end] for start, end, _, _ in labels(text)] == []

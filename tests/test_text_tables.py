"""Tables in plain text: which lines are one, what a cell is, and how columns line up in the translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document import Block, BlockKind, Document, Segment, Slot, SlotKind
from pipeline.formats import text
from pipeline.formats.sourcetext import Line
from pipeline.formats.text_cells import spaced
from pipeline.localise import load_style
from pipeline.localise.render import pieces
from pipeline.protect.numbers import quantities

RESULTS = """\
Harbour Lights reports its results

                                 2025        2024    Change
                              HK$'000     HK$'000
-----------------------------------------------------------
Revenue                     1,234,567   1,100,200    +12.2%
Cost of sales                (800,100)   (750,000)    +6.7%
Other income                        –      12,300         –
Profit attributable to the
  owners of the Company       201,300     180,100    +11.8%
Earnings per share
  basic                          12.3        11.0
  diluted                        12.1        10.9

Total assets                2,764,000   2,570,000     +7.5%
===========================================================
The figures are unaudited.
"""
PROGRAMME = """\
The programme of the day is as follows:
9:30 am    Registration
10:15 am   Keynote: the future of         Mr John Lee
           green finance in Asia
11:00 am   Panel discussion               Professor Mary Chan
"""
CONTACTS = """\
Jane Wong    Director, Communications    2123 4567    jane@example.com
Peter Lam    Manager                     2123 4568    peter@example.com
"""
DATES = """\
Date          Event                        Venue
13 October    Opening of the Hong Kong     Hong Kong Convention
              International Light Fair     and Exhibition Centre
16 October    Buyers' forum                Hall 1
"""
TABS = "\tJune 2025\tJune 2024\nPassengers\t4,512\t4,100\nCargo (tonnes)\t402\t398\n"
PIPES = "| Award | Winner      |\n|-------|-------------|\n| Gold  | Anna Cheung |\n| Silver | John Ng |\n"
BOX = "+--------+-----+\n| Route  | Min |\n+--------+-----+\n| Harbour| 25  |\n+--------+-----+\n"
RULED = "Country   Stands\n=======   ======\nJapan         85\n-------   ------\nTotal        245\n"
PARAGRAPH = """\
The company sold more cars in each of its markets in the first six months of the year,
and expects to sell more. The sales were:
Hong Kong         12,300     11,200
Singapore          2,100      2,300
"""
LOOSE = "Product   2025   2024\nAir conditioners   1,230   1,100\nFans   540   600\nHeaters   78   (12)\n"
LEADERS = "Adults ................ HK$120\nChildren .............. HK$60\n"
SPANNING = """\
               Six months ended 30 June      Year ended 31 December
                  2025          2024            2024          2023
Property           120           110             230           210
Hotels              (3)           50               –            90
"""
TABLES = [RESULTS, PROGRAMME, CONTACTS, DATES, TABS, PIPES, BOX, RULED, PARAGRAPH, LOOSE, LEADERS, SPANNING]


def read(source: str) -> tuple[Block, ...]:
    return text.read(source.encode(), Path("a.txt"))


def cells(source: str) -> list[str]:
    return [block.text for block in read(source) if block.kind is BlockKind.TABLE_CELL]


def written(source: str, texts: dict[str, str]) -> str:
    """The source with these texts in place of others."""
    document = Document(Path("a.txt"), source.encode(), read(source))
    return text.write(
        document, [texts.get(block.text, block.text) for block in document.blocks], "zh-Hans-CN"
    ).decode()


@pytest.mark.parametrize(
    ("source", "count", "some"),
    [
        (RESULTS, 30, ["Change", "(800,100)", "Profit attributable to the owners of the Company", "diluted"]),
        (PROGRAMME, 8, ["10:15 am", "Keynote: the future of green finance in Asia", "Mr John Lee"]),
        (CONTACTS, 8, ["Director, Communications", "peter@example.com"]),
        (DATES, 9, ["Opening of the Hong Kong International Light Fair", "Hall 1",
                    "Hong Kong Convention and Exhibition Centre"]),
        (TABS, 8, ["June 2025", "Cargo (tonnes)"]),
        (PIPES, 6, ["Winner", "Silver"]),
        (BOX, 4, ["Harbour", "Min"]),
        (RULED, 6, ["Stands", "245"]),
        (PARAGRAPH, 6, ["Hong Kong", "2,300"]),
        (LOOSE, 12, ["Air conditioners", "(12)"]),
        (LEADERS, 4, ["Adults", "HK$60"]),
        (SPANNING, 15, ["Six months ended 30 June", "(3)"]),
    ],
)  # fmt: skip
def test_every_cell_with_words_is_a_block(source: str, count: int, some: list[str]) -> None:
    found = cells(source)
    assert len(found) == count
    assert set(some) <= set(found)


@pytest.mark.parametrize("source", TABLES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_with_the_same_texts_is_the_same_bytes(source: str, end: str) -> None:
    source = source.replace("\n", end)
    assert written(source, {}) == source
    assert len(read(source)) == len(read(source.rstrip()))


def test_what_stands_around_a_table_is_read_as_before() -> None:
    kinds = [(block.kind.value, block.line) for block in read(RESULTS)]
    assert (kinds[0], kinds[-1]) == (("heading", 1), ("paragraph", 17))
    first = read(PARAGRAPH)[0]
    assert first.text == " ".join(PARAGRAPH.splitlines()[:2])
    assert read(PROGRAMME)[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("source", "texts", "made"),
    [
        (  # the bracket hangs over the edge
            "Revenue                 1,234     1,100\nNet profit               (200)      180\n",
            {"Revenue": "收入", "Net profit": "净利润", "1,234": "1234", "(200)": "（200）"},
            "收入                     1234     1,100\n净利润                  （200）     180\n",
        ),
        (
            "Hotels      50\nShops       (3)\n",
            {"Hotels": "酒店", "Shops": "店铺", "50": "1,250"},
            "酒店     1,250\n店铺        (3)\n",
        ),
        (  # a column that grows moves those behind it
            "9:30 am   Tea      Hall 1\n10 am     Talk     Hall 2\n",
            {"9:30 am": "上午9时30分", "10 am": "上午10时", "Tea": "茶点", "Talk": "演讲", "Hall 1": "1号馆"},
            "上午9时30分  茶点     1号馆\n上午10时     演讲     Hall 2\n",
        ),
        (TABS, {"Passengers": "旅客", "June 2025": "6月"}, TABS.replace("Passengers", "旅客").replace("June 2025", "6月")),
        (
            PIPES.replace("| Silver | John Ng |", "| Third | John Ng     |"),
            {"Gold": "金奖", "Award": "奖项与类别"},
            "| 奖项与类别 | Winner      |\n|------------|-------------|\n"
            "| 金奖       | Anna Cheung |\n| Third      | John Ng     |\n",
        ),
        (PIPES, {"Silver": "银奖"}, PIPES.replace("Silver", "银奖")),
        (BOX, {"Harbour": "港"}, BOX.replace("Harbour|", "港     |")),
        (RULED, {"Japan": "日本国及其他地区", "Country": "国家"},
         "国家          Stands\n===========   ======\n日本国及其他地区  85\n-----------   ------\nTotal            245\n"),
        (LEADERS, {"Adults": "成人"}, LEADERS.replace("Adults ..", "成人 ....")),
        (LOOSE, {"Fans": "风扇"},
         "Product             2025    2024\nAir conditioners   1,230   1,100\n"
         "风扇                 540     600\nHeaters               78    (12)\n"),
        (DATES, {"Opening of the Hong Kong International Light Fair": "香港国际灯饰展开幕"},
         DATES.replace("Opening of the Hong Kong ", "香港国际                 ")
         .replace("International Light Fair ", "灯饰展开幕               ")),
    ],
)  # fmt: skip
def test_columns_line_up_by_the_width_of_the_screen(source: str, texts: dict[str, str], made: str) -> None:
    assert written(source, texts) == made


NO_TABLES = [
    "The line opened on Monday.  It links the airport with the city.  It is\n"
    "fast.  Trains run every ten minutes.  Fares start at HK$30 for adults\nand HK$15 for children.  It cost less.",
    "The  public libraries  will hold  a week  of talks  and readings in\n"
    "October,  in which  more than  forty authors  from  Hong Kong  take\npart.  Admission  is free.",
    "1.   Apply online\n2.   Pay the fee\n3.   Collect the card\n",
    "  •   More homes\n  •   Better roads\n",
    "1.\tApply online\n2.\tPay the fee\n",
    "Media enquiries:   Jane Wong   Tel: 2123 4567\nInvestors:   Peter Lam   Tel: 2123 4568\n",
    "Date:     3 July 2025\nTime:     10:00 am\nVenue:    Hall 1\n          1 Expo Drive\n",
    "Tel:\t2123 4567\nFax:\t2123 4568\n",
    "Head office            Branch office\n12/F, Harbour Tower    8/F, Garden Building\n"
    "1 Pier Road, Central   20 Park Road, Sha Tin\nTel: 2123 4567         Tel: 2123 4568\n",
    "          HARBOUR LIGHTS LIMITED\n   (Incorporated in Hong Kong)\n       Stock code: 1234\n",
    "P R E S S   R E L E A S E\nF O R   I M M E D I A T E   R E L E A S E\n",
    "FOR IMMEDIATE RELEASE            3 July 2025\n\nHARBOUR LIGHTS WINS\n",
    "                 By order of the Board\n                 Jane Wong\n                 Chairman\n",
    "It will be held on 13   October 2025 at the   Centre.\nIt    will have 3,200 exhibitors from 40   places.\n",
    "About us | Our work\n",
    "Jane Wong      Chairman\n",
    "# # #\n- End -\n-----\n",
    "A spokeswoman for the         About 210 positions will be\ngallery described the         affected in Poland, and\n"
    "bequest, whose value has      consultations have begun\n",
]  # fmt: skip


@pytest.mark.parametrize("source", NO_TABLES)
def test_other_spaces_make_no_table(source: str) -> None:
    assert cells(source) == []
    assert cells(f"{source}\n\n{CONTACTS}\n{source}") == cells(CONTACTS)


@pytest.mark.parametrize(
    ("cell", "is_figure"),
    [
        ("1,234", True), ("(800.5)", True), ("+12.2%", True), ("HK$1.2 million", True), ("10:00 am to 1 pm", True),
        ("30 June 2025", True), ("–", True), ("N/A", True), ("2123 4567", True),
        ("Revenue", False), ("on 18 July", False), ("February 2025, benefiting 720,000", False), ("Hall 1", False),
    ],
)  # fmt: skip
def test_figures_are_told_from_words(cell: str, is_figure: bool) -> None:
    assert spaced(Line(1, 0, cell))[0].is_figure is is_figure


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("1,100,200", "1100200"),
        ("(750,000)", "(750000)"),
        ("HK$1,100,000", "1100000港元"),
        ("HK$1.1 million", "110万港元"),
        ("sold 1,100,200", "sold 110.02万"),
    ],
)
def test_a_figure_alone_is_written_out_as_its_column_is(source: str, made: str) -> None:
    start, end, value, rule = next(quantities(source))
    slot = Slot(SlotKind.NUMBER, 0, source[start:end], start, end, value, rule)
    frame = source[:start] + slot.symbol + source[end:]
    style = load_style("mainland-press", "zh-Hans-CN")
    assert "".join(piece.text for piece in pieces(frame, Segment("s", source, slots=(slot,)), style)) == made

"""The memory keeps what it is given, whole, whoever else writes and whenever it is killed; the best comes first."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import State
from pipeline.document.entry import Entry, Held, Part, joined
from pipeline.errors import UserError
from pipeline.memory.near import skeleton
from pipeline.memory.store import Store

ROOT = Path(__file__).parent.parent
HK = "zh-Hant-HK"
SLOTS = (Held("<N0>", "cardinal", "600"),)
BASE = Entry(
    HK,
    "It hired <N0> people.",
    (Part("聘"), Part("600", "<N0>"), Part("人")),
    State.REVIEWED,
    SLOTS,
    when="20250101T000000Z",
)
DAMAGED = "damaged, or not a memory of xindaya; restore it from a copy"


def put(path: Path, entries: Iterable[Entry], at_once: int = 1000) -> list[bool]:
    store = Store(path, write=True)
    try:
        return list(store.put(entries, at_once))
    finally:
        store.close()


def exact(path: Path, entry: Entry = BASE) -> list[Entry]:
    store = Store(path)
    try:
        return store.exact(entry.slotted, entry.plain)
    finally:
        store.close()


def digest(path: Path) -> str:
    store = Store(path)
    try:
        return store.digest
    finally:
        store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "ours.sqlite"


def test_gives_back_what_it_was_given(path: Path) -> None:
    entry = replace(BASE, origin="a.xlf", who="Chan", note="")
    assert put(path, [entry]) == [True]
    assert exact(path) == [entry]
    assert exact(path, replace(BASE, slots=(Held("<N0>", "cardinal", "7"),))) == [entry]
    assert exact(path, Entry(HK, entry.plain, ())) == [entry]
    assert exact(path, Entry(HK, "It hired <N1> people.", ())) == []


RANKED = [
    (replace(BASE, state=State.TRANSLATED, when="20260101T000000Z", parts=(Part("機"),)), BASE),
    (replace(BASE, parts=(Part("舊"),)), replace(BASE, when="20250102T000000Z")),
    (replace(BASE, when="20260101T000000Z", parts=(Part("新"),)), replace(BASE, state=State.FINAL)),
    (replace(BASE, state=State.INITIAL, when="20260101T000000Z", note="no", parts=(Part("不"),)), BASE),
    (
        replace(BASE, slots=(Held("<N0>", "cardinal", "7"),), when="20260101T000000Z", parts=(Part("七"),)),
        BASE,
    ),
    (replace(BASE, slots=(Held("<N0>", "cardinal", "7"),), state=State.FINAL, parts=(Part("七"),)), BASE),
    (
        replace(BASE, state=State.TRANSLATED),
        replace(BASE, slots=(Held("<N0>", "cardinal", "7"),), parts=(Part("七"),)),
    ),
]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("worse", "better"), RANKED)
def test_the_better_comes_first_however_they_came(
    path: Path, worse: Entry, better: Entry, turned: bool
) -> None:
    put(path, [better, worse] if turned else [worse, better])
    assert exact(path)[0] == better


def test_of_one_second_the_later_wins(path: Path) -> None:
    other = replace(BASE, parts=(Part("僱"), *BASE.parts[1:]))
    put(path, [BASE, other])
    assert exact(path) == [other, BASE]
    assert put(path, [BASE]) == [True]
    assert exact(path) == [BASE, other]


def test_what_is_known_changes_nothing(path: Path) -> None:
    put(path, [BASE])
    before = digest(path)
    assert (
        put(path, [BASE, replace(BASE, state=State.TRANSLATED), replace(BASE, when="20990101T000000Z")])
        == [False] * 3
    )
    assert digest(path) == before
    assert exact(path) == [BASE]


def test_an_accepted_one_takes_the_place_of_the_refused(path: Path) -> None:
    put(path, [replace(BASE, state=State.INITIAL, note="no", parts=(Part("不"),)), BASE])
    assert exact(path) == [BASE]


def test_the_machines_does_not_take_the_place_of_the_refused(path: Path) -> None:
    refused = replace(BASE, state=State.INITIAL, note="no", parts=(Part("不"),))
    machine = replace(BASE, state=State.TRANSLATED, when="20260101T000000Z")
    put(path, [refused, machine])
    assert exact(path) == [machine, refused]


def test_the_digest_is_of_what_is_there(path: Path, tmp_path: Path) -> None:
    other = replace(BASE, slotted="Another.", slots=(), parts=(Part("別"),))
    put(path, [BASE, other])
    put(tmp_path / "b.sqlite", [BASE, other], at_once=1)
    put(tmp_path / "c.sqlite", [replace(BASE, who="Chan"), other])
    assert digest(path) == digest(tmp_path / "b.sqlite") != digest(tmp_path / "c.sqlite")


text = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
parts = st.lists(st.builds(Part, text, st.sampled_from(["", "<T0>", "<N0>"])), max_size=4).map(joined)
entries = st.builds(
    Entry,
    st.sampled_from([HK, "zh-Hans-CN"]),
    text,
    parts,
    st.sampled_from([State.TRANSLATED, State.REVIEWED, State.FINAL]),
    st.lists(
        st.builds(Held, st.sampled_from(["<T0>", "<N0>"]), text, text),
        max_size=2,
        unique_by=lambda h: h.symbol,
    ).map(tuple),
    text,
    text,
    text,
    text,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(entries, max_size=6))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, given_: list[Entry]) -> None:
    path = tmp_path_factory.mktemp("memory") / "m.sqlite"
    put(path, given_)
    for entry in given_:
        found = exact(path, entry)
        assert any(
            (f.locale, f.slotted, f.parts, f.slots) == (entry.locale, entry.slotted, entry.parts, entry.slots)
            for f in found
        )
    store = Store(path)
    assert {e.slotted for e in store.entries()} == {e.slotted for e in given_}
    store.close()


def sentence(text: str) -> Entry:
    return Entry(HK, text, (Part(text.upper()),), State.REVIEWED)


def near(path: Path, text: str, threshold: int = 75) -> list[tuple[int, str]]:
    store = Store(path)
    found = [(quality, entry.slotted) for quality, entry in store.near(text, text, threshold, 5)]
    store.close()
    return found


LIKE = [
    "The forum drew <N0> bankers from <T0>.",
    "The forum drew more than <N0> bankers from <T0>.",
    "The airport opened a new runway on <D0>.",
    '"Quotes" OR AND NOT * ^ "x" are only text.',
]


def test_like_sentences_the_most_alike_first(path: Path) -> None:
    put(path, map(sentence, LIKE))
    assert near(path, "The forum drew some <N0> bankers from <T0>.") == [(92, LIKE[0]), (88, LIKE[1])]
    assert near(path, "The forum drew some <N3> bankers from <T1>.", 91) == [(92, LIKE[0])]
    assert near(path, '"Quotes" OR AND NOT * ^ "x" are just text.') == [(90, LIKE[3])]
    assert near(path, "Completely different words stand here.") == []
    assert near(path, "") == near(path, "ab") == []


def test_99_and_100_are_for_the_sentence_itself(path: Path) -> None:
    long = "The forum drew bankers from many cities of the region, " * 5 + "as was said there."
    put(path, map(sentence, [*LIKE, long]))
    assert near(path, LIKE[0].replace("<N0>", "<N5>"))[0] == (98, LIKE[0])
    assert near(path, long.replace("said", "laid"))[0] == (98, long)
    assert skeleton("A  <N0>\tb <T12>") == "a ⓝ b ⓣ"


def test_frequent_trigrams_do_not_hide_what_is_like(path: Path) -> None:
    common = (
        f"The city council of the region said on the day that {n} of the plans were good."
        for n in range(6000)
    )
    put(
        path,
        map(
            sentence,
            [*common, "The city council of the region said on the day that none of the zebras were good."],
        ),
    )
    found = near(path, "The city council of the region said on the day that all of the zebras were good.", 90)
    assert found
    assert "zebras" in found[0][1]


WRITER = """
import sys
from pathlib import Path
from pipeline.document import State
from pipeline.document.entry import Entry, Part
from pipeline.memory.store import Store
path, name, number, stop = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
def entries():
    for at in range(number):
        if at == stop:
            import os, signal
            os.kill(os.getpid(), signal.SIGKILL)
        yield Entry("zh-Hant-HK", f"Sentence {name} number {at} is here.", (Part(f"句{at}"),), State.REVIEWED)
store = Store(path, write=True)
list(store.put(entries(), 50))
store.close()
"""


def writer(path: Path, name: str, number: int, stop: int = -1) -> subprocess.Popen[bytes]:
    command: Sequence[str] = [sys.executable, "-c", WRITER, str(path), name, str(number), str(stop)]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE)


def sentences(path: Path) -> int:
    store = Store(path)
    number, _ = store.counts()
    store.close()
    return number


def test_killed_while_writing_keeps_whole_portions_and_goes_on(path: Path, tmp_path: Path) -> None:
    killed = writer(path, "a", 400, stop=230)
    assert (killed.wait(), killed.communicate()[1]) == (-signal.SIGKILL, b"")
    assert sentences(path) == 200
    assert writer(path, "a", 400).wait() == 0
    assert writer(tmp_path / "whole.sqlite", "a", 400).wait() == 0
    assert sentences(path) == 400
    assert digest(path) == digest(tmp_path / "whole.sqlite")
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_processes_write_at_once(path: Path) -> None:
    both = [writer(path, name, 1000) for name in "ab"]
    assert [(process.wait(), process.communicate()[1]) for process in both] == [(0, b""), (0, b"")]
    assert sentences(path) == 2000
    assert near(path, "Sentence b number 777 is there.")[0][1] == "Sentence b number 777 is here."


def test_a_reader_sees_one_moment(path: Path) -> None:
    put(path, [BASE])
    reader = Store(path)
    before = reader.digest
    put(path, [sentence("Meanwhile something else is written.")])
    assert (reader.digest, reader.counts()[0]) == (before, 1)
    reader.close()
    assert digest(path) != before


def problem(path: Path, write: bool = False) -> str:
    with pytest.raises(UserError) as error:
        Store(path, write=write, patience=0.01).counts()
    (only,) = error.value.problems
    assert only.file == path
    return only.message


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
@pytest.mark.parametrize("write", [False, True])
def test_a_file_that_is_no_memory(path: Path, content: bytes, write: bool) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert problem(path, write) == DAMAGED
    assert path.read_bytes() == content


@pytest.mark.parametrize("write", [False, True])
def test_another_database_is_left_alone(path: Path, write: bool) -> None:
    path.parent.mkdir()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE sources (a, b)")
    database.close()
    assert problem(path, write) == DAMAGED


def test_a_newer_memory(path: Path) -> None:
    put(path, [BASE])
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 9")
    database.close()
    assert problem(path) == "made by a newer xindaya; install that one to read it"


def test_no_file(path: Path) -> None:
    assert problem(path) == "no such file"
    assert not path.parent.exists()


def test_another_process_that_does_not_finish(path: Path) -> None:
    put(path, [BASE])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = Store(path, write=True, patience=0.01)
    with pytest.raises(UserError, match="another run is writing here; wait until it is done"):
        list(store.put([sentence("New.")]))
    other.close()
    assert list(store.put([sentence("New.")])) == [True]
    store.close()


def test_after_a_great_deal_the_indexes_are_in_one_part_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.memory.store._MANY", 20)
    path = tmp_path / "m.sqlite"
    sentences = [replace(BASE, slotted=f"Sentence number {n} is here.", slots=()) for n in range(40)]

    def parts() -> list[int]:
        with closing(sqlite3.connect(path)) as database:
            tables = ("trigrams_idx", "pairs_idx")
            query = "SELECT count(DISTINCT segid) FROM {}"
            return [database.execute(query.format(table)).fetchone()[0] for table in tables]

    put(path, sentences[:15], at_once=5)
    assert max(parts()) > 1
    put(path, sentences[15:], at_once=5)
    assert parts() == [1, 1]
    assert near(path, "Sentence number 7 is hero.")[0] == (96, "Sentence number 7 is here.")


def test_what_comes_in_while_a_memory_is_open_is_found_by_its_trigrams(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    with closing(Store(path, write=True)) as store, closing(Store(path, write=True)) as other:
        assert store.near("The zebra quay was quiet.", "", 75, 5) == []
        assert list(other.put([replace(BASE, slotted="The zebra quay was quite.", slots=())])) == [True]
        assert [q for q, _ in store.near("The zebra quay was quiet.", "", 75, 5)] == [96]

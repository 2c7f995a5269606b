"""The memory gives back what it was given, only to who would make the same, and reports what is damaged."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.document import Repair, Translation, Way
from pipeline.errors import UserError
from pipeline.memory.cache import Cache

ROOT = Path(__file__).parent.parent
MAKER = {"engine": "echo", "xindaya": "1"}
REPAIR = Repair(Way.POSITION, ("<T0>",), ("<N1>", "<N2>"))
HELLO = Translation("你好 <T0> 𠮷", "echo", -0.25, ("您好", ""), REPAIR)
DAMAGED = "damaged, or not a file of xindaya; delete it and run again (it only saves time)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out" / ".cache.sqlite"


def remember(path: Path, source: str = "Hello <T0>") -> None:
    cache = Cache(path, MAKER)
    cache.put([(source, HELLO)])
    cache.close()


def problem(path: Path) -> str:
    """What is said when the file is opened and read."""
    with pytest.raises(UserError) as error:
        Cache(path, MAKER).get(["Hello <T0>"])
    (only,) = error.value.problems
    assert only.file == path
    return only.message


def test_remembers_over_runs(path: Path) -> None:
    remember(path)
    assert Cache(path, MAKER).get(["Hello <T0>", "Bye"]) == {"Hello <T0>": HELLO}


@pytest.mark.parametrize(
    "maker", [{**MAKER, "xindaya": "2"}, {**MAKER, "engine": "press"}, {**MAKER, "beam": "4"}]
)
def test_what_another_made_is_not_found(path: Path, maker: dict[str, str]) -> None:
    remember(path)
    assert Cache(path, maker).get(["Hello <T0>"]) == {}
    assert Cache(path, dict(reversed(MAKER.items()))).get(["Hello <T0>"]) != {}


def test_what_the_engine_was_told_beside_a_sentence_counts(path: Path) -> None:
    cache, source = Cache(path, MAKER), "Hello <T0>"
    cache.put([(source, HELLO)], {source: "a"})
    assert cache.get([source], {source: "a"}) == {source: HELLO}
    assert cache.get([source], {source: "b"}) == cache.get([source]) == {}


def test_afresh_only_what_is_put_from_now_on_is_found(path: Path) -> None:
    remember(path)
    cache = Cache(path, MAKER, afresh=True)
    assert cache.get(["Hello <T0>"]) == {}
    cache.put([("Hello <T0>", HELLO)])
    assert cache.get(["Hello <T0>"]) == {"Hello <T0>": HELLO}


def test_the_last_one_put_counts(path: Path) -> None:
    remember(path)
    cache = Cache(path, MAKER)
    cache.put([("Hello <T0>", Translation("早", "echo"))])
    assert cache.get(["Hello <T0>"]) == {"Hello <T0>": Translation("早", "echo")}


def test_more_than_one_query_holds(path: Path) -> None:
    cache = Cache(path, MAKER)
    many = [f"Sentence {number}" for number in range(1201)]
    cache.put((source, Translation(source, "echo")) for source in many)
    assert list(cache.get(many).values()) == [Translation(source, "echo") for source in cache.get(many)]
    assert len(cache.get(many)) == 1201


def test_put_is_seen_by_others_at_once(path: Path) -> None:
    cache = Cache(path, MAKER)
    cache.put([("Hello <T0>", HELLO)])
    assert Cache(path, MAKER).get(["Hello <T0>"]) == {"Hello <T0>": HELLO}


def test_put_outlives_a_process_that_is_killed(path: Path) -> None:
    code = f"""if True:
        import os, signal
        from pathlib import Path
        from pipeline.document import Translation
        from pipeline.memory.cache import Cache
        Cache(Path({str(path)!r}), {MAKER!r}).put([("Hello <T0>", Translation("早", "echo"))])
        os.kill(os.getpid(), signal.SIGKILL)
    """
    killed = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert killed.returncode == -signal.SIGKILL
    assert Cache(path, MAKER).get(["Hello <T0>"]) == {"Hello <T0>": Translation("早", "echo")}


def test_a_drive_without_a_log_remembers_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite refuses the log where memory cannot be shared, as on some network drives."""

    class Without(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
            if "WAL" in sql:
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(sql, *values)  # type: ignore[arg-type]

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **options: connect(path, factory=Without, **options))
    remember(path)
    assert Cache(path, MAKER).get(["Hello <T0>"]) == {"Hello <T0>": HELLO}
    assert not path.with_name(".cache.sqlite-wal").exists()


def test_half_a_batch_is_not_kept(path: Path) -> None:
    cache = Cache(path, MAKER)
    with pytest.raises(AttributeError):
        cache.put([("Hello <T0>", HELLO), ("Bye", None)])  # type: ignore[list-item]
    assert cache.get(["Hello <T0>"]) == {}


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_cache(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert problem(path) == DAMAGED
    assert path.read_bytes() == content


def test_a_cache_cut_short(path: Path) -> None:
    cache = Cache(path, MAKER)
    cache.put((f"Sentence {number}", HELLO) for number in range(500))
    cache.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert problem(path) == DAMAGED


@pytest.mark.parametrize("change", ["value = replace(value, '你好', '再见')", "value = '[]'", "digest = ''"])
def test_a_row_that_was_changed(path: Path, change: str) -> None:
    remember(path)
    with sqlite3.connect(path) as database:
        database.execute(f"UPDATE remembered SET {change}")
    assert problem(path) == DAMAGED


def test_another_database(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE remembered (a, b)")
    assert problem(path) == DAMAGED


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir(parents=True)
    assert problem(path) == "cannot be opened for writing"


def test_a_folder_that_cannot_be(path: Path) -> None:
    path.parent.write_text("a file")
    with pytest.raises(UserError) as error:
        Cache(path, MAKER)
    assert [(p.message, p.file) for p in error.value.problems] == [
        ("cannot write here: file exists", path.parent)
    ]


def test_another_run_at_work(path: Path) -> None:
    remember(path)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError) as error:
        Cache(path, MAKER, patience=0.01).put([("Bye", HELLO)])
    other.close()
    assert error.value.problems[0].message == "another run is writing here; wait until it is done"


def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets SQLite open files as in a folder that may not be changed."""
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda path, **options: connect(f"file:{path}?mode=ro", uri=True, **options)
    )


def test_a_folder_that_is_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_only(monkeypatch)
    assert problem(path) == "cannot be opened for writing"


def test_a_file_that_is_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(path)
    read_only(monkeypatch)
    with pytest.raises(UserError) as error:
        Cache(path, MAKER).put([("Bye", HELLO)])
    assert str(error.value) == f"{path}: cannot be opened for writing"


def test_a_folder_that_may_not_be_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserError) as error:
        Cache(path, MAKER)
    assert str(error.value) == f"{path.parent}: cannot write here: permission denied"

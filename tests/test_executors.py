"""Whoever does the work, a thread, several processes or a Ray cluster: the bytes are the same, and it can be stopped."""

import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline import load_config, run
from pipeline.document import Document, Translation
from pipeline.engines import ENGINES, Request
from pipeline.engines.echo import EchoEngine
from pipeline.errors import UserError, user_error
from pipeline.runs import stages
from pipeline.runs.executors import in_order
from pipeline.runs.executors.afar import sent
from pipeline.runs.shelf import Shelf
from pipeline.runs.work import Finished, Window, Worker

# How often a batch is killed, and of how many releases it is: more when this is said.
ROOT = Path(__file__).parent.parent
KILLS, MANY = int(os.environ.get("XINDAYA_KILLS", "3")), int(os.environ.get("XINDAYA_RELEASES", "60"))
WORDS = ("Hall", "Harbour", "Garden", "Library", "Market", "Station", "Theatre", "School", "Bridge", "Museum")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(stages, "_FEWEST", 8)


def releases(count: int) -> None:
    """Writes so many small releases, some sentences of which stand in several of them, and the config."""
    Path("in").mkdir()
    for number in range(count):
        first, second = WORDS[number % 10], WORDS[number // 10 % 10]
        text = f"{first} {number} opened on 5 May 2024.\n\nThe {second} sold {number} tickets.\n\nAll came.\n"
        Path(f"in/r{number:03}.txt").write_text(text)
    inputs = "".join(f"  - in/r{number:03}.txt\n" for number in range(count))
    Path("acme.yaml").write_text(f"inputs:\n{inputs}engine: {{kind: echo}}\nfail_on: never\noutput: out\n")


def written(output: str) -> dict[str, bytes]:
    """Every file of a run but those that may differ: the seconds it took, and the memory."""
    files = (path for path in Path(output).rglob("*") if path.is_file())
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in files
        if path.name not in ("timings.json", ".cache.sqlite", ".config.json", ".lock")
    }


def made(output: str, **settings: object) -> dict[str, bytes]:
    config = load_config("acme.yaml").model_copy(update={"output": Path(output), **settings})
    told: list[tuple[int, int]] = []
    run(config, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (told[-1][1], told[-1][1])
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    return written(output)


def test_processes_write_what_a_thread_writes() -> None:
    releases(12)
    alone = made("alone")
    assert len([name for name in alone if name.startswith("r0")]) == 12 * 4
    assert made("together", jobs=2) == alone


@pytest.mark.skipif(find_spec("ray") is None, reason="the extra [ray] is not installed")
def test_a_cluster_of_two_writes_what_a_thread_writes() -> None:
    releases(12)
    alone = made("alone")
    assert made("cluster", executor="ray", jobs=2) == alone
    # What it made is remembered: nothing is left to do.
    assert made("cluster", executor="ray", jobs=2) == alone


@pytest.mark.skipif(find_spec("ray") is not None, reason="the extra [ray] is installed")
def test_without_ray_it_says_what_to_install() -> None:
    releases(1)
    with pytest.raises(UserError, match=r"executor: 'ray' needs the extra \[ray\]"):
        made("out", executor="ray")


def test_a_batch_that_is_killed_again_and_again_gives_the_same_bytes() -> None:
    """SIGKILL at random moments; each run goes on where the one before was stopped."""
    releases(MANY)
    command = [sys.executable, "-c", "from pipeline.cli import main; main(['run', 'acme.yaml'])"]
    start = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole, seconds = written("out"), time.monotonic() - start
    Path("out").rename("whole")
    moments, killed = random.Random(KILLS), 0
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(moments.uniform(0.1, 0.9) * seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
    assert killed
    subprocess.run(command, check=True, capture_output=True)
    assert written("out") == whole


def test_a_run_that_is_stopped_waits_for_one_batch_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(EchoEngine):
        asked = 0

        def translate(self, requests: Sequence[Request]) -> list[Translation]:
            Slow.asked += 1
            time.sleep(0.05)
            return super().translate(requests)

    monkeypatch.setitem(ENGINES, "echo", Slow)
    monkeypatch.setattr("pipeline.runs.work.AT_ONCE", 1)
    releases(12)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(load_config("acme.yaml"), progress=stop)
    assert Slow.asked <= 2


class Noting:
    """Finishes a window only when its result is asked for; notes how many are begun."""

    ahead = 2

    def __init__(self) -> None:
        self.begun: list[Window] = []

    def submit(self, ready: Callable[[], Window], *_: object) -> Future[Finished]:
        self.begun.append(ready())
        future: Future[Finished] = Future()
        future.set_result(Finished((), {}, 0, fresh={}))
        return future

    def close(self) -> None:
        pass


def test_windows_come_in_order_and_none_is_read_long_before_it_is_needed() -> None:
    windows = [Window((Document(Path(str(n)), b"", ()),), (), ()) for n in range(6)]
    executor, remembered = Noting(), list[Window]()
    known = replace(windows[0], known={"Hello.": Translation("你好。", "echo")})
    finished = in_order(
        windows,
        executor,
        lambda window: known if window is windows[0] else window,
        lambda window, fresh: remembered.append(window),
        lambda n: None,
    )
    begun = []
    for _ in finished:
        begun.append(len(executor.begun))
    assert begun == [3, 4, 5, 6, 6, 6]
    assert remembered == windows
    assert executor.begun == [known, *windows[1:]]


def test_the_shelf_gives_back_what_stands_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    releases(5)
    documents = list(run(load_config("acme.yaml")).documents)
    shelf = Shelf(room=2)
    for document in documents:
        shelf.append(document)
    assert list(shelf) == documents
    assert (len(shelf), shelf[-1], shelf[1:4]) == (5, documents[4], documents[1:4])
    with pytest.raises(IndexError):
        shelf[5]


def test_a_full_folder_of_temporary_files_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    releases(1)
    (document,) = run(load_config("acme.yaml")).documents
    full = Path("/dev/full").open("w+b", buffering=0)  # noqa: SIM115
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: full)
    monkeypatch.setattr("tempfile.tempdir", "small")
    shelf = Shelf(room=1)
    shelf.append(document)
    with pytest.raises(
        UserError, match=r"^small: cannot keep what is done here for a while: no space left on device; TMPDIR"
    ):
        shelf.append(document)


def test_two_runs_do_not_write_into_one_folder() -> None:
    releases(1)
    config = load_config("acme.yaml")

    def second(done: int, total: int) -> None:
        with pytest.raises(UserError, match=r"^out: another run is writing here; wait until it is done$"):
            run(config)

    run(config, progress=second)
    run(config)


def test_a_worker_far_away_shares_the_cores_between_the_jobs() -> None:
    Path("a.txt").write_text("It rained.\n")
    Path("acme.yaml").write_text("inputs: [a.txt]\noutput: out\n")
    config = load_config("acme.yaml")
    parts = sent(Worker(EchoEngine(), {}, config), jobs=10_000)
    assert parts["config"].engine.threads == 1


@pytest.mark.parametrize("executor", ["local", "ray"])
def test_gate_asks_no_engine_of_another_process(executor: str) -> None:
    releases(2)
    made("out")
    Path("out/.cache.sqlite").unlink()
    config = load_config("acme.yaml").model_copy(update={"executor": executor, "jobs": 2})
    with pytest.raises(UserError, match="not everything was translated here yet"):
        run(config, remembered=True)


def test_a_mistake_that_another_process_tells_keeps_its_words() -> None:
    told = pickle.loads(pickle.dumps(user_error("no such file", "a.csv", 3, "glossaries[0]")))
    assert str(told) == "a.csv:3: glossaries[0]: no such file"
    assert [problem.line for problem in told.problems] == [3]


class Counting(EchoEngine):
    asked: ClassVar[list[str]] = []

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        Counting.asked += [request.source for request in requests]
        return super().translate(requests)


@pytest.mark.parametrize("force", [False, True])
def test_a_sentence_of_several_windows_is_translated_once(
    force: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENGINES, "echo", Counting)
    releases(12)
    run(load_config("acme.yaml"))
    Counting.asked = []
    run(load_config("acme.yaml"), force=force)
    assert sorted(Counting.asked) == sorted(set(Counting.asked))
    assert Counting.asked.count("All came.") == force


WAITING = """
import sys, time
from pipeline import cli
from pipeline.engines import ENGINES
from pipeline.engines.echo import EchoEngine

class Waiting(EchoEngine):
    def translate(self, requests):
        open("working", "w").close()
        time.sleep(60)

ENGINES["echo"] = Waiting
if __name__ == "__main__":
    sys.exit(cli.main(["run", "acme.yaml", "--jobs", "2"]))
"""


def at_work() -> subprocess.Popen[str]:
    """A run in two processes that are in the middle of something, in a group of its own as in a terminal."""
    releases(12)
    Path("waiting.py").write_text(WAITING)
    process = subprocess.Popen(
        [sys.executable, "waiting.py"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        # A shell that runs the tests in the background has Ctrl+C ignored, for all that they start too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    until(lambda: Path("working").exists())
    return process


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def group_has_ended(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_ctrl_c_ends_all_processes_with_one_line() -> None:
    process = at_work()
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert told.splitlines()[-1] == "xindaya: stopped; what is done is kept, run again to go on"
    assert "Traceback" not in told
    until(lambda: group_has_ended(process.pid))


def test_no_process_outlives_a_run_that_is_killed() -> None:
    process = at_work()
    assert not group_has_ended(process.pid)
    process.kill()
    process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL
    until(lambda: group_has_ended(process.pid))


def test_a_script_without_a_main_guard_is_told_so() -> None:
    releases(2)
    script = "from pipeline import load_config, run\nrun(load_config('acme.yaml').model_copy(update={'jobs': 2}))\n"
    Path("script.py").write_text(script)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "script.py"], capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith("must do so under: if __name__ == '__main__':")


@pytest.mark.skipif(find_spec("ray") is None, reason="the extra [ray] is not installed")
@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1"])
def test_a_cluster_that_does_not_answer_is_named(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    releases(1)
    monkeypatch.setenv("RAY_ADDRESS", address)
    with pytest.raises(
        UserError, match=f"^executor: no Ray cluster answers at '{address}' .connection refused.;"
    ):
        made("out", executor="ray")

"""`xindaya review` as a process: who is let in, what survives a kill, and which mistakes are named."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from reviewing import CONFIG, HIRED, HK, path, served, translate, write_release

from pipeline.cli import main
from pipeline.config import Options
from pipeline.runs.madefrom import note, noted


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a page and its token."""
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("served"))
    try:
        write_release()
        translate()
        with served("out") as (_, address, token):
            yield address, token
    finally:
        os.chdir(before)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_release()
    return tmp_path


def asked(server: tuple[str, str], method: str, where: str, **headers: str) -> tuple[int, str]:
    """Status and kind of the answer to a request with just these headers; TOKEN and HOST stand for the page's own."""
    address, token = server
    own = {"TOKEN": token, "HOST": address.removeprefix("http://"), "ORIGIN": address}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in given.items():
        for word, is_ in own.items():
            given[name] = given[name].replace(word, is_)
        assert value
    body = b"{}" if method != "GET" else None
    answer = httpx.request(method, address + where.replace("TOKEN", token), headers=given, content=body)
    kind = answer.json().get("kind", "") if answer.headers.get("content-type") == "application/json" else ""
    return answer.status_code, kind


RUN = "/api/run"
JSON = "application/json"
ASKED: list[tuple[str, str, dict[str, str], tuple[int, str]]] = [
    ("GET", RUN, {"X_Xindaya_Token": "TOKEN"}, (200, "")),
    ("GET", RUN, {"X_Xindaya_Token": "TOKEN", "Origin": "ORIGIN", "Sec_Fetch_Site": "same-origin"}, (200, "")),
    ("GET", "/", {}, (403, "token")),
    ("GET", RUN, {}, (403, "token")),
    ("GET", "/page/page.js", {}, (403, "token")),
    ("GET", RUN, {"X_Xindaya_Token": "TOKENx"}, (403, "token")),
    ("GET", RUN, {"Cookie": "xindaya-1=TOKEN"}, (403, "token")),
    ("GET", RUN + "?token=TOKEN", {}, (403, "token")),
    ("GET", "/?token=TOKEN", {}, (303, "")),
    ("GET", "/?token=wrong", {}, (403, "token")),
    ("GET", "/?token=TOKEN", {"Host": "evil.example"}, (421, "host")),
    ("GET", RUN, {"X_Xindaya_Token": "TOKEN", "Host": "evil.example"}, (421, "host")),
    ("GET", RUN, {"X_Xindaya_Token": "TOKEN", "Host": "127.0.0.1:1"}, (421, "host")),
    ("GET", RUN, {"X_Xindaya_Token": "TOKEN", "Origin": "https://evil.example"}, (403, "origin")),
    ("GET", RUN, {"X_Xindaya_Token": "TOKEN", "Origin": "null"}, (403, "origin")),
    ("GET", RUN, {"X_Xindaya_Token": "TOKEN", "Sec_Fetch_Site": "same-site"}, (403, "origin")),
    ("POST", "/api/export", {"X_Xindaya_Token": "TOKEN", "Origin": "http://127.0.0.1:1", "Content_Type": JSON}, (403, "origin")),
    ("POST", "/api/export", {"Origin": "ORIGIN", "Content_Type": JSON}, (403, "token")),
    ("POST", "/api/export", {"X_Xindaya_Token": "TOKEN", "Content_Type": "text/plain"}, (415, "type")),
    ("GET", "/page/../app.py", {"X_Xindaya_Token": "TOKEN"}, (404, "unknown")),
    ("GET", "/page/..%2Fapp.py", {"X_Xindaya_Token": "TOKEN"}, (404, "unknown")),
    ("GET", "/page/%2e%2e/%2e%2e/cli.py", {"X_Xindaya_Token": "TOKEN"}, (404, "unknown")),
    ("GET", "/page//etc/passwd", {"X_Xindaya_Token": "TOKEN"}, (404, "unknown")),
    ("GET", "/docs", {"X_Xindaya_Token": "TOKEN"}, (404, "unknown")),
    ("GET", "/openapi.json", {"X_Xindaya_Token": "TOKEN"}, (404, "unknown")),
]  # fmt: skip


@pytest.mark.parametrize(("method", "where", "headers", "answered"), ASKED)
def test_who_is_let_in(
    server: tuple[str, str], method: str, where: str, headers: dict[str, str], answered: tuple[int, str]
) -> None:
    assert asked(server, method, where, **headers) == answered


def test_a_raw_path_leads_nowhere_else(server: tuple[str, str]) -> None:
    """A client that does not tidy up the path."""
    address, token = server
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        head = f"GET /page/../app.py HTTP/1.1\r\nHost: {host}:{port}\r\nX-Xindaya-Token: {token}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"make_app" not in answer


def test_the_token_becomes_a_cookie(server: tuple[str, str]) -> None:
    address, token = server
    with httpx.Client(base_url=address) as browser:
        answer = browser.get(f"/?token={token}")
        port = address.rpartition(":")[2]
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert answer.headers["set-cookie"] == f"xindaya-{port}={token}; HttpOnly; SameSite=Strict; Path=/"
        page = browser.get("/")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")
        assert (page.headers["x-content-type-options"], page.headers["cache-control"]) == (
            "nosniff",
            "no-store",
        )
        assert "server" not in page.headers


def test_a_person_without_the_token_reads_a_sentence(server: tuple[str, str]) -> None:
    answer = httpx.get(server[0], headers={"Accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["content-type"]) == (403, "text/plain; charset=utf-8")
    said = "open the address that `xindaya review` has printed: it has the token that is missing here\n"
    assert answer.text == said


def test_only_this_machine_is_served(server: tuple[str, str]) -> None:
    port = int(server[0].rpartition(":")[2])
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)}
    for address in others - {"127.0.0.1"}:
        with pytest.raises(OSError), socket.create_connection((address, port), timeout=1):  # noqa: PT011
            pass


def test_a_killed_server_loses_nothing(folder: Path) -> None:
    translate()
    with served("acme.yaml", "--who", "Chan") as (process, address, token):
        headers = {"X-Xindaya-Token": token}
        httpx.put(address + path(0, "draft"), json={"text": HIRED}, headers=headers)
        answer = httpx.put(address + path(1, "draft"), json={"text": "半句"}, headers=headers)
        assert answer.json()["cell"]["who"] == "Chan"
        assert httpx.post(address + path(0, "accept"), json={}, headers=headers).status_code == 200
        process.kill()
    with served("out") as (_, again, token):
        assert again == address, "what a browser keeps is kept by port"
        run = httpx.get(address + "/api/run", headers={"X-Xindaya-Token": token}).json()
        found = [segment["cells"][HK] for segment in run["segments"]]
        assert [(cell["text"], cell["state"], cell["draft"]) for cell in found[:2]] == [
            (HIRED, "reviewed", False),
            ("半句", "translated", True),
        ]


def test_ctrl_c_ends_it(folder: Path) -> None:
    translate()
    with served("out") as (process, _, _):
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, err) == (0, "")
        assert out.endswith("stopped; everything is stored in out/review.sqlite\n")


def test_options_of_the_run_are_those_of_the_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.move("names.csv", "mine.csv")
    Path("acme.yaml").write_text(CONFIG.replace("names.csv", "other.csv"), "utf-8")
    Path("other.csv").write_text("en,zh-Hant-HK\nNobody,無人\n", "utf-8")
    options = [
        "--glossary",
        "mine.csv",
        "--target",
        HK,
        "--output",
        "elsewhere/out",
        "--fail-under",
        "terms=1",
    ]
    assert main(["run", "acme.yaml", *options]) == 0
    os.chdir("elsewhere")
    config, found = noted(Path("out"))
    assert (config, found.glossaries, found.targets) == (Path("../acme.yaml"), (Path("../mine.csv"),), (HK,))
    assert (found.output, found.floors, found.inputs) == (Path("out"), (("terms", 1.0),), ())
    with served("out") as (_, address, token):
        run = httpx.get(address + "/api/run", headers={"X-Xindaya-Token": token}).json()
    assert [locale["tag"] for locale in run["locales"]] == [HK]
    assert run["segments"][0]["source"][0]["origin"] == "mine.csv:2"


def test_what_is_noted_is_read_again(folder: Path) -> None:
    options = Options(
        inputs=(Path("a.txt"), Path("b.txt")),
        references=((HK, Path("ref.txt")),),
        glossaries=(Path("g.csv"),),
        targets=(HK,),
        engine="echo",
        output=Path("out"),
        baseline=Path("before"),
        floors=(("bleu", 1.5),),
    )
    note(Path("out"), Path("acme.yaml"), options)
    assert noted(Path("out")) == (Path("acme.yaml"), options)
    assert str(folder) not in Path("out/.config.json").read_text("utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["review", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err.removeprefix("xindaya: ").removesuffix("\n")


def test_mistakes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "none.yaml") == "none.yaml: no such config file"
    assert told(capsys, ".") == ".: no command has made a run here; name the config instead of the folder"
    assert told(capsys, "acme.yaml") == "out: not everything was translated here yet; `xindaya run` does it"
    translate()
    assert (
        told(capsys, "out", "--output", "x")
        == "--output: this is for a config; a folder is the output itself"
    )
    assert told(capsys, "out", "--port", "70000") == "--port: expected 0 to 65535, not 70000"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = f"--port: cannot serve at {port}: address already in use; choose another, or none"
        assert told(capsys, "out", "--port", str(port)) == said
    Path("out/review.sqlite").write_text("not a database, but long enough to look like one to nobody" * 9)
    said = (
        "out/review.sqlite: damaged, or not the reviews of xindaya; move it away, or restore it from a copy"
    )
    assert told(capsys, "out") == said
    Path("out/.config.json").write_text('{"config": 3}')
    said = "out/.config.json: damaged, or not written by Xindaya; name the config instead of the folder"
    assert told(capsys, "out") == said


def test_a_config_that_is_gone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate()
    shutil.move("acme.yaml", "new.yaml")
    said = "out: the config that this run was made from is gone: acme.yaml; name the config instead of the folder"
    assert told(capsys, "out") == said
    with served("new.yaml") as (_, address, token):
        assert httpx.get(address + "/api/run", headers={"X-Xindaya-Token": token}).status_code == 200


def test_a_memory_that_is_off(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate()
    Path("out/memory.sqlite").touch()
    write_release(config=CONFIG + "memory: {file: out/memory.sqlite, use: off}\n")
    said = "memory.use: 'off' lets no run use what is accepted here; set exact or fuzzy"
    assert told(capsys, "acme.yaml") == said


def test_the_extra_is_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    translate()
    monkeypatch.setattr("pipeline.review.serving.find_spec", lambda name: None if name == "uvicorn" else name)
    said = "the page needs the extra [review]: uvicorn is not installed; pip install 'xindaya[review]'"
    assert told(capsys, "out") == said


def test_a_run_is_not_changed_by_where_it_is(folder: Path) -> None:
    translate()
    manifest = json.loads(Path("out/run.json").read_bytes())
    assert ".config.json" not in manifest["outputs"]
    assert main(["run", "acme.yaml", "--output", "deep/er/out"]) == 0
    assert Path("deep/er/out/run.json").read_bytes() == Path("out/run.json").read_bytes()

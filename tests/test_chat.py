"""The chat engine against a real HTTP server: what is asked, what is made of answers, what happens when it fails."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

httpx = pytest.importorskip("httpx", reason="the engine 'chat' needs the extra [chat]")

from pipeline import load_config, run  # noqa: E402
from pipeline.engines import ENGINES, Meaning, Request  # noqa: E402
from pipeline.engines.chat import cleaned  # noqa: E402
from pipeline.engines.endpoint import Endpoint  # noqa: E402
from pipeline.errors import UserError  # noqa: E402

KEY = "sk-very-secret"
REQUEST = Request(
    "<T0> opened on <D0>.",
    ("<T0>", "<D0>"),
    (Meaning("<T0>", "InvestHK", "投资推广署"), Meaning("<D0>", "July 8", "7月8日")),
    before="It rained.",
)


@dataclass
class Server:
    """Answers what it is told to: in turns (status, body, seconds to wait), or by the sentence that is asked for."""

    url: str = ""
    turns: list[tuple[int, str, float]] = field(default_factory=list)
    by_sentence: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def respond(self, question: dict[str, Any], key: str | None) -> tuple[int, str, float]:
        with self.lock:
            self.asked.append(question)
            self.keys.append(key)
            if self.turns:
                return self.turns.pop(0)
            sentence = question["messages"][0]["content"].rpartition("The sentence: ")[2]
            return 200, said(self.by_sentence.get(sentence, "<T0>于<D0>开幕。")), 0


def said(text: str | None) -> str:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    told = Server()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with told.lock:
                told.at_once += 1
                told.most_at_once = max(told.most_at_once, told.at_once)
            status, body, seconds = told.respond(question, self.headers["Authorization"])
            time.sleep(seconds)
            with told.lock:
                told.at_once -= 1
            self.send_response(status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    told.url = f"http://127.0.0.1:{http.server_port}/v1"
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("OUR_KEY", KEY)
    yield told
    http.shutdown()
    http.server_close()


def engine(server: Server, **options: Any) -> Any:
    settings = {"model": "small", "slots": "symbols", "backoff": 0.01, **options}
    return ENGINES["chat"](base_url=server.url, **settings)


def mistake(server: Server, **options: Any) -> str:
    with pytest.raises(UserError) as caught:
        engine(server, **options).translate([REQUEST])
    return str(caught.value).replace(f"{server.url}/chat/completions", "URL")


def test_what_is_asked_and_answered(server: Server) -> None:
    [translation] = engine(server, key_env="OUR_KEY").translate([REQUEST])
    assert (translation.text, translation.engine) == ("<T0>于<D0>开幕。", "chat")
    [question] = server.asked
    assert (question["model"], question["temperature"]) == ("small", 0)
    assert server.keys == [f"Bearer {KEY}"]
    [message] = question["messages"]
    assert message["role"] == "user"
    for line in (
        'stands for "InvestHK" and will read "投资推广署"',
        "The sentence has marks: <T0> <D0>",
        "The sentence before: It rained.",
        "The sentence: <T0> opened on <D0>.",
    ):
        assert line in message["content"]
    assert "after:" not in message["content"]


def test_a_sentence_without_slots_is_asked_without_them(server: Server) -> None:
    engine(server).translate([Request("It rained.", ())])
    assert "marks" not in server.asked[0]["messages"][0]["content"]
    assert server.keys == [None]


@pytest.mark.parametrize(
    ("slots", "answer", "text", "asked"),
    [
        ("marked", "⟦1⟧于【2】和⟦ 2 ⟧开幕。", "<T0>于【2】和<D0>开幕。", "⟦1⟧ opened on ⟦2⟧."),
        ("inline", "投资推广署于7月8日开幕。", "<T0>于<D0>开幕。", "投资推广署 opened on 7月8日."),
    ],
)
def test_slots_travel_as_the_config_says(
    server: Server, slots: str, answer: str, text: str, asked: str
) -> None:
    server.turns = [(200, said(answer), 0)]
    [translation] = engine(server, slots=slots).translate([REQUEST])
    assert translation.text == text
    assert f"The sentence: {asked}" in server.asked[0]["messages"][0]["content"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(server: Server, status: int) -> None:
    server.turns = [(status, "busy", 0), (status, "busy", 0)]
    server.headers = {"Retry-After": "0"}
    assert engine(server).translate([REQUEST])[0].text == "<T0>于<D0>开幕。"
    assert len(server.asked) == 3


def test_what_is_stopped_asks_no_more(server: Server) -> None:
    server.turns = [(503, "busy", 0)] * 9
    server.headers = {"Retry-After": "60"}
    chat = engine(server)
    threading.Timer(0.5, chat.stop).start()
    start = time.monotonic()
    with pytest.raises(UserError, match="answers 503"):
        chat.translate([REQUEST])
    assert time.monotonic() - start < 20
    assert len(server.asked) == 1


def test_a_refused_key_ends_the_other_questions(server: Server) -> None:
    server.turns = [(503, "busy", 0), (401, "no", 0.2)]
    server.headers = {"Retry-After": "60"}
    start = time.monotonic()
    with pytest.raises(UserError):
        engine(server).translate([REQUEST, REQUEST])
    assert time.monotonic() - start < 20


def test_a_silent_server_is_asked_again_and_then_named(server: Server) -> None:
    server.turns = [(200, said("late"), 0.6)]
    assert engine(server, timeout=0.2).translate([REQUEST])[0].text == "<T0>于<D0>开幕。"
    server.turns = [(200, said("late"), 0.6)] * 2
    assert mistake(server, timeout=0.2, retries=1) == (
        "engine.base_url: URL no answer within 0.2 seconds (after 2 tries)"
    )


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (401, "no", "engine.key_env: URL refuses the key in the variable named here"),
        (404, "model 'small' not found", "engine.base_url: URL answers 404: no such address or model: model 'small' not found"),
        (400, f"bad key {KEY}", "engine.base_url: URL answers 400: bad key ***"),
        (200, "<html>", "engine.base_url: URL does not answer as an OpenAI-compatible endpoint does"),
        (200, '{"choices": []}', "engine.base_url: URL does not answer as an OpenAI-compatible endpoint does"),
        (503, "", "engine.base_url: URL answers 503 Service Unavailable"),
    ],
)  # fmt: skip
def test_what_cannot_be_mended_by_asking_again(server: Server, status: int, body: str, message: str) -> None:
    server.turns = [(status, body, 0)]
    assert mistake(server, key_env="OUR_KEY", retries=0) == message
    assert len(server.asked) == 1


def test_a_server_that_is_not_there(server: Server) -> None:
    gone = Server(url="http://127.0.0.1:9/v1")
    assert mistake(gone, retries=0).startswith("engine.base_url: URL cannot be reached: ")


def test_answers_come_in_order_and_a_few_at_once(server: Server) -> None:
    server.turns = [(200, said("乙。"), 0.05)] * 8
    requests = [Request(f"Sentence {number}.", ()) for number in range(8)]
    assert [t.text for t in engine(server, concurrency=2).translate(requests)] == ["乙。"] * 8
    assert server.most_at_once == 2
    contents = {question["messages"][0]["content"].split("sentence: ")[-1] for question in server.asked}
    assert contents == {request.source for request in requests}


def test_the_key_is_nowhere_but_in_the_header(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    made = engine(server, key_env="OUR_KEY")
    made.translate([REQUEST])
    assert KEY not in json.dumps([dict(made.identity), server.asked])
    assert KEY not in "".join(capfd.readouterr())
    assert set(made.identity) == {"engine", "url", "model", "prompt", "temperature", "slots"}


def test_a_variable_that_is_not_set_or_holds_no_key(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mistake(server, key_env="NO_SUCH_KEY") == (
        "engine.key_env: the environment variable NO_SUCH_KEY is not set"
    )
    monkeypatch.setenv("OUR_KEY", "sk-密")
    assert mistake(server, key_env="OUR_KEY") == (
        "engine.key_env: the environment variable OUR_KEY holds characters that no key has"
    )


def test_a_prompt_of_ones_own(server: Server, tmp_path: Path) -> None:
    prompt = tmp_path / "ours.j2"
    prompt.write_text("{{ source }}{% for s in slots %}|{{ s.mark }}={{ s.target }}{% endfor %}", "utf-8")
    made = engine(server, prompt=prompt)
    made.translate([REQUEST])
    assert server.asked[0]["messages"][0]["content"] == "<T0> opened on <D0>.|<T0>=投资推广署|<D0>=7月8日"
    assert made.identity["prompt"] != engine(server).identity["prompt"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{% if %}", ":2: not a template: Expected an expression, got 'end of statement block'"),
        (
            "{{ sorce }}",
            ": 'sorce' is undefined; a prompt is given source, marks, slots, before, after, locale and language",
        ),
        ("Translate this.", ": the prompt leaves out the sentence; write {{ source }} where it belongs"),
    ],
)
def test_a_prompt_that_will_not_do(server: Server, tmp_path: Path, text: str, message: str) -> None:
    prompt = tmp_path / "ours.j2"
    prompt.write_text(text)
    assert mistake(server, prompt=prompt) == f"{prompt}{message}"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("开幕。", "开幕。"),
        ("<think>Let me see.\n</think>\n开幕。", "开幕。"),
        ("Let me see.\n</think>\n开幕。", "开幕。"),
        ("<think>\n\n</think>\n\n开幕。<think>Well?</think>", "开幕。"),
        ("<think>Let me see. 开幕", ""),
        ("```text\n开幕。\n```", "开幕。"),
        ("译文：开幕。", "开幕。"),
        ("论坛\n开幕。", "论坛 开幕。"),
        ("", ""),
    ],
)
def test_the_translation_alone_is_taken(answer: str, text: str) -> None:
    assert cleaned(answer) == text


def test_an_answer_without_text_is_no_translation(server: Server) -> None:
    server.turns = [(200, said(None), 0)]
    assert engine(server).translate([REQUEST])[0].text == ""


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.engines.needs.find_spec", lambda name: None)
    with pytest.raises(UserError) as caught:
        Endpoint("http://localhost/v1", "small")
    assert (
        str(caught.value) == "engine.kind: the engine 'chat' needs the extra [chat]: httpx is not installed"
    )


def test_a_run_is_verified_and_remembered(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_text("It rained.\n\nThe fund raised HK$34 million on May 8, 2025.\n")
    settings = f"kind: chat, base_url: '{server.url}', model: small, key_env: OUR_KEY, slots: symbols, concurrency: 1"
    Path("acme.yaml").write_text(f"inputs: [release.txt]\nengine: {{{settings}}}\noutput: out\n")
    fund = "The fund raised <N0> on <D0>."
    server.by_sentence = {"It rained.": "<N7>下雨。", fund: "该基金于<D0>筹得<N0>。"}
    config = load_config("acme.yaml")
    [document] = run(config).documents
    texts = document.block_texts("zh-Hans-CN")
    assert sorted(texts) == ["下雨。", "该基金于2025年5月8日筹得3400万港元。"]
    asked = len(server.asked)
    content = "\n".join(question["messages"][0]["content"] for question in server.asked)
    assert 'stands for "HK$34 million" and will read "3400万港元"' in content
    assert "The sentence before: It rained." in content
    assert run(config).documents[0].block_texts("zh-Hans-CN") == texts
    assert len(server.asked) == asked
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert KEY.encode() not in file.read_bytes()

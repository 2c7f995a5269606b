"""A small run with a page's server in front of it, for the tests of the page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import uvicorn

from pipeline import load_config
from pipeline.cli import main
from pipeline.files.layout import REVIEWS
from pipeline.review.app import make_app
from pipeline.review.desk import Desk
from pipeline.review.release import open_release
from pipeline.review.reviews import Reviews
from pipeline.review.security import Guard
from pipeline.review.serving import bound, settings

HK, CN = "zh-Hant-HK", "zh-Hans-CN"
TOKEN = "a-token-of-these-tests"
RELEASE = (
    "InvestHK hired 600 people on May 8, 2025.\n\nLam Wing-yiu met InvestHK.\n\nNothing else was said today.\n\n"
    "InvestHK hired 75 people on May 9, 2025.\n\nNothing else was said today.\n"
)
NAMES = "en,zh-Hans-CN,zh-Hant-HK,forbidden\nInvestHK,投资推广署,投資推廣署,投資署|投资署\n"
CONFIG = "inputs: [release.txt]\nglossaries: [names.csv]\nengine: {kind: echo}\noutput: out\n"
WITH_HUMAN = CONFIG.replace(
    "[release.txt]", "[{source: release.txt, references: {zh-Hant-HK: [a.txt, b.txt]}}]"
)
HIRED = "投資推廣署於2025年5月8日聘用600人。"


def write_release(text: str = RELEASE, config: str = CONFIG) -> None:
    Path("release.txt").write_text(text, "utf-8")
    Path("names.csv").write_text(NAMES, "utf-8")
    Path("acme.yaml").write_text(config, "utf-8")


def write_human() -> None:
    """A release whose second block has two sentences, and two human translations of it."""
    text = (
        "InvestHK hired 600 people on May 8, 2025.\n\nNothing else was said today. Lam Wing-yiu met InvestHK.\n\n"
        "InvestHK hired 75 more.\n"
    )
    write_release(text, WITH_HUMAN)
    ours = f"{HIRED}\n今日再無其他消息。林穎瑤與投資推廣署會面。\n另有75人。\n"
    theirs = f"{HIRED.replace('聘用', '請了')}\n其他事情今日沒有人說。林穎瑤見了投資推廣署。\n也請了75人。\n"
    Path("a.txt").write_text(ours, "utf-8")
    Path("b.txt").write_text(theirs, "utf-8")


def made_in(folder: Path) -> Path:
    """The folder, with the release and its run in it."""
    with chdir(folder):
        write_release()
        translate()
    return folder


def lines(locale: str = HK) -> list[str]:
    """The blocks of the translation as it stands in the folder."""
    return Path(f"out/release/{locale}.txt").read_text("utf-8").split("\n\n")


def write_pairs(text: str) -> str:
    """The name of a file of sentences in two columns."""
    Path("pairs.zh-Hant-HK.tsv").write_text(text + "\n", "utf-8")
    return "pairs.zh-Hant-HK.tsv"


def translate() -> None:
    assert main(["run", "acme.yaml"]) == 0


@contextmanager
def page(who: str = "Chan") -> Iterator[httpx.Client]:
    """The page of the run, served by a thread, and a browser that has the token."""
    reviews = Reviews(Path("out") / REVIEWS)
    desk = Desk(open_release(load_config("acme.yaml")), reviews, who)
    listening = bound(0)
    port = listening.getsockname()[1]
    server = uvicorn.Server(settings(Guard(make_app(desk), TOKEN, port)))
    thread = Thread(target=server.run, args=([listening],))
    thread.start()
    headers = {"X-Xindaya-Token": TOKEN}
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60) as browser:
            yield browser
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
        reviews.close()


def cells(browser: httpx.Client, locale: str = HK) -> list[dict[str, Any]]:
    """The cells of a locale, by number."""
    return [segment["cells"][locale] for segment in browser.get("/api/run").json()["segments"]]


def path(number: int, what: str, locale: str = HK) -> str:
    return f"/api/segments/{number}/{locale}/{what}"


def accepted(browser: httpx.Client, number: int, text: str, locale: str = HK) -> dict[str, Any]:
    answer = browser.post(path(number, "accept", locale), json={"text": text})
    assert answer.status_code == 200, answer.json()
    return dict(answer.json())


@contextmanager
def served(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """`xindaya review` as a process of its own: the process, its address and the token."""
    code = "import sys; from pipeline.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "review", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(3)]
        match = re.fullmatch(r"(http://127\.0\.0\.1:\d+)/\?token=(\S+)\n", said[1])
        assert match, (said, process.communicate(timeout=60)[1])
        yield process, match[1], match[2]
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()

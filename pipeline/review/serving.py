"""`xindaya review`: opens a run again and serves its page on this machine alone, until it is stopped."""

from __future__ import annotations

import argparse
import secrets
import socket
import sys
import webbrowser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.arguments import Answer
from pipeline.config.settings import Config, Options, config_files, load_config
from pipeline.document.entry import HUMAN
from pipeline.errors import UserError, short, user_error
from pipeline.files.layout import REVIEWS
from pipeline.reports.tally import count_of
from pipeline.review.desk import Desk
from pipeline.review.release import open_release
from pipeline.review.reviews import Reviews
from pipeline.review.security import App, Guard
from pipeline.runs.madefrom import noted

if TYPE_CHECKING:
    import uvicorn

_ADDRESS = "127.0.0.1"


def review(options: argparse.Namespace) -> Answer:
    """Serves until Ctrl+C. Raises `UserError` for what is wrong with config, run, port or installation."""
    for package in ("fastapi", "uvicorn"):
        if find_spec(package) is None:
            message = f"the page needs the extra [review]: {package} is not installed; pip install 'xindaya[review]'"
            raise user_error(message)
    config, file = _config(options.target, options.output)
    release = open_release(config, config_files(file))
    reviews = Reviews(config.output / REVIEWS)
    try:
        with _bound_again(options.port, reviews) as listening:
            _serve(Desk(release, reviews, options.who), listening, browser=not options.no_browser)
    finally:
        reviews.close()
    return Answer(f"stopped; everything is stored in {short(config.output / REVIEWS)}\n")


def _config(target: Path, output: Path | None) -> tuple[Config, Path]:
    """The config of a run and its file, given by its output folder or by the config itself, with the options of that run."""
    if target.is_dir():
        if output:
            raise user_error("this is for a config; a folder is the output itself", key="--output")
        path, options = noted(target)
        return load_config(path, options), path
    config = load_config(target, Options(output=output))
    try:
        path, options = noted(config.output)
    except UserError:  # made by another program, or of a config that is gone: this one is named instead
        return config, target
    return (load_config(target, options) if path.resolve() == target.resolve() else config), target


def _bound_again(port: int | None, reviews: Reviews) -> socket.socket:
    """A socket at the port given, else where the page was last: what a browser has kept for it is found there."""
    try:
        listening = bound(reviews.port if port is None else port)
    except UserError:
        if port is not None:
            raise
        listening = bound(0)
    reviews.port = listening.getsockname()[1]
    return listening


def bound(port: int) -> socket.socket:
    """A socket on this machine alone, at a free port for 0."""
    if not 0 <= port <= 65535:
        raise user_error(f"expected 0 to 65535, not {port}", key="--port")
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_ADDRESS, port))
        listening.listen()
    except OSError as error:
        listening.close()
        reason = (error.strerror or str(error)).lower()
        raise user_error(f"cannot serve at {port}: {reason}; choose another, or none", key="--port") from None
    return listening


def settings(app: App) -> uvicorn.Config:
    """How an app is served: quietly, and without what the page does not use."""
    import uvicorn

    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=2,
    )


def _serve(desk: Desk, listening: socket.socket, browser: bool) -> None:
    import uvicorn

    from pipeline.review.app import make_app

    port, token = listening.getsockname()[1], secrets.token_urlsafe(32)
    server = uvicorn.Server(settings(Guard(make_app(desk), token, port)))
    address = f"http://{_ADDRESS}:{port}/?token={token}"
    print(f"{_facts(desk)}\n{address}\nCtrl+C ends it; what you type is stored as you type", flush=True)
    if browser and sys.stdout.isatty():
        webbrowser.open(address)
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        print()


def _facts(desk: Desk) -> str:
    accepted = sum(desk.sheet.cell(place).state in HUMAN for place in desk.sheet.places)
    segments = count_of(len(desk.release.segments), "segment")
    return f"{segments} in {', '.join(desk.release.styles)}: {accepted} of {len(desk.sheet.places)} accepted"

"""The page's server: its files, and the routes for the run as a whole; each asks the desk and answers JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pipeline.errors import short
from pipeline.review import view
from pipeline.review.cellroutes import add_cells
from pipeline.review.cellview import Json
from pipeline.review.desk import Desk
from pipeline.review.exporting import export
from pipeline.review.mistakes import add_answers_to_mistakes

if TYPE_CHECKING:
    from fastapi import FastAPI

PAGE = Path(__file__).parent / "page"
_KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def make_app(desk: Desk) -> FastAPI:
    """The app without its guard (see `security`)."""
    from fastapi import Depends, FastAPI

    same = [Depends(_same_release(desk.release.digest))]
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=same)
    add_answers_to_mistakes(app)
    _add_page(app)
    _add_whole(app, desk)
    add_cells(app, desk)
    return app


def _same_release(digest: str) -> Callable[[str], None]:
    """Refuses what a page of another release asks for: its numbers mean other sentences."""
    from fastapi import Header, HTTPException

    def same(x_xindaya_release: str = Header(digest)) -> None:
        if x_xindaya_release != digest:
            raise HTTPException(409, "the release was changed since this page was opened; reload the page")

    return same


def _add_page(app: FastAPI) -> None:
    from fastapi import HTTPException, Response

    files = {path.name: path for path in PAGE.iterdir() if path.is_file() and path.suffix in _KINDS}

    def answer(name: str) -> Response:
        if name not in files:
            raise HTTPException(404, "there is no such file")
        path = files[name]
        return Response(path.read_bytes(), media_type=f"{_KINDS[path.suffix]}; charset=utf-8")

    app.get("/", response_model=None)(lambda: answer("index.html"))

    @app.get("/page/{name}", response_model=None)
    def page(name: str) -> Response:
        return answer(name)


def _add_whole(app: FastAPI, desk: Desk) -> None:
    one_at_a_time = Lock()

    @app.get("/api/run")
    def everything() -> Json:
        with desk.lock:
            return view.run_view(desk)

    @app.get("/api/progress")
    def progress() -> Json:
        with desk.lock:
            return view.progress(desk)

    @app.get("/api/leftovers")
    def leftovers() -> Json:
        with desk.lock:
            return {"leftovers": [view.leftover_view(key, review) for key, review in desk.leftovers()]}

    @app.post("/api/export")
    def exported() -> Json:
        with one_at_a_time:
            done = export(desk)
        with desk.lock:
            counts = view.progress(desk).values()
        accepted, drafts = (sum(count[name] for count in counts) for name in ("accepted", "drafts"))
        return {
            "files": list(done.files),
            "output": short(desk.release.config.output),
            "kept": list(done.kept),
            "accepted": accepted,
            "open": len(desk.sheet.places) - accepted,
            "drafts": drafts,
            "passed": done.passed,
        }

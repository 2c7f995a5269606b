"""The page's routes: each asks the desk and answers JSON; mistakes are answered in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from pipeline.errors import UserError, short
from pipeline.review import bodies, view
from pipeline.review.desk import Conflict, Desk, Done
from pipeline.review.exporting import export
from pipeline.review.lookup import matches
from pipeline.review.release import Place
from pipeline.review.reviews import Tag

if TYPE_CHECKING:
    from fastapi import FastAPI

PAGE = Path(__file__).parent / "page"
_KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_CELL = "/api/segments/{number}/{locale}"
Json = dict[str, Any]


def make_app(desk: Desk) -> FastAPI:
    """The app without its guard (see `security`)."""
    from fastapi import Depends, FastAPI

    same = [Depends(_same_release(desk.release.digest))]
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=same)
    _add_answers_to_mistakes(app)
    _add_page(app)
    _add_whole(app, desk)
    _add_cells(app, desk)
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
            "open": len(desk.places) - accepted,
            "drafts": drafts,
            "passed": done.passed,
        }


def _add_cells(app: FastAPI, desk: Desk) -> None:
    @app.put(f"{_CELL}/draft")
    def draft(number: int, locale: str, body: bodies.TextBody) -> Any:
        return _step(desk, number, locale, body, lambda place: desk.draft(place, body.text))

    @app.post(f"{_CELL}/accept")
    def accept(number: int, locale: str, body: bodies.AcceptBody) -> Any:
        def step(place: Place) -> Done:
            if body.text is not None:
                desk.draft(place, body.text)
            return desk.accept(place, body.final)

        return _step(desk, number, locale, body, step)

    @app.post(f"{_CELL}/reject")
    def reject(number: int, locale: str, body: bodies.RejectBody) -> Any:
        return _step(desk, number, locale, body, lambda place: desk.reject(place, body.comment))

    @app.post(f"{_CELL}/revert")
    def revert(number: int, locale: str, body: bodies.Body) -> Any:
        return _step(desk, number, locale, body, desk.revert)

    @app.put(f"{_CELL}/comment")
    def comment(number: int, locale: str, body: bodies.CommentBody) -> Any:
        return _step(desk, number, locale, body, lambda place: desk.comment(place, body.comment))

    @app.put(f"{_CELL}/tags")
    def tags(number: int, locale: str, body: bodies.TagsBody) -> Any:
        marked = [Tag(**tag.model_dump()) for tag in body.tags]
        return _step(desk, number, locale, body, lambda place: desk.tag(place, marked))

    @app.post(f"{_CELL}/check")
    def check(number: int, locale: str, body: bodies.TextBody) -> Json:
        with desk.lock:
            place = _place(desk, number, locale)
            return view.check_view(desk, place, body.text)

    @app.get(f"{_CELL}/memory")
    def memory(number: int, locale: str) -> Json:
        with desk.lock:
            place = _place(desk, number, locale)
            return {
                "matches": [view.match_view(desk, place, match) for match in matches(desk.release, place)]
            }


def _place(desk: Desk, number: int, locale: str) -> Place:
    from fastapi import HTTPException

    if (number, locale) not in desk.places:
        raise HTTPException(404, f"there is no sentence {number} in {locale}")
    return number, locale


def _step(desk: Desk, number: int, locale: str, body: bodies.Body, step: Callable[[Place], Done]) -> Any:
    """What a reviewer does in one cell, unless it was changed elsewhere; answers with all that changed."""
    from fastapi.responses import JSONResponse

    with desk.lock:
        place = _place(desk, number, locale)
        try:
            desk.unchanged_since(place, body.version)
            done = step(place)
        except Conflict as conflict:
            said = {"error": str(conflict), "kind": conflict.kind, "cell": view.cell_view(desk, place)}
            return JSONResponse(said, 409)
        return {
            "cell": view.cell_view(desk, place),
            "also": view.also_view(desk, done.also),
            "progress": view.progress(desk),
            "note": done.note,
        }


def _add_answers_to_mistakes(app: FastAPI) -> None:
    from fastapi import Request
    from fastapi.exceptions import RequestValidationError
    from fastapi.responses import JSONResponse
    from starlette.exceptions import HTTPException

    def wrong(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        return JSONResponse({"error": _in_words(error.errors()), "kind": "wrong"}, 422)

    def unknown(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        kind = {404: "unknown", 405: "method", 409: "release"}.get(error.status_code, "wrong")
        return JSONResponse({"error": str(error.detail), "kind": kind}, error.status_code)

    def mistake(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": str(error), "kind": "mistake"}, 400)

    def bug(_: Request, error: Exception) -> JSONResponse:
        said = f"a bug in xindaya, not your mistake: {error}"
        return JSONResponse({"error": said, "kind": "bug"}, 500)

    for kind, answer in (
        (RequestValidationError, wrong),
        (HTTPException, unknown),
        (UserError, mistake),
        (Exception, bug),
    ):
        app.add_exception_handler(kind, answer)


def _in_words(errors: Any) -> str:
    """'text: half a character stands in it'."""
    first = errors[0]
    key = ".".join(str(part) for part in first["loc"] if part not in ("body", "path"))
    message = str(first["msg"]).removeprefix("Value error, ")
    return f"{key}: {message}" if key else message

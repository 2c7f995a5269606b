"""The routes of a single cell: what a reviewer does there, and what is looked up for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pipeline.review import bodies, cellview, view
from pipeline.review.cellview import Json
from pipeline.review.desk import Conflict, Desk, Done
from pipeline.review.lookup import matches
from pipeline.review.records import Tag
from pipeline.review.release import Place

if TYPE_CHECKING:
    from fastapi import FastAPI

_CELL = "/api/segments/{number}/{locale}"


def add_cells(app: FastAPI, desk: Desk) -> None:
    """Each answers while it holds the desk's lock: one step comes after the other."""

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
            return cellview.check_view(desk, place, body.text)

    @app.get(f"{_CELL}/human")
    def human(number: int, locale: str) -> Json:
        with desk.lock:
            return {"diffs": cellview.human_view(desk, _place(desk, number, locale))}

    @app.get(f"{_CELL}/memory")
    def memory(number: int, locale: str) -> Json:
        with desk.lock:
            place = _place(desk, number, locale)
            return {
                "matches": [cellview.match_view(desk, place, match) for match in matches(desk.release, place)]
            }


def _place(desk: Desk, number: int, locale: str) -> Place:
    from fastapi import HTTPException

    if (number, locale) not in desk.sheet.places:
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
            said = {"error": str(conflict), "kind": conflict.kind, "cell": cellview.cell_view(desk, place)}
            return JSONResponse(said, 409)
        return {
            "cell": cellview.cell_view(desk, place),
            "also": cellview.also_view(desk, done.also),
            "progress": view.progress(desk),
            "note": done.note,
        }

"""Whatever goes wrong with a request is answered in words, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.errors import UserError

if TYPE_CHECKING:
    from fastapi import FastAPI


def add_answers_to_mistakes(app: FastAPI) -> None:
    """Each error has a kind, which the page knows, and a sentence for its reader."""
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

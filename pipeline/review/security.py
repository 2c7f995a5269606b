"""Who may speak to the page's server: only a browser on this machine that was given the token, and only its own page."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_LARGEST = 1_000_000
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_NO_TOKEN = "open the address that `xindaya review` has printed: it has the token that is missing here"


@dataclass(frozen=True, slots=True)
class Refusal:
    """The answer to a request that is not served."""

    status: int
    kind: str
    error: str


class Guard:
    """Stands before an ASGI app. `port` is the one that it is served at."""

    def __init__(self, app: App, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._cookie = f"xindaya-{port}"
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return  # no web sockets, and nothing to do at start and end
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        guarded = _guarded(send)
        for_a_person = "text/html" in headers.get("accept", "")
        if scope["path"] == "/" and given and self._host_is_ours(headers):
            await self._let_in(given[0], guarded, for_a_person)
        elif refusal := self._refusal(scope["method"], headers):
            await _refuse(guarded, refusal, for_a_person)
        else:
            await self._serve(scope, receive, guarded)

    async def _let_in(self, token: str, send: Send, for_a_person: bool) -> None:
        """A cookie for the token, which then leaves the address."""
        if not self._is_token(token):
            await _refuse(send, Refusal(403, "token", _NO_TOKEN), for_a_person)
            return
        cookie = f"{self._cookie}={token}; HttpOnly; SameSite=Strict; Path=/"
        head = [(b"location", b"/"), (b"set-cookie", cookie.encode()), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 303, "headers": head})
        await send({"type": "http.response.body", "body": b""})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        more = True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > _LARGEST:
                await _refuse(send, Refusal(413, "large", "this is more than the page ever sends"))
                return
        whole = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def received() -> Message:
            return next(whole, None) or await receive()

        await self._app(scope, received, send)

    def _refusal(self, method: str, headers: dict[str, str]) -> Refusal | None:
        if not self._host_is_ours(headers):
            return Refusal(421, "host", "this is not the address of the page")
        own = [f"http://{host}" for host in self._hosts]
        if (
            headers.get("origin", own[0]) not in own
            or headers.get("sec-fetch-site", "none") not in _OWN_SITES
        ):
            return Refusal(403, "origin", "another page asks for this; only Xindaya's own may")
        if not self._is_token(headers.get("x-xindaya-token") or self._in_cookie(headers.get("cookie", ""))):
            return Refusal(403, "token", _NO_TOKEN)
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if method not in ("GET", "HEAD") and kind != "application/json":
            return Refusal(415, "type", "expected a body of JSON (Content-Type: application/json)")
        return None

    def _host_is_ours(self, headers: dict[str, str]) -> bool:
        return headers.get("host", "").lower() in self._hosts

    def _is_token(self, given: str) -> bool:
        return compare_digest(given.encode(), self._token.encode())

    def _in_cookie(self, cookies: str) -> str:
        pairs = (part.strip().partition("=") for part in cookies.split(";"))
        return next((value for name, _, value in pairs if name == self._cookie), "")


_OWN_SITES = ("same-origin", "none")


def _guarded(send: Send) -> Send:
    """Adds the headers that every answer has."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            fixed = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            own = [
                (name, value)
                for name, value in message.get("headers", [])
                if name.decode().lower() not in _HEADERS
            ]
            message = {**message, "headers": [*own, *fixed]}
        await send(message)

    return sent


async def _refuse(send: Send, refusal: Refusal, for_a_person: bool = False) -> None:
    """JSON for the page, the sentence alone for somebody who has opened an address."""
    said: dict[str, str] = {"error": refusal.error, "kind": refusal.kind}
    body = (f"{refusal.error}\n" if for_a_person else json.dumps(said)).encode()
    kind = b"text/plain; charset=utf-8" if for_a_person else b"application/json"
    head = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": refusal.status, "headers": head})
    await send({"type": "http.response.body", "body": body})

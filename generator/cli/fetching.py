"""The door to the web: one address of one server, with limits, and only where its robots.txt allows it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener
from urllib.robotparser import RobotFileParser

from ..pipeline import GeneratorError

AGENT = "Bildungsverzeichnis-Import"
_CHUNK = 64 * 1024
_FORBIDDEN = (401, 403)
_SERVER_FAILS = 500


@dataclass(frozen=True)
class Reach:
    """How far a fetch may go; a test may speak plain HTTP to its own machine."""

    schemes: frozenset[str] = frozenset({"https"})
    seconds: float = 10
    most_bytes: int = 5 * 1024 * 1024


class _SameHost(HTTPRedirectHandler):
    """Follows a redirect only where it stays on the server that the mapping names."""

    max_redirections = 5

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self.allowed = allowed

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib's signature
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Refuse to leave."""
        if not self.allowed(newurl):
            raise GeneratorError(f"{req.full_url} leitet auf eine andere Website weiter: {newurl[:200]}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, contact: str = "", reach: Reach = Reach()) -> bytes:
    """Read one address; `contact` is a web address by which the server's people can find us.

    Raises:
        GeneratorError: it is no address of this kind, the server's robots.txt forbids it, or it cannot be read
            within the limits.
    """
    parts = urlsplit(address)
    place = (parts.scheme, parts.netloc)

    def stays(other: str) -> bool:
        return parts.scheme in reach.schemes and urlsplit(other)[:2] == place

    if not stays(address):
        raise GeneratorError(f"Quellen werden nur über https:// gelesen, nicht: {address[:200]}")
    opener = build_opener(_SameHost(stays))
    opener.addheaders = [("User-Agent", f"{AGENT} (+{contact})" if contact else AGENT)]
    if not _robots(opener, urljoin(address, "/robots.txt"), reach).can_fetch(AGENT, address):
        raise GeneratorError(f"Die Website möchte nicht, dass Programme {address[:200]} lesen (robots.txt).")
    try:
        return _read(opener, address, reach)
    except HTTPError as error:
        raise GeneratorError(f"{address[:200]} antwortet mit {error.code}.") from error


def _robots(opener: OpenerDirector, address: str, reach: Reach) -> RobotFileParser:
    """Ask what programs may read; where there is no such file, everything (RFC 9309)."""
    robots = RobotFileParser()
    try:
        text = _read(opener, address, reach).decode("utf-8", errors="replace")
    except HTTPError as error:
        is_closed = error.code in _FORBIDDEN or error.code >= _SERVER_FAILS
        text = "User-agent: *\nDisallow: /" if is_closed else ""
    robots.parse(text.splitlines())
    return robots


def _read(opener: OpenerDirector, address: str, reach: Reach) -> bytes:
    end = time.monotonic() + reach.seconds
    found = bytearray()
    try:
        with opener.open(address, timeout=reach.seconds) as answer:
            # One piece of the answer at a time, so that a slow server cannot stretch the limit.
            while piece := answer.read1(_CHUNK):
                found += piece
                if len(found) > reach.most_bytes:
                    raise GeneratorError(f"{address[:200]} ist größer als {reach.most_bytes // 1024} KiB.")
                if time.monotonic() > end:
                    raise GeneratorError(f"{address[:200]} antwortet zu langsam.")
    except HTTPError:
        raise
    except (URLError, OSError, ValueError, HTTPException) as error:
        raise GeneratorError(f"{address[:200]} lässt sich nicht lesen: {error}") from error
    return bytes(found)

"""The data that a web page holds for search engines: every readable block of JSON-LD in it."""

import html
import json
import re
from html.parser import HTMLParser
from typing import Any

from ..problem import Problem
from .row import noticed, unreadable

_WRAPPED = re.compile(r"\A\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)?(.*?)(?:-->|//\]\]>|\]\]>)?\s*\Z", re.DOTALL)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TYPE = "application/ld+json"


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, list[str]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").split(";")[0].strip().lower()
        self.inside = tag == "script" and kind == _TYPE
        if self.inside:
            self.found.append((self.getpos()[0], []))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1][1].append(data)


def read_page(data: bytes, file: str) -> tuple[tuple[tuple[int, Any], ...], tuple[Problem, ...]]:
    """Return the blocks of a page with their lines; a file of nothing but JSON is one block.

    Never raises, whatever the bytes are.
    """
    text = _decoded(data)
    if text.lstrip()[:1] in ("{", "["):
        found = [(1, text)]
    else:
        parser = _Blocks()
        parser.feed(text)
        parser.close()
        found = [(line, "".join(parts)) for line, parts in parser.found]
    if not found:
        hint = 'Gesucht sind Blöcke <script type="application/ld+json">.'
        return (), (unreadable(file, "Auf dieser Seite stehen keine Angaben für Suchmaschinen.", hint),)
    blocks = [(line, _parsed(text)) for line, text in found]
    broken = [
        noticed(file, "Dieser Block von Angaben ist kein lesbares JSON und bleibt außen vor.", line=line)
        for line, block in blocks
        if block is None
    ]
    return tuple((line, block) for line, block in blocks if block is not None), tuple(broken)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _parsed(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Read what is JSON, or nearly: in a comment, with entities, with a comma too many."""
    match = _WRAPPED.match(text)
    inner = match[1] if match else text
    for attempt in (inner, _TRAILING_COMMA.sub("", inner), html.unescape(inner)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None

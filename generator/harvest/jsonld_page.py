"""The data that a web page holds for search engines: every readable block of JSON-LD in it."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from ..problem import Problem
from .row import noticed, unreadable

_BEFORE = ("<!--", "//<![CDATA[", "<![CDATA[")
_BEHIND = ("-->", "//]]>", "]]>")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_OPENING = re.compile(r"<!--|<script\b[^>]{0,400}>", re.IGNORECASE)
_COMMENT_END = re.compile("-->")
_SCRIPT_END = re.compile("</script", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?\s*application/ld\+json\b""", re.IGNORECASE)


def read_page(data: bytes, file: str) -> tuple[tuple[tuple[int, Any], ...], tuple[Problem, ...]]:
    """Return the blocks of a page with their lines; a file of nothing but JSON is one block.

    Never raises, whatever the bytes are.
    """
    text = _decoded(data)
    is_bare = text.lstrip()[:1] in ("{", "[")
    found = [(1, text)] if is_bare else list(_scripts(text))
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


def _scripts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the JSON-LD scripts of a page with their lines; those in comments and in other scripts are none.

    Each character is looked at once or twice: Python's own parser needs minutes for some hostile pages.
    """
    place, line = 0, 1
    while tag := _OPENING.search(text, place):
        is_comment = tag[0] == "<!--"
        end = _COMMENT_END.search(text, tag.end()) if is_comment else _SCRIPT_END.search(text, tag.end())
        stop = end.start() if end else len(text)
        line += text.count("\n", place, tag.start())
        if not is_comment and _TYPE.search(tag[0]):
            yield line, text[tag.end() : stop]
        line += text.count("\n", tag.start(), stop)
        place = stop


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _parsed(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Read what is JSON, or nearly: in a comment, with entities, with a comma too many."""
    inner = text.strip()
    for mark in _BEFORE:
        inner = inner.removeprefix(mark)
    for mark in _BEHIND:
        inner = inner.removesuffix(mark).rstrip()
    for attempt in (inner, _TRAILING_COMMA.sub("", inner), html.unescape(inner)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None

"""The text of Atom feeds (RFC 4287)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

_SPACE = "http://www.w3.org/2005/Atom"
# XML 1.0 has no way to write these, escaped or not; a carriage return would be read as a new line.
_IMPOSSIBLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class News:
    """One entry; `address` is that of its page, `updated` the day of the newest word about it."""

    id: str
    address: str
    title: str
    updated: date
    author: str
    summary: str
    categories: tuple[tuple[str, str], ...] = ()
    """Code and label."""


@dataclass(frozen=True)
class Head:
    """What a feed says about itself: `address` is its own, `page` that of the page it goes with."""

    id: str
    address: str
    page: str
    title: str
    author: str
    rights: str
    language: str
    since: date
    """How old the feed is while it has no entry."""


def atom_text(head: Head, news: Iterable[News]) -> bytes:
    """Return a whole feed; it is as old as its newest entry."""
    entries = list(news)
    feed = ET.Element("feed", {"xmlns": _SPACE, "xml:lang": head.language})
    _put(feed, "id", head.id)
    _put(feed, "title", head.title)
    _put(feed, "updated", _moment(max((one.updated for one in entries), default=head.since)))
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=head.address)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=head.page)
    _put(ET.SubElement(feed, "author"), "name", head.author)
    _put(feed, "rights", head.rights)
    for one in entries:
        _put_entry(feed, one)
    text = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _put_entry(feed: ET.Element, news: News) -> None:
    entry = ET.SubElement(feed, "entry")
    _put(entry, "id", news.id)
    _put(entry, "title", news.title)
    _put(entry, "updated", _moment(news.updated))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=news.address)
    _put(ET.SubElement(entry, "author"), "name", news.author)
    _put(entry, "summary", news.summary)
    for code, label in news.categories:
        ET.SubElement(entry, "category", term=code, label=_possible(label))


def _put(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _possible(text)


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub("", text)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

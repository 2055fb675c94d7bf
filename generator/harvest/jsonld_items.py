"""What a page says about courses and events, as rows: nested properties get dotted names."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..intake.yaml_text import Data
from ..origin import Origin
from ..problem import Problem
from .clock import parse_iso, session_of
from .jsonld_page import read_page
from .row import Row, cleaned, unreadable

_WANTED = ("Course", "CourseInstance", "EventSeries", "Festival")
_AROUND = ("@graph", "itemListElement", "item", "mainEntity", "event", "events", "hasPart")
_DATES = ("hasCourseInstance", "subEvent")
_OWN_DATES = ("startDate", "endDate", "previousStartDate", "eventStatus")
_STATUS = {"EventCancelled": "cancelled", "EventPostponed": "postponed", "EventRescheduled": "rescheduled"}
_BREAK = re.compile(r"<(?:br|/p|/li|/h\d)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_DEEPEST = 6
_MOST_ITEMS = 2_000
Item = Mapping[str, Any]


def read_items(data: bytes, file: str) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Bytes of a page to rows; never raises, whatever the bytes are."""
    blocks, problems = read_page(data, file)
    every = [(line, item) for line, block in blocks for item in _items(block, 0)][:_MOST_ITEMS]
    by_id = {str(item["@id"]): item for _, item in every if "@id" in item and len(item) > 1}
    wanted = [(line, item) for line, item in every if _is_wanted(item)]
    # A date of a course is no course of its own.
    dates = {id(part) for _, item in wanted for part in _dates_of(item, by_id)}
    rows = tuple(_row(item, Origin(file, line), by_id) for line, item in wanted if id(item) not in dates)
    if not rows and not problems:
        problems = (unreadable(file, "Auf dieser Seite steht kein Kurs und keine Veranstaltung."),)
    return rows, problems


def _items(node: object, depth: int) -> Iterator[Item]:
    if depth > _DEEPEST:
        return
    for one in _listed(node):
        if isinstance(one, dict):
            yield one
            for key in _AROUND:
                yield from _items(one.get(key, []), depth + 1)
        elif isinstance(one, list):
            yield from _items(one, depth + 1)


def _listed(node: object) -> list[Any]:
    return node if isinstance(node, list) else [node]


def _types(item: Item) -> list[str]:
    named = [one for one in _listed(item.get("@type")) if isinstance(one, str)]
    return [re.split(r"[/#:]", one)[-1] for one in named]


def _is_wanted(item: Item) -> bool:
    return any(one in _WANTED or one.endswith("Event") for one in _types(item))


def _dates_of(item: Item, by_id: Mapping[str, Item]) -> list[Item]:
    parts = (part for key in _DATES for part in _listed(item.get(key, [])) if isinstance(part, dict))
    return [_resolved(part, by_id) for part in parts]


def _resolved(item: Item, by_id: Mapping[str, Item]) -> Item:
    """Follow a mere reference to where the thing is described."""
    return by_id.get(str(item.get("@id")), item) if len(item) == 1 else item


def _row(item: Item, origin: Origin, by_id: Mapping[str, Item]) -> Row:
    own = {key: value for key, value in item.items() if key not in (*_DATES, *_AROUND, *_OWN_DATES)}
    cells: dict[str, tuple[str, ...]] = {}
    for name, text in _texts(own, "", by_id, 0):
        cells[name] = (*cells.get(name, ()), text)
    # Whatever names it for good; a page need not give an id.
    named = next((cells[key] for key in ("@id", "identifier", "url", "name") if key in cells), ())
    sessions = [_session(one) for one in (item, *_dates_of(item, by_id))]
    return Row(origin, {**cells, "@id": named} if named else cells, tuple(one for one in sessions if one))


def _texts(node: object, name: str, by_id: Mapping[str, Item], depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _texts(one, name, by_id, depth + 1)
    elif isinstance(node, dict):
        for key, value in _resolved(node, by_id).items():
            # Only the thing's own id and no type is anything to people.
            if key not in ("@type", "@context") and (key != "@id" or not name):
                yield from _texts(value, f"{name}.{key}" if name else key, by_id, depth + 1)
    elif node is not None:
        text = _plain(str(node).lower() if isinstance(node, bool) else str(node))
        if text:
            yield name, text


def _plain(text: str) -> str:
    """Text without markup; entities are read, and read again where a page wrote them twice."""
    marked = html.unescape(text) if "&lt;" in text or "<" not in text else text
    return cleaned(html.unescape(_TAG.sub(" ", _BREAK.sub("\n", marked))))


def _session(item: Item) -> Data:
    start, end, before = (
        parse_iso(str(item.get(key, ""))) for key in ("startDate", "endDate", "previousStartDate")
    )
    if start is None:
        return ""
    said = [re.split(r"[/#:]", str(one))[-1] for one in _listed(item.get("eventStatus", ""))]
    status = next((_STATUS[one] for one in said if one in _STATUS), "scheduled")
    return session_of(start, end, status, before if status == "rescheduled" else None)

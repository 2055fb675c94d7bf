"""Columns of facets as short texts: one character for each value, small once the host has compressed them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

Span = tuple[int, int]
"""First and last day, both included, counted from the day of the build."""

_FIRST, _BACKSLASH, _DELETE, _CONTROLS = 0x23, 0x5C, 0x7F, 34
_NOTHING = " "
_EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Count the days since 1970, as browsers do."""
    return (day - _EPOCH).days


def symbol(number: int) -> str:
    """Return the character of a small number: one that JSON writes as it is, ASCII as long as they last."""
    code = _FIRST + number
    code += code >= _BACKSLASH
    return chr(code + _CONTROLS * (code >= _DELETE))


def by_record(rows: Iterable[Sequence[int]], values: int) -> str:
    """Write the values of one record after the other; small where neighbours have little in common.

    The last value of a record is its own character, any before it one from a second alphabet.
    """
    texts = (
        "".join(symbol(value + values * (left > 0)) for left, value in zip(_down(row), row, strict=True))
        for row in rows
    )
    return "".join(text or _NOTHING for text in texts).rstrip(_NOTHING)


def by_value(rows: Iterable[Sequence[int]], values: int) -> list[str]:
    """Write for each value the steps from record to record; small where neighbours share their values."""
    found: list[list[int]] = [[] for _ in range(values)]
    for number, row in enumerate(rows):
        for value in row:
            found[value].append(number)
    return ["".join(symbol(step - last) for last, step in pairwise([0, *one])) for one in found]


def span_text(spans: Iterable[Span]) -> str:
    """Write spans of days as pairs of characters: how long after the last one, and how many days more."""
    text, last = "", 0
    for start, until in spans:
        text += symbol(start - last) + symbol(until - start)
        last = until
    return text


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Put spans in order and join those that touch: a daily offer is one long span."""
    found: list[Span] = []
    for start, until in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((start, until))
    return tuple(found)


def places(keys: Iterable[object]) -> Mapping[object, int]:
    """Return the place of each key in the list of values."""
    return {key: place for place, key in enumerate(keys)}


def _down(row: Sequence[int]) -> range:
    return range(len(row) - 1, -1, -1)

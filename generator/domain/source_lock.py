"""What is remembered of a source: which record each of its entries became, and what it said last."""

import json
from hashlib import sha256
from typing import Any

from pydantic import Field, ValidationError

from .dates import Day
from .record import Part
from .text import Slug

LOCK_ENDING = ".lock.json"


class Seen(Part):
    """One entry of a source; `values` holds a short hash of each value it gave."""

    record: Slug
    first_seen: Day
    changed_on: Day
    gone_since: Day | None = None
    values: dict[str, str]


class Lock(Part):
    """All entries of a source that have ever been imported, by their id in the source."""

    entries: dict[str, Seen] = Field(default={})


def read_lock(data: bytes) -> Lock | None:
    """Read a lock file; None where it is damaged."""
    try:
        return Lock.model_validate(json.loads(data.decode("utf-8")))
    except (ValidationError, ValueError, RecursionError):
        return None


def write_lock(lock: Lock) -> str:
    """Write a lock file: sorted, one value a line, so that two versions can be compared."""
    data = lock.model_dump(mode="json", exclude_none=True)
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def value_hash(value: Any) -> str:  # noqa: ANN401 - any tree of text
    """Twelve hex digits that change when the value changes."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:12]

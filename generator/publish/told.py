"""What changed lately, in words for everybody: „Preis: von 5 auf 7 Euro“.

What somebody took back, a name or a telephone number, is not published once more: of contacts, addresses and free
texts it is only said that they changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..domain.catalogue import address_of, name_of
from ..domain.changes import Change, Kind
from ..domain.differences import Difference
from ..domain.offer import Offer
from .edition import Edition

KINDS = {
    Kind.NEW: "Neu",
    Kind.CHANGED: "Geändert",
    Kind.RENAMED: "Umbenannt",
    Kind.REMOVED: "Gestrichen",
}
_SPOKEN = frozenset(
    (
        "title", "name", "type", "status", "confirmed_on", "valid_until", "schedule", "duration", "cost", "format",
        "topics", "sdgs", "competences", "subjects", "leitbild", "approaches", "audiences", "age", "grades",
        "education_levels", "access", "group_size", "languages", "accessibility", "opening_hours", "founded",
        "actor", "partners", "funders", "coordinators", "hosts", "series", "part_of", "member_of", "successor",
    )
)  # fmt: skip
"""Keys whose former and present values are told; the rest may hold what a person took back."""
_SPOKEN_PARTS = frozenset({("registration", one) for one in ("required", "deadline", "deadline_days")})
_UNSEEN = frozenset({"findable_by", "redirect_from"})


@dataclass(frozen=True)
class Line:
    """What happened to one field: its key, and a sentence."""

    key: str
    text: str


@dataclass(frozen=True)
class Told:
    """What happened to one record on a day.

    `is_there` says whether it has a page today, at `address`.
    """

    day: date
    change: Change
    address: str
    is_there: bool
    name: str
    lines: tuple[Line, ...]

    @property
    def kind(self) -> str:
        """What happened, in a word."""
        return KINDS[self.change.kind]

    @property
    def thing(self) -> str:
        """What it happened to, in a word."""
        return "Angebot" if isinstance(self.change.entry.record, Offer) else "Akteur"

    @property
    def anchor(self) -> str:
        """Its place on the page; it stays."""
        return f"{self.day}{self.address.rstrip('/').replace('/', '-')}"


def told(edition: Edition) -> tuple[tuple[date, tuple[Told, ...]], ...]:
    """Return what changed, day by day, the newest first; nothing where nothing tells."""
    key = ("told", "")
    if key not in edition.made:
        days = edition.history.days if edition.history else ()
        found = ((one.day, tuple(_told(edition, one.day, one.changes))) for one in days)
        edition.made[key] = tuple((day, ones) for day, ones in found if ones)
    made: tuple[tuple[date, tuple[Told, ...]], ...] = edition.made[key]
    return made


def _told(edition: Edition, day: date, found: tuple[Change, ...]) -> Iterator[Told]:
    for change in found:
        lines = tuple(_lines(change))
        if lines or change.kind is not Kind.CHANGED:
            address, name = address_of(change.entry), name_of(change.entry)
            is_offer = isinstance(change.entry.record, Offer)
            there = edition.catalogue.offers if is_offer else edition.catalogue.actors
            yield Told(day, change, address, change.entry.id in there, name, lines)


def _lines(change: Change) -> Iterator[Line]:
    if change.kind is Kind.NEW:
        yield Line("summary", change.entry.record.summary)
    if change.kind is Kind.RENAMED:
        yield Line("redirect_from", "Die Adresse ist neu; alte Links führen weiter.")
    yield from dict.fromkeys(_line(one) for one in change.differences if one.key not in _UNSEEN)


def _line(one: Difference) -> Line:
    is_spoken = one.key in _SPOKEN or (one.key, one.part) in _SPOKEN_PARTS
    return Line(one.key, one.sentence if is_spoken else f"{one.term}: geändert")

"""How we know, and how fresh that is: evidence and currency are different things."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .codes import EvidenceBasis
from .dates import PartialDate
from .record import Items, Part
from .recurrence import months_later
from .text import WebAddress, YesNo

CONFIRMED_MONTHS = 12
AGEING_MONTHS = 24
SOURCE_CURRENT_MONTHS = 12
SOURCE_AGEING_MONTHS = 36


class Evidence(Part):
    """Where the facts come from, and how the date of the source is known."""

    source: WebAddress = Field(description="Webadresse der Quelle")
    more_sources: Annotated[list[WebAddress], Items(20)] = Field(default=[], description="weitere Quellen")
    as_of: PartialDate = Field(description="Stand der Quelle: JJJJ, JJJJ-MM oder JJJJ-MM-TT")
    basis: EvidenceBasis = Field(description="woher dieses Datum bekannt ist")
    running: YesNo = Field(default=False, description="beschreibt die Quelle das Angebot als laufend?")

    @property
    def words(self) -> str:
        """Say how old the source is; a page without a date is never given one."""
        if self.basis == "lookup":
            return f"Seite ohne Datum, gelesen {self.as_of.words}"
        return f"Stand {self.as_of.words}"


class Freshness(StrEnum):
    """The ladder from "the provider says so" to "this has been"; best first."""

    CONFIRMED = "confirmed"
    CURRENT = "current"
    AGEING = "ageing"
    PLANNED = "planned"
    LAST_KNOWN = "last_known"
    HISTORICAL = "historical"

    @property
    def is_current(self) -> bool:
        """Whether people may count on the offer."""
        return self in (Freshness.CONFIRMED, Freshness.CURRENT, Freshness.AGEING)

    @property
    def rank(self) -> int:
        """The step on the ladder; 0 is the best."""
        return list(Freshness).index(self)


def freshness_of(confirmed_on: date | None, evidence: Evidence | None, today: date) -> Freshness:
    """Tell how far one may rely on a record that is neither over nor merely planned."""
    if confirmed_on and confirmed_on <= today:
        if today <= months_later(confirmed_on, CONFIRMED_MONTHS):
            return Freshness.CONFIRMED
        if today <= months_later(confirmed_on, AGEING_MONTHS):
            return Freshness.AGEING
    if evidence is None or not evidence.running:
        return Freshness.LAST_KNOWN
    known = evidence.as_of.last_day
    if today <= months_later(known, SOURCE_CURRENT_MONTHS):
        return Freshness.CURRENT
    if today <= months_later(known, SOURCE_AGEING_MONTHS):
        return Freshness.AGEING
    return Freshness.LAST_KNOWN


def known_on(confirmed_on: date | None, evidence: Evidence | None) -> date:
    """Return the day to which the newest word about a record goes back, the first that may be meant.

    It moves on whenever somebody confirms the record or reads its source anew.
    """
    days = [confirmed_on, evidence.as_of.first_day if evidence else None]
    return max((day for day in days if day), default=date.min)


def is_old(when: PartialDate | None, today: date) -> bool:
    """Whether an amount, number or date is over 24 months old, or its age unknown."""
    return when is None or months_later(when.last_day, AGEING_MONTHS) < today

"""How a record stands today, for those who look after it: its step, its next fall, what it leaves open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .catalogue import ActorEntry, AnyEntry, Catalogue, name_of
from .completeness import Gap, gaps
from .evidence import Freshness
from .ladder import Fall, needs_confirmation, next_step


@dataclass(frozen=True)
class Standing:
    """One record on one day; what is over is asked for nothing."""

    entry: AnyEntry
    step: Freshness
    fall: Fall | None
    is_due: bool
    gaps: tuple[Gap, ...]

    @property
    def is_over(self) -> bool:
        """Whether the record is kept as history only."""
        return self.step is Freshness.HISTORICAL


def standing_of(entry: AnyEntry, today: date) -> Standing:
    """Look at one record."""
    record, step = entry.record, entry.record.freshness(today)
    return Standing(
        entry=entry,
        step=step,
        fall=next_step(record, today),
        is_due=needs_confirmation(record, today),
        gaps=() if step is Freshness.HISTORICAL else gaps(record),
    )


def standings_of(catalogue: Catalogue, actor: ActorEntry, today: date) -> list[Standing]:
    """Look at the profile of an actor and then at all its offers, what needs somebody first."""
    return [standing_of(actor, today), *_by_need(catalogue.offers_of(actor.id), today)]


def _by_need(entries: Iterable[AnyEntry], today: date) -> list[Standing]:
    return sorted((standing_of(one, today) for one in entries), key=_need)


def _need(one: Standing) -> tuple[bool, bool, date, str, str]:
    falls_on = one.fall.day if one.fall else date.max
    return one.is_over, not one.is_due, falls_on, name_of(one.entry).casefold(), one.entry.id

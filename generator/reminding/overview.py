"""What needs attention in the whole directory on one day: counts first, then the list of each actor."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..domain.catalogue import ActorEntry
from ..domain.completeness import Gap
from ..domain.evidence import Freshness
from ..domain.ladder import AGED, SOON
from ..domain.offer import Offer
from ..domain.standing import Standing, standings_of
from ..problem import Problem
from ..publish.edition import Edition
from ..publish.linked.lacks import lacks_of


@dataclass(frozen=True)
class Desk:
    """The profile of an actor and its offers, what needs somebody first."""

    actor: ActorEntry
    records: Sequence[Standing]

    @property
    def due(self) -> list[Standing]:
        """What the actor should confirm now."""
        return [one for one in self.records if one.is_due]


@dataclass(frozen=True)
class Overview:
    """All desks, those with most to confirm first."""

    day: date
    desks: Sequence[Desk]
    problems: Sequence[Problem]
    lacks: Mapping[str, tuple[str, ...]]
    """What search engines miss in the dates of an offer, by its file; only offers that lack something."""

    @cached_property
    def records(self) -> list[Standing]:
        """Every record, once: each offer has one provider."""
        return [one for desk in self.desks for one in desk.records]

    @cached_property
    def steps(self) -> Counter[tuple[str, Freshness]]:
        """How many `offers` and `actors` stand on each step."""
        return Counter((kind_of(one), one.step) for one in self.records)

    @cached_property
    def soon(self) -> list[Standing]:
        """What falls to another step within sixty days, the next one first."""
        falling = [(one.fall.day, place) for place, one in enumerate(self.records) if one.fall]
        return [self.records[place] for day, place in sorted(falling) if day <= self.day + SOON]

    @cached_property
    def expired(self) -> list[Standing]:
        """What was confirmed once and has aged since."""
        return [one for one in self.records if one.step in AGED and one.entry.record.confirmed_on]

    @cached_property
    def unconfirmed(self) -> list[Standing]:
        """What lives and was never confirmed by its provider."""
        return [one for one in self.records if not one.is_over and not one.entry.record.confirmed_on]

    @cached_property
    def warnings(self) -> Counter[str]:
        """How often each rule asks somebody to look."""
        return Counter(one.rule for one in self.problems)

    @cached_property
    def gaps(self) -> Counter[tuple[str, Gap]]:
        """How often each question is open, by kind of record."""
        return Counter((kind_of(one), gap) for one in self.records for gap in one.gaps)


def kind_of(one: Standing) -> str:
    """Return the folder of a record: `offers` or `actors`."""
    return "offers" if isinstance(one.entry.record, Offer) else "actors"


def overview_of(edition: Edition, actor: str = "") -> Overview:
    """Look at every record of an edition, or only at those of one actor that it knows."""
    chosen = [edition.catalogue.actors[actor]] if actor else edition.catalogue.actors.values()
    desks = [Desk(one, standings_of(edition.catalogue, one, edition.today)) for one in chosen]
    desks.sort(key=lambda desk: (-len(desk.due), desk.actor.id))
    files = {one.entry.origins.file for desk in desks for one in desk.records}
    # What is said of the lists and texts belongs to no record, but the office should see it.
    problems = [one for one in edition.problems if not actor or one.origin.file in files]
    lacks = {one.origins.file: lacks_of(edition, one) for one in edition.catalogue.offers.values()}
    asked = {file: sentences for file, sentences in lacks.items() if sentences and file in files}
    return Overview(edition.today, desks, problems, asked)

"""Everything that publishing may look at, for one day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from ..domain.catalogue import ActorEntry, AnyEntry, Catalogue, OfferEntry
from ..domain.evidence import Freshness
from ..domain.history import History
from ..domain.occurrence import Occurrence
from ..domain.rulebook import Rulebook
from ..domain.site import Site
from ..domain.vocabulary import Vocabularies
from ..problem import Problem
from ..search.analysis import Analyser, Reading
from ..search.documents import analyser_for


@dataclass(frozen=True)
class Edition:
    """The catalogue as it is published on a day."""

    catalogue: Catalogue
    site: Site
    rulebook: Rulebook
    today: date
    problems: tuple[Problem, ...] = ()
    """What the check found; what is published holds warnings only."""
    history: History | None = None
    """What changed lately; None where nothing tells."""
    readings: dict[str, Reading] = field(default_factory=dict, compare=False, repr=False)
    """How words were read in earlier builds."""
    made: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)
    """What several pages share and was made once, by kind and name: cards, the offers of each concept."""

    @property
    def vocabularies(self) -> Vocabularies:
        """The closed lists."""
        return self.catalogue.vocabularies

    def label(self, vocabulary: str, code: str) -> str:
        """Return the German label of a code."""
        return self.vocabularies[vocabulary].label(code)

    def committed_at(self, entry: AnyEntry) -> datetime | None:
        """Return when the file of a record last changed; None where no history tells."""
        return self.history.changed.get(entry.origins.file) if self.history else None

    def coming(self, entry: OfferEntry) -> Iterator[Occurrence]:
        """Yield the known dates of an offer from today on, those that are not held among them."""
        return entry.record.dates(self.today, self.site.holidays)

    @cached_property
    def analyser(self) -> Analyser:
        """What reads words for the search."""
        return analyser_for(self.vocabularies, self.readings)

    @cached_property
    def freshness(self) -> dict[str, Freshness]:
        """How far one may rely on each offer, by id."""
        return {name: one.record.freshness(self.today) for name, one in self.catalogue.offers.items()}

    @cached_property
    def offers_in_order(self) -> tuple[OfferEntry, ...]:
        """All offers, what one may rely on first, then by title."""
        return tuple(
            sorted(
                self.catalogue.offers.values(),
                key=lambda one: (self.freshness[one.id].rank, one.record.title.casefold(), one.id),
            )
        )

    @cached_property
    def newest_word(self) -> date:
        """The day to which the newest word about any offer goes back; far away where there is no offer."""
        return max((one.record.known_on for one in self.catalogue.offers.values()), default=date(1970, 1, 1))

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each offer stands in the order of the lists."""
        return {one.id: index for index, one in enumerate(self.offers_in_order)}

    @cached_property
    def numbered(self) -> tuple[OfferEntry | ActorEntry, ...]:
        """All offers, then all actors; the place is their number in the search."""
        return (*self.catalogue.numbered_offers, *self.catalogue.numbered_actors)

    @cached_property
    def number(self) -> dict[tuple[str, str], int]:
        """The number in the search by kind, `offers` or `actors`, and id."""
        split = len(self.catalogue.offers)
        return {
            ("offers" if place < split else "actors", one.id): place
            for place, one in enumerate(self.numbered)
        }

    @cached_property
    def problems_by_file(self) -> dict[str, list[Problem]]:
        """What the check found in each file of the content folder."""
        found: dict[str, list[Problem]] = {}
        for one in self.problems:
            found.setdefault(one.origin.file, []).append(one)
        return found

    @cached_property
    def living_by_topic(self) -> dict[str, list[OfferEntry]]:
        """The offers on each topic that are not over."""
        found: dict[str, list[OfferEntry]] = {}
        for one in self.offers_in_order:
            if self.freshness[one.id] is not Freshness.HISTORICAL:
                for code in one.record.topics:
                    found.setdefault(code, []).append(one)
        return found

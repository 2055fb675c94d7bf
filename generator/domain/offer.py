"""An offer as a partner describes it."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile
from typing import Annotated

from pydantic import Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from .award import Award
from .codes import (
    Access,
    Approach,
    Audience,
    Competence,
    EducationLevel,
    Format,
    Language,
    OfferType,
    RecordStatus,
    Sdg,
    Subject,
    Topic,
)
from .contact import Contact, Registration
from .cost import Cost
from .dates import Day
from .evidence import Evidence, Freshness, freshness_of, known_on
from .occurrence import Occurrence
from .picture import Image
from .ranges import AgeRange, Duration, GradeRange, GroupSize
from .record import REFERENCE_KEY, Items, Part
from .recurrence import PublicHoliday
from .schedule import Recurring, Schedule
from .text import Line, Markdown, Note, Slug, Summary, Title, WebAddress
from .translated_text import EasySummary, Translation
from .venue import Accessibility, Place

_ACTOR: JsonDict = {REFERENCE_KEY: "actors"}
_OFFER: JsonDict = {REFERENCE_KEY: "offers"}
_STATEMENT: JsonDict = {REFERENCE_KEY: "leitbild"}
ROLES = ("partners", "funders", "coordinators", "hosts")


class Offer(Part):
    """One education offer; absent means unknown."""

    title: Title = Field(description="Titel des Angebots")
    summary: Summary = Field(description="Worum es geht, in 30 bis 420 Zeichen")
    description: Markdown | None = Field(
        default=None, description="ausführliche Beschreibung (einfaches Markdown)"
    )
    easy_summary: EasySummary | None = Field(default=None, description="Text in Leichter Sprache")
    aliases: Annotated[list[Line], Items(20)] = Field(
        default=[], description="andere Namen und Schreibweisen"
    )
    findable_by: Annotated[list[Line], Items(10)] = Field(
        default=[], description="Suchanfragen, bei denen das Angebot unter den ersten zehn stehen muss"
    )
    actor: Slug = Field(description="Kennung des Anbieters", json_schema_extra=_ACTOR)
    partners: Annotated[list[Slug], Items(20)] = Field(
        default=[], description="Partner", json_schema_extra=_ACTOR
    )
    funders: Annotated[list[Slug], Items(20)] = Field(
        default=[], description="Förderer", json_schema_extra=_ACTOR
    )
    coordinators: Annotated[list[Slug], Items(20)] = Field(
        default=[], description="Koordination", json_schema_extra=_ACTOR
    )
    hosts: Annotated[list[Slug], Items(20)] = Field(
        default=[], description="Gastgeber", json_schema_extra=_ACTOR
    )
    type: OfferType = Field(description="Art des Angebots")
    approaches: Annotated[list[Approach], Items(3)] = Field(default=[], description="Ansatz")
    topics: Annotated[list[Topic], Items(8)] = Field(description="Themen")
    sdgs: Annotated[list[Sdg], Items(5)] = Field(default=[], description="Ziele für nachhaltige Entwicklung")
    competences: Annotated[list[Competence], Items(4)] = Field(default=[], description="Kompetenzen")
    subjects: Annotated[list[Subject], Items(6)] = Field(default=[], description="Schulfächer")
    leitbild: Annotated[list[Slug], Items(6)] = Field(
        default=[], description="Aussagen des Leitbilds", json_schema_extra=_STATEMENT
    )
    audiences: Annotated[list[Audience], Items(8)] = Field(description="Zielgruppen")
    age: AgeRange | None = Field(default=None, description="Alter in Jahren")
    grades: GradeRange | None = Field(default=None, description="Klassen")
    education_levels: Annotated[list[EducationLevel], Items(8)] = Field(
        default=[], description="Bildungsstufen"
    )
    access: Access | None = Field(default=None, description="wer mitmachen kann")
    group_size: GroupSize | None = Field(default=None, description="Gruppengröße")
    format: Format = Field(description="Form: vor Ort, online …")
    languages: Annotated[list[Language], Items(10)] = Field(default=[], description="Sprachen")
    schedule: Schedule = Field(description="wann es stattfindet")
    duration: Duration | None = Field(default=None, description="Dauer")
    places: Annotated[list[Place], Field(max_length=10)] = Field(default=[], description="Orte")
    cost: Cost | None = Field(default=None, description="Kosten")
    registration: Registration | None = Field(default=None, description="Anmeldung")
    contact: Contact | None = Field(default=None, description="Kontakt, wenn anders als beim Anbieter")
    accessibility: Accessibility | None = Field(default=None, description="Barrierefreiheit")
    url: WebAddress | None = Field(default=None, description="Webseite des Angebots")
    image: Image | None = Field(default=None, description="Bild")
    awards: Annotated[list[Award], Field(max_length=20)] = Field(default=[], description="Auszeichnungen")
    series: Slug | None = Field(default=None, description="Kennung der Reihe", json_schema_extra=_OFFER)
    status: RecordStatus = Field(default="active", description="Stand des Angebots")
    redirect_from: Annotated[list[Slug], Items(10)] = Field(default=[], description="frühere Kennungen")
    translations: dict[Language, Translation] = Field(default={}, description="Übersetzungen")
    evidence: Evidence | None = Field(default=None, description="Beleg: woher die Angaben stammen")
    confirmed_on: Day | None = Field(
        default=None, description="Tag, an dem der Anbieter die Angaben bestätigt hat"
    )
    valid_until: Day | None = Field(default=None, description="danach gilt das Angebot als beendet")
    notes: Note | None = Field(default=None, description="Hinweis, der auf der Seite steht")

    @model_validator(mode="after")
    def _is_backed(self) -> "Offer":
        if self.evidence is None and self.confirmed_on is None:
            raise PydanticCustomError("not-backed", "Es fehlt „confirmed_on“ oder „evidence“.")
        return self

    @property
    def involved(self) -> Iterator[tuple[str, str]]:
        """Role and id of every actor besides the provider."""
        for role in ROLES:
            for actor in getattr(self, role):
                yield role, actor

    def house_of(self, place: Place) -> str | None:
        """Return the id of the actor in whose house a place is; None where it is nobody's."""
        return {"provider": self.actor, "actor": place.actor}.get(place.kind)

    @property
    def known_on(self) -> date:
        """The day to which the newest word about this offer goes back."""
        return known_on(self.confirmed_on, self.evidence)

    def dates(self, after: date, holidays: Iterable[PublicHoliday]) -> Iterator[Occurrence]:
        """Yield the known dates from the day `after` on, those that are not held among them.

        What a rule means ends with the offer; a single date stands as somebody wrote it.
        """
        found = self.schedule.occurrences(after, holidays)
        last = self.valid_until
        if last is None or not isinstance(self.schedule, Recurring):
            return found
        return takewhile(lambda one: one.day <= last, found)

    def freshness(self, today: date) -> Freshness:
        """Tell how far one may rely on this offer on a day."""
        if (
            self.status == "ended"
            or self.schedule.is_over(today)
            or (self.valid_until and self.valid_until < today)
        ):
            return Freshness.HISTORICAL
        if self.status == "planned":
            return Freshness.PLANNED
        if self.status == "paused":
            return Freshness.LAST_KNOWN  # it was, and nobody knows yet when it will be again
        return freshness_of(self.confirmed_on, self.evidence, today)

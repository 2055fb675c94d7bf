"""An actor: who offers, funds, hosts or coordinates education."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from .award import Award
from .codes import ActorStatus, ActorType, Audience, Language, Topic
from .contact import Contact
from .dates import Day, PartialDate
from .evidence import Evidence, Freshness, freshness_of
from .picture import Image
from .record import REFERENCE_KEY, Items, Part
from .text import Line, Markdown, Name, Note, Slug, Summary, WebAddress
from .translated_text import Translation
from .venue import Accessibility, Address

_ACTOR: JsonDict = {REFERENCE_KEY: "actors"}


class FormerName(Part):
    """A name the actor once had."""

    name: Name = Field(description="früherer Name")
    note: Line | None = Field(default=None, description="Zeitraum oder Hinweis")


class Actor(Part):
    """One organisation, office, school, network or company; absent means unknown."""

    name: Name = Field(description="Name")
    legal_name: Name | None = Field(default=None, description="voller rechtlicher Name")
    short_name: Line | None = Field(default=None, description="Kurzname oder Abkürzung")
    aliases: Annotated[list[Line], Items(20)] = Field(
        default=[], description="andere Namen und Schreibweisen"
    )
    former_names: Annotated[list[FormerName], Field(max_length=10)] = Field(
        default=[], description="frühere Namen"
    )
    type: ActorType = Field(description="Art der Einrichtung")
    legal_form: Line | None = Field(default=None, description="Rechtsform")
    summary: Summary = Field(description="Wer das ist, in 30 bis 420 Zeichen")
    description: Markdown | None = Field(
        default=None, description="ausführliche Beschreibung (einfaches Markdown)"
    )
    founded: PartialDate | None = Field(default=None, description="gegründet")
    part_of: Slug | None = Field(default=None, description="gehört zu", json_schema_extra=_ACTOR)
    member_of: Annotated[list[Slug], Items(20)] = Field(
        default=[], description="Mitglied in", json_schema_extra=_ACTOR
    )
    successor: Slug | None = Field(default=None, description="Nachfolge", json_schema_extra=_ACTOR)
    topics: Annotated[list[Topic], Items(12)] = Field(default=[], description="Themen")
    audiences: Annotated[list[Audience], Items(10)] = Field(default=[], description="Zielgruppen")
    website: WebAddress | None = Field(default=None, description="Website")
    social: Annotated[list[WebAddress], Items(8)] = Field(default=[], description="Seiten in sozialen Netzen")
    contact: Contact | None = Field(default=None, description="Kontakt")
    address: Address | None = Field(default=None, description="Anschrift")
    opening_hours: Note | None = Field(default=None, description="Öffnungszeiten in Worten")
    accessibility: Accessibility | None = Field(default=None, description="Barrierefreiheit")
    awards: Annotated[list[Award], Field(max_length=30)] = Field(default=[], description="Auszeichnungen")
    logo: Image | None = Field(default=None, description="Logo")
    status: ActorStatus = Field(default="active", description="Stand")
    redirect_from: Annotated[list[Slug], Items(10)] = Field(default=[], description="frühere Kennungen")
    translations: dict[Language, Translation] = Field(default={}, description="Übersetzungen")
    evidence: Evidence | None = Field(default=None, description="Beleg: woher die Angaben stammen")
    confirmed_on: Day | None = Field(
        default=None, description="Tag, an dem der Akteur die Angaben bestätigt hat"
    )
    notes: Note | None = Field(default=None, description="Hinweis, der auf der Seite steht")

    @model_validator(mode="after")
    def _is_backed(self) -> "Actor":
        if self.evidence is None and self.confirmed_on is None:
            raise PydanticCustomError("not-backed", "Es fehlt „confirmed_on“ oder „evidence“.")
        return self

    @property
    def is_network(self) -> bool:
        """Whether others are members of this actor."""
        return self.type == "network"

    def freshness(self, today: date) -> Freshness:
        """Tell how far one may rely on this profile on a day."""
        if self.status in ("inactive", "renamed"):
            return Freshness.HISTORICAL
        return freshness_of(self.confirmed_on, self.evidence, today)

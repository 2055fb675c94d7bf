"""Records that were taken out of the directory: their addresses stay, and say so."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .codes import Audience, Topic
from .dates import Day
from .record import Items, Part
from .text import Line, Slug


class Ended(Part):
    """What is left of a record that was taken out: its name, its last day, and what it was about."""

    id: Slug = Field(description="Kennung; sie wird nie wieder vergeben")
    title: Line = Field(description="Titel oder Name")
    ended_on: Day = Field(description="beendet am")
    topics: Annotated[list[Topic], Items(5)] = Field(default=[], description="Themen")
    audiences: Annotated[list[Audience], Items(10)] = Field(default=[], description="Zielgruppen")
    actor: Slug | None = Field(default=None, description="Kennung des Anbieters")


def _once(records: list[Ended]) -> list[Ended]:
    seen: set[str] = set()
    for index, one in enumerate(records):
        if one.id in seen:
            raise PydanticCustomError(
                "said-twice", "„{value}“ steht zweimal in der Liste.", {"value": one.id, "index": index}
            )
        seen.add(one.id)
    return records


_Records = Annotated[list[Ended], Field(max_length=10_000), AfterValidator(_once)]


class EndedRecords(Part):
    """All records that were taken out (`ended.yml`)."""

    offers: _Records = Field(default=[], description="Angebote")
    actors: _Records = Field(default=[], description="Akteure")

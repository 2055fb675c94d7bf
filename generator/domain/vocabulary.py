"""The closed lists: codes with labels, everyday words and their place in a small tree."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .geography import LATITUDE, LONGITUDE, Point
from .numbers import Coordinate, Whole
from .record import Part
from .text import Line, Name, WebAddress, YesNo


class Concept(Part):
    """One entry of a vocabulary (SKOS concept)."""

    code: str = Field(pattern=r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$", max_length=40)
    label: Name
    short: Name | None = None
    synonyms: list[Line] = []
    other_languages: list[Line] = []
    broader: str | None = None
    uri: WebAddress | None = None
    close_match: list[WebAddress] = []
    definition: str | None = None
    motif: str | None = None
    number: Whole | None = None
    replaced_by: str | None = None
    lat: Coordinate | None = Field(default=None, ge=LATITUDE[0], le=LATITUDE[1])
    lon: Coordinate | None = Field(default=None, ge=LONGITUDE[0], le=LONGITUDE[1])
    point_source: WebAddress | None = None

    @model_validator(mode="after")
    def _point_is_whole_and_backed(self) -> "Concept":
        if len({one is None for one in (self.lat, self.lon, self.point_source)}) > 1:
            raise PydanticCustomError(
                "coordinates-incomplete", "„lat“, „lon“ und „point_source“ gehören zusammen."
            )
        return self

    @property
    def point(self) -> Point | None:
        """Where a district is on the map; None where that is not known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def short_label(self) -> str:
        """The label for narrow places."""
        return self.short or self.label


class Vocabulary(Part):
    """A list of concepts under one title (SKOS concept scheme)."""

    id: str
    title: Name
    open: YesNo
    source: WebAddress | None = None
    concepts: list[Concept] = Field(min_length=1)

    @cached_property
    def by_code(self) -> Mapping[str, Concept]:
        """The concepts by code, in the order of the file."""
        return {concept.code: concept for concept in self.concepts}

    def __contains__(self, code: object) -> bool:
        """Whether the code may be used in a record."""
        return code in self.by_code

    def __getitem__(self, code: str) -> Concept:
        """Return the concept with this code."""
        return self.by_code[code]

    @cached_property
    def top(self) -> tuple[Concept, ...]:
        """The concepts with nothing above them."""
        return tuple(concept for concept in self.concepts if concept.broader is None)

    def label(self, code: str) -> str:
        """Return the German label of a code."""
        return self.by_code[code].label

    def narrower(self, code: str) -> tuple[Concept, ...]:
        """Return the concepts directly below."""
        return tuple(concept for concept in self.concepts if concept.broader == code)

    def lineage(self, code: str) -> Iterator[str]:
        """Yield the code and all codes above it; stops where the file points in a circle."""
        seen: set[str] = set()
        current: str | None = code
        while current and current not in seen and current in self.by_code:
            seen.add(current)
            yield current
            current = self.by_code[current].broader

    @cached_property
    def by_words(self) -> Mapping[str, str]:
        """The codes by everything people may call them, in lower case."""
        table: dict[str, str] = {}
        for concept in reversed(self.concepts):
            for words in (*concept.synonyms, concept.short_label, concept.label, concept.code):
                table[words.casefold()] = concept.code
        return table


Vocabularies = Mapping[str, Vocabulary]

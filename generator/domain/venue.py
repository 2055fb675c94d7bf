"""Where an offer takes place; a place is not always an address."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .codes import AccessibilityFeature, District, ServiceArea, Wheelchair
from .geography import LATITUDE, LONGITUDE, Point
from .numbers import Coordinate
from .record import Items, Part
from .text import Line, Name, Note, Slug, WebAddress, YesNo


def _lies_in(value: object, span: tuple[float, float]) -> bool:
    try:
        return span[0] <= float(str(value)) <= span[1]
    except ValueError:
        return False


class Address(Part):
    """A postal address, as far as it is known."""

    street: Line | None = Field(default=None, description="Straße und Hausnummer")
    postal_code: Annotated[str, Field(json_schema_extra={"type": ["string", "integer"]})] | None = Field(
        default=None, pattern=r"^[0-9]{5}$", description="Postleitzahl, fünf Ziffern"
    )
    city: Name | None = Field(default=None, description="Ort")
    district: District | None = Field(default=None, description="Stadtteil")
    lat: Coordinate | None = Field(
        default=None, ge=LATITUDE[0], le=LATITUDE[1], description="geografische Breite"
    )
    lon: Coordinate | None = Field(
        default=None, ge=LONGITUDE[0], le=LONGITUDE[1], description="geografische Länge"
    )
    note: Note | None = Field(default=None, description="Hinweis zum Ort")

    @model_validator(mode="before")
    @classmethod
    def _axes_not_swapped(cls, data: object) -> object:
        if (
            isinstance(data, dict)
            and _lies_in(data.get("lat"), LONGITUDE)
            and _lies_in(data.get("lon"), LATITUDE)
        ):
            raise PydanticCustomError("coordinates-swapped", "„lat“ und „lon“ sind vertauscht.")
        return data

    @model_validator(mode="after")
    def _both_axes(self) -> "Address":
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError("coordinates-incomplete", "„lat“ und „lon“ gehören zusammen.")
        return self

    @property
    def point(self) -> Point | None:
        """Where it is on the earth; None where that is not known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def line(self) -> str:
        """The address in one line; empty where nothing is known."""
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        return ", ".join(part for part in (self.street, town) if part)


class Place(Address):
    """A place of an offer: the provider's house, another actor's, a meeting point, on the move."""

    kind: Literal["provider", "actor", "venue", "meeting_point", "mobile", "area", "online"] = Field(
        description="Art des Ortes"
    )
    actor: Slug | None = Field(default=None, description="Kennung des Akteurs, in dessen Haus es stattfindet")
    name: Line | None = Field(default=None, description="Name des Ortes oder des Raums")
    districts: Annotated[list[District], Items(30)] = Field(
        default=[], description="Stadtteile eines Gebiets"
    )
    service_area: Annotated[list[ServiceArea], Items(6)] = Field(
        default=[], description="wohin das Angebot kommt"
    )
    url: WebAddress | None = Field(default=None, description="Webadresse bei Angeboten im Netz")
    public_transport: Line | None = Field(default=None, description="Haltestelle und Linien")
    outdoor: YesNo | None = Field(default=None, description="draußen?")

    @model_validator(mode="after")
    def _says_where(self) -> "Place":
        if (self.kind == "actor") != (self.actor is not None):
            raise PydanticCustomError("place-actor", "„actor“ gehört genau zu Orten mit „kind: actor“.")
        if self.kind in ("venue", "meeting_point", "area") and not (
            self.name or self.street or self.districts
        ):
            raise PydanticCustomError("place-empty", "Dieser Ort braucht einen Namen oder eine Straße.")
        return self


class Accessibility(Part):
    """What people with disabilities find; unknown is not the same as missing."""

    wheelchair: Wheelchair | None = Field(default=None, description="mit dem Rollstuhl nutzbar?")
    features: Annotated[list[AccessibilityFeature], Items(14)] = Field(default=[], description="Merkmale")
    note: Note | None = Field(default=None, description="Hinweis zur Barrierefreiheit")

"""What the city says about itself: names, colours, legal data; the engine knows no city."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .dates import Day, MonthDay
from .days_off import SchoolHolidays
from .numbers import Whole
from .record import Part
from .recurrence import PublicHoliday
from .text import Email, Line, Name, Note, Phone, WebAddress

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
_CHANNELS = (0.2126, 0.7152, 0.0722)
MIN_CONTRAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    parts = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - WCAG
    return sum(weight * part for weight, part in zip(_CHANNELS, linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Colours(Part):
    """The accent colour on white and on near-black; both must be readable."""

    light: Colour = Field(description="Akzentfarbe auf hellem Grund")
    dark: Colour = Field(description="Akzentfarbe auf dunklem Grund")

    @model_validator(mode="after")
    def _readable(self) -> "Colours":
        for name, colour, ground in (("light", self.light, "#ffffff"), ("dark", self.dark, "#12181b")):
            ratio = contrast(colour, ground)
            if ratio < MIN_CONTRAST:
                raise PydanticCustomError(
                    "colour-contrast",
                    "Die Farbe „{name}“ hat nur den Kontrast {ratio} : 1.",
                    {"name": name, "ratio": f"{ratio:.1f}".replace(".", ",")},
                )
        return self


class MenuEntry(Part):
    """A link in the head or foot of every page."""

    label: Name
    path: str = Field(pattern=r"^/([a-z0-9-]+/)*$")


class LifeSituation(Part):
    """A way into the directory for people in one situation."""

    audience: str
    label: Name
    text: Line


class Holiday(Part):
    """A public holiday of the state: on a day of the year, or counted from Easter Sunday."""

    name: Name
    day: MonthDay | None = None
    days_after_easter: Whole | None = Field(default=None, ge=-60, le=70)

    @model_validator(mode="after")
    def _one_of_both(self) -> "Holiday":
        if (self.day is None) == (self.days_after_easter is None):
            raise PydanticCustomError("holiday", "Ein Feiertag braucht „day“ oder „days_after_easter“.")
        return self


class Imprint(Part):
    """Who answers for the site (§ 5 DDG, § 18 MStV)."""

    organisation: Name | None = Field(default=None, description="Name der verantwortlichen Stelle")
    represented_by: Line | None = Field(default=None, description="Vertretung der verantwortlichen Stelle")
    street: Line | None = Field(default=None, description="Straße und Hausnummer der verantwortlichen Stelle")
    town: Line | None = Field(default=None, description="Postleitzahl und Ort der verantwortlichen Stelle")
    email: Email | None = Field(default=None, description="E-Mail-Adresse der verantwortlichen Stelle")
    phone: Phone | None = Field(default=None, description="Telefon der verantwortlichen Stelle")
    editor: Line | None = Field(default=None, description="Verantwortlich für den Inhalt (§ 18 Abs. 2 MStV)")


class Privacy(Part):
    """What visitors must know about their data (Art. 13 DSGVO)."""

    officer: Line | None = Field(default=None, description="Datenschutzbeauftragte Person oder Stelle")
    officer_email: Email | None = Field(
        default=None, description="E-Mail-Adresse der datenschutzbeauftragten Stelle"
    )
    host: Line | None = Field(default=None, description="Wer die Website ausliefert")
    host_in_third_country: Line | None = Field(
        default=None, description="Land des Anbieters außerhalb der EU"
    )
    host_privacy_url: WebAddress | None = Field(default=None, description="Datenschutzhinweise des Anbieters")
    log_retention: Line | None = Field(
        default=None, description="Wie lange Zugriffsdaten gespeichert bleiben"
    )
    authority: Line | None = Field(default=None, description="Datenschutz-Aufsichtsbehörde")
    authority_url: WebAddress | None = Field(default=None, description="Website der Aufsichtsbehörde")


class KnownIssue(Part):
    """Something on the site that is not accessible yet."""

    part: Line
    reason: Note
    alternative: Note


class AccessibilityStatement(Part):
    """The accessibility statement (§ 9b NBGG)."""

    conformance: Literal["full", "partial", "none"] = Field(
        description="vollständig, teilweise oder nicht barrierefrei"
    )
    method: Note = Field(description="Wie geprüft wurde")
    tested_on: Day = Field(description="Tag der letzten Prüfung")
    known_issues: list[KnownIssue] = []
    feedback_email: Email | None = Field(
        default=None, description="E-Mail-Adresse für Rückmeldungen zu Barrieren"
    )
    enforcement: Line | None = Field(default=None, description="Schlichtungsstelle")
    enforcement_url: WebAddress | None = Field(default=None, description="Website der Schlichtungsstelle")


class StreetMap(Part):
    """A server of map tiles, asked only after a visitor's click."""

    tiles: Annotated[str, Field(pattern=r"^https?://[A-Za-z0-9.:-]+/[A-Za-z0-9._~/{}=?&%-]+$")] = Field(
        description="Adresse der Kacheln mit {z}, {x} und {y}"
    )
    attribution: Line = Field(description="Wem die Karte gehört, mit der Lizenz")
    privacy_url: WebAddress | None = Field(default=None, description="Datenschutzhinweise des Kartenservers")

    @model_validator(mode="after")
    def _names_its_tiles(self) -> "StreetMap":
        if sorted(re.findall(r"\{(.*?)\}", self.tiles)) != ["x", "y", "z"]:
            raise PydanticCustomError("map-tiles", "„tiles“ braucht {z}, {x} und {y}, jedes genau einmal.")
        return self

    @property
    def host(self) -> str:
        """The server that learns the visitor's IP address."""
        return urlsplit(self.tiles).netloc

    @property
    def origin(self) -> str:
        """The server as a policy names it, with its scheme."""
        return f"{urlsplit(self.tiles).scheme}://{self.host}"


class Site(Part):
    """Everything about this one directory that is not a record."""

    name: Name = Field(description="Name des Verzeichnisses")
    city: Name = Field(description="Name der Stadt")
    claim: Line = Field(description="Leitsatz auf der Startseite")
    description: Note = Field(description="Beschreibung für Suchmaschinen")
    language: str = Field(default="de", pattern=r"^[a-z]{2}$")
    address: WebAddress | None = Field(default=None, description="Öffentliche Adresse der Website")
    repository: WebAddress | None = Field(default=None, description="Adresse der Ablage (Repository)")
    data_license: Line = Field(description="Lizenz der Daten")
    data_license_url: WebAddress = Field(description="Text der Lizenz")
    colours: Colours
    menu: list[MenuEntry]
    footer: list[MenuEntry]
    life_situations: list[LifeSituation]
    public_holidays: list[Holiday] = []
    school_holidays: SchoolHolidays | None = None
    feedback_email: Email | None = Field(default=None, description="E-Mail-Adresse für Hinweise auf Fehler")
    imprint: Imprint = Imprint()
    privacy: Privacy = Privacy()
    accessibility: AccessibilityStatement
    map: StreetMap | None = Field(default=None, description="Kartenserver für die Straßenkarte")

    @property
    def holidays(self) -> tuple[PublicHoliday, ...]:
        """The public holidays, ready for reckoning."""
        return tuple(
            PublicHoliday(one.name, one.day or "", one.days_after_easter or 0) for one in self.public_holidays
        )

    def missing_for_release(self) -> Iterator[tuple[str, str]]:
        """Yield path and description of everything only the city can supply and has not yet."""
        parts: tuple[tuple[str, Part, tuple[str, ...]], ...] = (
            ("", self, ("address", "feedback_email")),
            ("imprint.", self.imprint, tuple(type(self.imprint).model_fields)),
            (
                "privacy.",
                self.privacy,
                ("officer", "officer_email", "host", "log_retention", "authority", "authority_url"),
            ),
            ("accessibility.", self.accessibility, ("feedback_email", "enforcement", "enforcement_url")),
        )
        for prefix, part, names in parts:
            for name in names:
                if not getattr(part, name):
                    yield f"{prefix}{name}", str(type(part).model_fields[name].description)

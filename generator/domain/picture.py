"""A picture as a record names it, and as it lies in the content folder."""

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from .record import Part
from .text import Alternative, Line


@dataclass(frozen=True)
class Picture:
    """An image file; width and height in pixels."""

    name: str
    width: int
    height: int
    data: bytes = field(repr=False)


class Image(Part):
    """A picture with everything that makes it lawful and understandable."""

    file: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png|webp)$", description="Datei im Ordner images"
    )
    alt: Alternative = Field(description="was auf dem Bild zu sehen ist")
    credit: Line = Field(description="wer das Bild gemacht hat")
    license: Line = Field(description="Lizenz, zum Beispiel CC-BY-4.0")
    people: Literal["none", "consented"] = Field(description="Menschen auf dem Bild?")

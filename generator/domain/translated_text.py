"""Texts in easy language and in other languages, tied to the text they translate."""

from pydantic import Field

from .record import Part
from .text import Line, Note


class EasySummary(Part):
    """A text in easy language, tied to the text it translates."""

    text: Note = Field(description="Text in Leichter oder Einfacher Sprache")
    of: str = Field(
        pattern=r"^[0-9a-f]{12}$",
        description="Prüfsumme des übersetzten Textes (bne check nennt die richtige)",
    )


class Translation(Part):
    """Title and summary in another language, tied to the text they translate."""

    title: Line = Field(description="Titel")
    summary: Note = Field(description="Kurzbeschreibung")
    of: str = Field(
        pattern=r"^[0-9a-f]{12}$",
        description="Prüfsumme des übersetzten Textes (bne check nennt die richtige)",
    )

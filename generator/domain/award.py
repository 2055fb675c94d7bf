"""A prize or recognition."""

from pydantic import Field

from .numbers import Whole
from .record import Part
from .text import Line, Note, WebAddress


class Award(Part):
    """A prize or recognition, never without its programme."""

    programme: Line = Field(description="Programm oder Preis")
    years: list[Whole] = Field(default=[], max_length=30, description="Jahre")
    count: Whole | None = Field(default=None, ge=1, le=100, description="wie oft")
    note: Note | None = Field(default=None, description="Hinweis")
    source: WebAddress | None = Field(default=None, description="Quelle")

"""A file that people subscribe to, as the pages beside it name it."""

from dataclasses import dataclass
from typing import Literal

from .template import escaped


@dataclass(frozen=True)
class Feed:
    """A calendar or a list of news; `path` leads to it from the root of the site, as `/kalender/termine.ics`."""

    path: str
    title: str
    type: Literal["text/calendar", "application/atom+xml"]

    @property
    def is_calendar(self) -> bool:
        """Whether calendars read it, not readers of news."""
        return self.type == "text/calendar"

    def head(self, root: str) -> str:
        """Return the line by which programs find it in the head of a page."""
        return f'<link rel="alternate" type="{self.type}" title="{escaped(self.title)}" href="{root}{self.path[1:]}">'

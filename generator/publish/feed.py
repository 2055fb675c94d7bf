"""A file that people subscribe to, as the pages beside it name it."""

from dataclasses import dataclass
from typing import Literal

from .atom_file import Head
from .edition import Edition
from .template import escaped


@dataclass(frozen=True)
class Feed:
    """A calendar or a list of news; `path` leads to it from the root of the site, as `/kalender/termine.ics`."""

    path: str
    title: str
    type: Literal["text/calendar", "application/atom+xml"]
    subject: str
    """What comes with it, in a word or two: „Termine“, „Neues“."""
    is_empty: bool = False
    """Whether nothing comes with it yet."""

    @property
    def is_calendar(self) -> bool:
        """Whether calendars read it, not readers of news."""
        return self.type == "text/calendar"

    def head(self, root: str) -> str:
        """Return the line by which programs find it in the head of a page."""
        return f'<link rel="alternate" type="{self.type}" title="{escaped(self.title)}" href="{root}{self.path[1:]}">'


def head_of(edition: Edition, feed: Feed, page: str) -> Head:
    """Return what a feed of news says about itself; `page` is the address of the page that it goes with."""
    address = edition.site.address
    return Head(
        id=f"{address}{feed.path}",
        address=f"{address}{feed.path}",
        page=f"{address}{page}",
        title=f"{edition.site.name} – {feed.title}",
        author=edition.site.name,
        rights=edition.site.data_license,
        language=edition.site.language,
        since=edition.newest_word,
    )

"""The body of a page of the site as a part of one file that works alone: no script, nothing to load, no dead link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

_DROPPED = frozenset({"nav", "form", "script", "style", "link", "button", "dialog", "template"})
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
# The style sheets know four levels.
_HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4"}
_NAMING = ("id", "for", "aria-describedby")
# With several pages in one file, each would have a region of the same name.
_LEFT_OUT = "aria-labelledby"


@dataclass(frozen=True)
class Place:
    """Where a page stands in the file: what its ids begin with, where its links and pictures lead.

    `link` and `picture` get an address as the page has it and return the one to write, or an empty text.
    """

    prefix: str
    link: Callable[[str], str]
    picture: Callable[[str], str]


def as_part(html: str, place: Place) -> str:
    """Return the HTML with its headings one level lower and all that needs a site taken out."""
    rewriter = _Rewriter(place)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.pieces)


@dataclass
class _Open:
    """An element that is open: how it is written, and whether it is left out with all that is in it."""

    source: str
    written: str
    dropped: bool


class _Rewriter(HTMLParser):
    def __init__(self, place: Place) -> None:
        super().__init__(convert_charrefs=False)
        self._place = place
        self._open: list[_Open] = []
        self.pieces: list[str] = []

    @property
    def _silent(self) -> bool:
        return bool(self._open) and self._open[-1].dropped

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        dropped = self._silent or tag in _DROPPED or "no-print" in given.get("class", "").split()
        written = self._written(tag, given) if not dropped else tag
        if not dropped:
            self.pieces.append(_tag(written, self._attributes(given)))
        if tag not in _VOID:
            self._open.append(_Open(tag, written, dropped))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed = self._open.pop()
            if not closed.dropped:
                self.pieces.append(f"</{closed.written}>")
            if closed.source == tag:
                return

    def handle_data(self, data: str) -> None:
        self._say(data)

    def handle_entityref(self, name: str) -> None:
        self._say(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._say(f"&#{name};")

    def _say(self, text: str) -> None:
        if not self._silent:
            self.pieces.append(text)

    def _written(self, tag: str, given: dict[str, str]) -> str:
        """Return the tag to write; a link that leads nowhere is only its words."""
        if tag == "a" and not self._place.link(given.get("href", "")):
            given.clear()
            return "span"
        return _HEADINGS.get(tag, tag)

    def _attributes(self, given: Mapping[str, str]) -> dict[str, str]:
        kept = {
            name: value for name, value in given.items() if not name.startswith("on") and name != _LEFT_OUT
        }
        for name in _NAMING:
            if name in kept:
                kept[name] = " ".join(self._place.prefix + one for one in kept[name].split())
        if "href" in kept:
            kept["href"] = self._place.link(kept["href"])
        if "src" in kept:
            kept["src"] = self._place.picture(kept["src"])
        return kept


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"

"""What a list of hits shows: one card for everything that can be found, and the words of what is no record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from ..domain.catalogue import ActorEntry, OfferEntry
from ..search.documents import meaning_of
from ..search.index import Document
from .cards import card_of
from .edition import Edition
from .frame import FRAME_FOLDER
from .ways_in import FACETS, offers_by_code

LONGEST = 115
MOST_AUDIENCES = 3
_SHOWN_LISTS = ("topics", "audiences", "offer-types")
_NOT_FOUND = ("404.html", "suche/", "merkliste/", f"{FRAME_FOLDER}/")
_LIST_BOOST, _STATEMENT_BOOST, _PAGE_BOOST = 0.6, 0.6, 0.4

Card = list[str | list[str]]
"""Address without the first slash, title, text, a line above it, facts, badge, and the code of the badge."""


@dataclass(frozen=True)
class Findable:
    """Something that can be found, with its card."""

    document: Document
    card: Card


def offer_card(edition: Edition, entry: OfferEntry) -> Card:
    """Return the card of an offer."""
    card = card_of(edition, entry)
    audiences = ", ".join(card.audiences[:MOST_AUDIENCES])
    facts = [fact for fact in (card.when, card.where, audiences, card.cost) if fact]
    return [
        card.address[1:], card.title, _cut(card.summary), f"{card.type} · {card.provider}", facts, card.badge,
        card.freshness,
    ]  # fmt: skip


def actor_card(edition: Edition, entry: ActorEntry) -> Card:
    """Return the card of an actor."""
    actor = entry.record
    number = len(edition.catalogue.offers_of(entry.id))
    facts = [f"{number} Angebote" if number > 1 else "1 Angebot"] if number else []
    return [
        f"akteure/{entry.id}/", actor.name, _cut(actor.summary), edition.label("actor-types", actor.type), facts, "",
    ]  # fmt: skip


def lists(edition: Edition) -> Iterator[Findable]:
    """Yield the lists of a topic, an audience or a type that hold offers."""
    for facet in FACETS:
        if facet.vocabulary not in _SHOWN_LISTS:
            continue
        for code, offers in offers_by_code(edition, facet).items():
            if not offers:
                continue
            concept = edition.vocabularies[facet.vocabulary][code]
            facts = [f"{len(offers)} Angebote" if len(offers) > 1 else "1 Angebot"]
            address = f"{facet.path}{code}/"[1:]
            yield Findable(
                Document({"title": concept.label}, {"labels": [meaning_of(concept)]}, _LIST_BOOST),
                [address, concept.label, concept.definition or "", facet.one, facts, ""],
            )


def statements(edition: Edition) -> Iterator[Findable]:
    """Yield the statements of the Leitbild."""
    for one in edition.catalogue.leitbild.statements:
        yield Findable(
            Document({"title": one.title}, boost=_STATEMENT_BOOST),
            [f"leitbild/#{one.id}", one.title, "", "Leitbild", [], ""],
        )


def pages(engine_pages: Mapping[str, str]) -> Iterator[Findable]:
    """Yield the editorial pages."""
    for path, html in sorted(engine_pages.items()):
        if path.startswith(_NOT_FOUND):
            continue
        found = _Text()
        found.feed(html)
        title, text = " ".join(found.title.split()), " ".join(" ".join(found.text).split())
        if title:
            address = path.removesuffix("index.html")
            yield Findable(
                Document({"title": title, "text": text}, boost=_PAGE_BOOST),
                [address, title, _cut(text), "Über das Verzeichnis", [], ""],
            )


def _cut(text: str) -> str:
    """Return the beginning of a text, whole words."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


class _Text(HTMLParser):
    """The heading and the text of what stands in <main>; marks of blocks are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.text: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where we are."""
        del attrs
        if tag in ("main", "h1", "script", "style"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Forget it again."""
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep what people read."""
        if "main" not in self._open or "@@bne:" in data or self._open[-1] in ("script", "style"):
            return
        if self._open[-1] == "h1":
            self.title += data
        else:
            self.text.append(data)

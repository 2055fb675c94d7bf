"""One page for each actor: profile, programme, networks, history."""

from collections.abc import Iterator

from ..domain.actor import Actor
from ..domain.catalogue import ActorEntry, OfferEntry, address_of
from ..domain.evidence import Freshness
from .actor_list import actor_list
from .artefact import Artefact
from .awards import award_lines
from .calendars import calendar_at
from .cards import actor_card_of, card_of
from .contact_age import has_old_contact
from .contribution import ways_for
from .desk_pages import desk_of
from .edition import Edition
from .facts import Fact, Line, accessibility_lines, coded, contact_lines, fact, short_address
from .linked.actor_node import actor_node
from .linked.node import data_block
from .markdown import to_html
from .news import news_at
from .pages import Binder, Page
from .pictures import shown
from .shelves import shelf_of
from .template import safe
from .translations import translations_of
from .words import actor_badge


def actor_pages(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield the list of actors and the page of each."""
    yield from actor_list(edition, binder)
    for entry in edition.catalogue.actors.values():
        yield actor_page(edition, binder, entry)


def actor_page(edition: Edition, binder: Binder, entry: ActorEntry) -> Artefact:
    """Return the page of an actor."""
    actor, catalogue = entry.record, edition.catalogue
    freshness = actor.freshness(edition.today)
    description = to_html(actor.description) if actor.description else ""
    values = {
        "card": actor_card_of(edition, entry),
        "entry": entry,
        "actor": actor,
        "picture": shown(catalogue.pictures[actor.logo.file]) if actor.logo else None,
        "facts": tuple(_facts(edition, entry)),
        "description": safe(description),
        "shelf": shelf_of(edition, _in_order(edition, entry.id)),
        "with_others": tuple(card_of(edition, one) for one in catalogue.offers_with(entry.id)),
        "members": [actor_card_of(edition, one) for one in catalogue.members_of(entry.id)],
        "parts": [actor_card_of(edition, one) for one in catalogue.parts_of(entry.id)],
        "awards": award_lines(actor.awards),
        "translations": translations_of(edition, actor),
        "freshness_sentence": _freshness_sentence(entry),
        "freshness": freshness,
        "badge": actor_badge(edition, freshness),
        "is_over": freshness is Freshness.HISTORICAL,
        "ways": ways_for(edition.site, entry),
        "desk": desk_of(entry),
    }
    address = address_of(entry)
    offers = catalogue.offers_of(entry.id)
    feeds = (
        *calendar_at(edition, address, actor.name, offers),
        *news_at(edition, address, actor.name, offers),
    )
    page = Page(address, "akteure", "actor.html", actor.name, actor.summary, feeds=feeds)
    return binder.bind(page.saying(data_block(actor_node(edition, entry))), values)


def _in_order(edition: Edition, actor: str) -> list[OfferEntry]:
    return sorted(edition.catalogue.offers_of(actor), key=lambda one: edition.position[one.id])


def _facts(edition: Edition, entry: ActorEntry) -> Iterator[Fact]:
    actor = entry.record
    yield from _relations(edition, actor)
    if actor.address:
        district = edition.label("districts", actor.address.district) if actor.address.district else ""
        lines = (actor.address.line, district and f"Stadtteil {district}", actor.address.note)
        yield fact("Anschrift", [text for text in lines if text])
    yield Fact("Kontakt", tuple(_contact(edition, entry)), known=bool(actor.website or actor.contact))
    if actor.opening_hours:
        yield fact("Öffnungszeiten", [actor.opening_hours])
    yield from _history(actor)
    yield from coded(edition, "Arbeitet für", "audiences", actor.audiences)
    if actor.accessibility:
        yield fact("Barrierefreiheit", accessibility_lines(edition, actor.accessibility))


def _relations(edition: Edition, actor: Actor) -> Iterator[Fact]:
    for term, names in (
        ("Gehört zu", [actor.part_of]),
        ("Netzwerke", actor.member_of),
        ("Nachfolge", [actor.successor]),
    ):
        lines = tuple(_link(edition, name) for name in names if name)
        if lines:
            yield Fact(term, lines)


def _history(actor: Actor) -> Iterator[Fact]:
    if actor.founded:
        yield fact("Gegründet", [actor.founded.words])
    if actor.former_names:
        yield fact(
            "Frühere Namen",
            [f"{one.name} ({one.note})" if one.note else one.name for one in actor.former_names],
        )
    names = [text for text in (actor.legal_name, actor.short_name, *actor.aliases) if text]
    if names:
        yield fact("Auch bekannt als", [", ".join(names)])
    if actor.legal_form:
        yield fact("Rechtsform", [actor.legal_form])


def _link(edition: Edition, name: str) -> Line:
    return Line(edition.catalogue.actors[name].record.name, f"/akteure/{name}/", own=True)


def _contact(edition: Edition, entry: ActorEntry) -> Iterator[Line]:
    actor = entry.record
    if actor.website:
        yield Line(short_address(actor.website), actor.website)
    if actor.contact:
        yield from contact_lines(actor.contact)
    for url in actor.social:
        yield Line(short_address(url), url)
    if not (actor.website or actor.contact or actor.social):
        yield Line("Keine Kontaktdaten bekannt")
    elif has_old_contact(actor, edition.today):
        yield Line(
            "Diese Kontaktdaten sind über zwei Jahre alt oder ohne Datum. Bitte prüfen Sie sie auf der Website."
        )


def _freshness_sentence(entry: ActorEntry) -> str:
    actor = entry.record
    if actor.confirmed_on:
        return f"Angaben bestätigt am {actor.confirmed_on:%d.%m.%Y}."
    known = actor.evidence.words if actor.evidence else "ohne Quelle"
    status = {
        "inactive": "Laut Quelle nicht mehr tätig",
        "renamed": "Laut Quelle heute unter anderem Namen tätig",
        "unknown": "Ob es diesen Akteur noch gibt, ist nicht belegt",
    }.get(actor.status, "Vom Akteur noch nicht bestätigt")
    return f"{status} ({known})."

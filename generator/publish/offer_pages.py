"""One page for each offer: the facts first, then the text, then how we know."""

from collections.abc import Iterator
from itertools import islice

from ..domain.catalogue import OfferEntry, address_of
from ..domain.evidence import Freshness
from ..domain.offer import ROLES
from ..domain.picture import Image
from ..domain.schedule import Dated, Recurring, Schedule
from ..domain.schedule_words import has_times, in_words, occurrence_words, remark_words
from .artefact import Artefact
from .awards import award_lines
from .calendars import offer_calendar
from .cards import alike, card_of
from .contribution import ways_for
from .edition import Edition
from .facts import Fact, Line, accessibility_lines, coded, contact_lines, fact
from .link_preview import LEAST_WIDTH, LinkPicture
from .linked.node import data_block
from .linked.offer_node import offer_node
from .markdown import to_html
from .pages import Binder, Page
from .pictures import shown
from .template import safe
from .translations import translations_of
from .words import audience_lines, cost_lines, freshness_sentence, place_line

ROLE_LABELS = {
    "partners": "Partner",
    "funders": "Förderung",
    "coordinators": "Koordination",
    "hosts": "Gastgeber",
}
MOST_DATES = 8
MOST_ALIKE = 4


def offer_pages(edition: Edition, binder: Binder) -> Iterator[Artefact]:
    """Yield the pages of all offers."""
    for entry in edition.catalogue.offers.values():
        yield offer_page(edition, binder, entry)


def offer_page(edition: Edition, binder: Binder, entry: OfferEntry, most_alike: int = MOST_ALIKE) -> Artefact:
    """Return the page of an offer, with so many similar offers at its end."""
    offer, freshness = entry.record, edition.freshness[entry.id]
    coming = edition.coming(entry) if freshness.is_current else ()
    description = to_html(offer.description) if offer.description else ""
    values = {
        "card": card_of(edition, entry),
        "entry": entry,
        "offer": offer,
        "picture": shown(edition.catalogue.pictures[offer.image.file]) if offer.image else None,
        "freshness": freshness,
        "freshness_sentence": freshness_sentence(offer, freshness),
        "facts": tuple(_facts(edition, entry)),
        "dates": [
            (occurrence_words(one), one.status, remark_words(one)) for one in islice(coming, MOST_DATES)
        ],
        "description": safe(description),
        "involved": tuple(_involved(edition, entry)),
        "series": card_of(edition, edition.catalogue.offers[offer.series]) if offer.series else None,
        "editions": tuple(card_of(edition, one) for one in _editions(edition, entry.id)),
        "translations": translations_of(edition, offer),
        "statements": [one for one in edition.catalogue.leitbild.statements if one.id in offer.leitbild],
        "awards": award_lines(offer.awards),
        "alike": alike(edition, entry, most_alike),
        "is_over": freshness is Freshness.HISTORICAL,
        "ways": ways_for(edition.site, entry),
    }
    address = address_of(entry)
    feeds, topic = offer_calendar(edition, entry), edition.label("topics", offer.topics[0])
    photo = _photo(edition, offer.image) if offer.image else None
    page = Page(
        address, "angebote", "offer.html", offer.title, offer.summary, feeds=feeds, topic=topic, photo=photo
    )
    return binder.bind(page.saying(data_block(offer_node(edition, entry))), values)


def _photo(edition: Edition, image: Image) -> LinkPicture | None:
    picture = shown(edition.catalogue.pictures[image.file])
    if picture.width < LEAST_WIDTH:
        return None
    return LinkPicture(picture.address, "image/webp", picture.width, picture.height, image.alt)


def _facts(edition: Edition, entry: OfferEntry) -> Iterator[Fact]:
    offer = entry.record
    yield fact("Wann", _times(offer.schedule), known=has_times(offer.schedule), name="when")
    if offer.valid_until:
        yield fact("Gültig bis", [f"{offer.valid_until:%d.%m.%Y}"])
    yield fact("Für wen", audience_lines(edition, offer))
    yield Fact("Wo", tuple(_places(edition, entry)), known=bool(offer.places), name="where")
    yield fact(
        "Kosten",
        cost_lines(edition, offer),
        known=offer.cost is not None and offer.cost.kind != "unknown",
        name="cost",
    )
    if offer.duration:
        yield fact("Dauer", [offer.duration.words])
    yield Fact("Anmeldung", tuple(_registration(edition, entry)), known=offer.registration is not None)
    if offer.contact:
        yield Fact("Kontakt", tuple(contact_lines(offer.contact)))
    yield fact("Form", [edition.label("offer-types", offer.type), edition.label("formats", offer.format)])
    yield from coded(edition, "Sprachen", "languages", offer.languages)
    yield from coded(edition, "Ansatz", "approaches", offer.approaches)
    yield from coded(edition, "Schulfächer", "subjects", offer.subjects)
    yield from coded(edition, "Kompetenzen", "competences", offer.competences)
    if offer.accessibility:
        yield fact("Barrierefreiheit", accessibility_lines(edition, offer.accessibility))
    else:
        yield fact("Barrierefreiheit", ["Nicht bekannt – bitte beim Anbieter fragen"], known=False)


def _times(schedule: Schedule) -> Iterator[str]:
    yield in_words(schedule)
    # Beside a rule or single dates, the words of the source may say more.
    if (
        schedule.text
        and isinstance(schedule, (Dated, Recurring))
        and schedule.text.casefold() not in in_words(schedule).casefold()
    ):
        yield f"In Worten der Quelle: {schedule.text}"


def _places(edition: Edition, entry: OfferEntry) -> Iterator[Line]:
    offer = entry.record
    if not offer.places:
        yield Line("Ort nicht bekannt – bitte beim Anbieter fragen")
    for place in offer.places:
        owner = offer.house_of(place)
        text = place_line(edition, offer, place)
        if place.url:
            yield Line(text, place.url)
        else:
            yield Line(text, f"/akteure/{owner}/", own=True) if owner else Line(text)
        if place.outdoor is not None:
            yield Line("Draußen" if place.outdoor else "Drinnen")
        if place.public_transport:
            yield Line(f"Mit Bus und Bahn: {place.public_transport}")


def _registration(edition: Edition, entry: OfferEntry) -> Iterator[Line]:
    registration = entry.record.registration
    if registration is None:
        yield Line("Ob eine Anmeldung nötig ist, ist nicht bekannt – bitte beim Anbieter fragen")
        return
    if registration.required is not None:
        yield Line("Anmeldung nötig" if registration.required else "Ohne Anmeldung")
    if registration.note:
        yield Line(registration.note)
    if registration.deadline:
        yield Line(f"Anmelden bis {registration.deadline:%d.%m.%Y}")
    if registration.deadline_days:
        yield Line(f"Mindestens {registration.deadline_days} Tage vorher anmelden")
    yield from contact_lines(registration)
    if (registration.phone or registration.email) and not edition.freshness[entry.id].is_current:
        yield Line("Diese Kontaktdaten sind alt oder nicht bestätigt.")


def _editions(edition: Edition, series: str) -> list[OfferEntry]:
    return sorted(
        edition.catalogue.editions_of(series), key=lambda one: (one.record.schedule.first_day, one.id)
    )


def _involved(edition: Edition, entry: OfferEntry) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for role in ROLES:
        names = getattr(entry.record, role)
        if names:
            yield (
                ROLE_LABELS[role],
                [(f"/akteure/{name}/", edition.catalogue.actors[name].record.name) for name in names],
            )

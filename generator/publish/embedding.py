"""What partners put on their own websites: an element that shows their offers, and plain HTML without a script.

The addresses of the module and of each file stay for ever: they stand in pages that nobody here can change.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from ..domain.catalogue import ActorEntry, OfferEntry, address_of, name_of
from ..domain.site import Site
from .artefact import Artefact
from .assets import ASSETS
from .cards import card_of
from .contribution import public
from .edition import Edition
from .minify import small_script
from .open_data.api import API
from .open_data.data_file import as_json
from .shelves import living
from .template import render

MODULE = "einbetten/angebote.js"
MOST_LINKED = 20
_SOURCE = ASSETS / "embed" / "angebote.js"


def embedding(edition: Edition) -> Iterator[Artefact]:
    """Yield the module and, for each actor, the file that it reads; former ids of an actor keep theirs."""
    yield Artefact(MODULE, small_script(_SOURCE.read_text(encoding="utf-8")))
    for actor in edition.catalogue.actors.values():
        text = as_json(programme(edition, actor))
        for name in (actor.id, *actor.record.redirect_from):
            yield Artefact(f"{API}/actors/{name}/offers.json", text)


def programme(edition: Edition, actor: ActorEntry) -> dict[str, Any]:
    """Return the living offers of an actor in the few words that a list shows."""
    site = edition.site
    return {
        "license": {"id": site.data_license, "url": site.data_license_url},
        "directory": site.name,
        "page": public(site, address_of(actor)),
        "offers": [_shown(edition, one) for one in living_of(edition, actor)],
    }


def living_of(edition: Edition, actor: ActorEntry) -> list[OfferEntry]:
    """Return the offers of an actor that are not over, what one may rely on first."""
    offers = edition.catalogue.offers_of(actor.id)
    return living(edition, sorted(offers, key=lambda one: edition.position[one.id]))


def element_html(edition: Edition, actor: ActorEntry) -> str:
    """Return HTML for the actor's own website that is always up to date; empty where the site has no address."""
    return _html(edition, actor, "parts/embedded_element.html", {"module": f"/{MODULE}"})


def links_html(edition: Edition, actor: ActorEntry) -> str:
    """Return the same as plain links, as of today; empty where the site has no address."""
    offers = living_of(edition, actor)[:MOST_LINKED]
    return _html(edition, actor, "parts/embedded.html", {"links": [_link(edition, one) for one in offers]})


def origin_of(site: Site) -> str:
    """Return the server of the site, as the policy of another website names it; empty without an address."""
    parts = urlsplit(site.address or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _html(edition: Edition, actor: ActorEntry, template: str, values: dict[str, Any]) -> str:
    site = edition.site
    if not site.address:
        return ""
    home = public(site, address_of(actor))
    given = {**values, "home": home, "id": actor.id, "actor": actor.record, "site": site}
    return render(template, "", given).strip()


def _link(edition: Edition, entry: OfferEntry) -> tuple[str, str]:
    return name_of(entry), public(edition.site, address_of(entry))


def _shown(edition: Edition, entry: OfferEntry) -> dict[str, str]:
    card = card_of(edition, entry)
    return {
        "title": card.title,
        "page": public(edition.site, card.address),
        "when": card.when,
        "where": card.where,
        "cost": card.cost,
        "freshness": card.freshness.value,
        "badge": card.badge,
    }

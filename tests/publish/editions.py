"""Small editions: a few records in Musterstadt, without reading a file each time."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.domain.actor import Actor
from generator.domain.offer import Offer
from generator.publish import publish
from generator.publish.artefact import Artefact
from generator.publish.edition import Edition
from generator.publish.frame import FRAME_FOLDER, FRAMES
from tests.build import ACTOR, OFFER, a_catalogue
from tests.town.sites import TOWN_DAY, town_edition

_FRAME = (
    '<!doctype html><html lang="de"><head><title>@@bne:title@@</title>'
    '<meta name="description" content="@@bne:description@@">@@bne:canonical@@@@bne:head@@</head>'
    '<body><a href="@@bne:root@@">Start</a><main>@@bne:body@@</main>'
    '<a href="@@bne:mistake@@">Fehler melden</a></body></html>'
)
FRAME_PAGES = {f"{FRAME_FOLDER}/{kind}/index.html": _FRAME for kind in FRAMES}


def an_offer(**changes: Any) -> Offer:  # noqa: ANN401 - whatever a record may hold
    """A right offer with codes of the real lists; a change to None takes the field out."""
    return Offer.model_validate(_changed(OFFER, changes), context={"vocabularies": town().vocabularies})


def an_actor(**changes: Any) -> Actor:  # noqa: ANN401
    """A right actor with codes of the real lists; a change to None takes the field out."""
    return Actor.model_validate(_changed(ACTOR, changes), context={"vocabularies": town().vocabularies})


def _changed(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**base, **changes}.items() if value is not None}


@cache
def town() -> Edition:
    return town_edition()


def an_edition(
    offers: Mapping[str, Offer] | None = None, actors: Mapping[str, Actor] | None = None
) -> Edition:
    """These records alone, with Musterstadt's site and the real lists."""
    catalogue = a_catalogue(offers, actors or {"musterverein": an_actor()}, vocabularies=town().vocabularies)
    return Edition(catalogue, town().site, town().rulebook, TOWN_DAY)


def pages_of(edition: Edition) -> dict[str, str]:
    """Return every text of an edition in a bare frame, by path."""
    found = publish(edition, FRAME_PAGES)
    return {one.path: text_of(one) for one in found if not one.path.startswith("bilder/")}


def text_of(artefact: Artefact) -> str:
    return artefact.data.decode()

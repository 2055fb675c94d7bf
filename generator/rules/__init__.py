"""Catalogue to problems: what only shows when all records are seen together."""

from collections.abc import Callable, Iterator
from datetime import date

from ..domain.catalogue import Catalogue
from ..problem import Problem
from . import (
    addresses,
    doubles,
    finding,
    freshness,
    identity,
    language,
    pictures,
    places,
    privacy,
    references,
    vocabularies,
)

Rule = Callable[[Catalogue, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    references.every_reference_leads_somewhere,
    references.ended_records_name_their_actor,
    references.nobody_refers_to_itself,
    references.no_circles,
    identity.names_are_unique,
    doubles.titles_differ,
    doubles.offers_are_entered_once,
    identity.former_ids_are_free,
    identity.ended_ids_stay_unused,
    identity.statements_have_one_id,
    freshness.nothing_is_known_from_the_future,
    freshness.confirmations_are_recent,
    freshness.confirmed_dates_lie_ahead,
    freshness.prices_have_a_date,
    freshness.translations_follow_their_text,
    freshness.awards_have_a_year,
    language.titles_are_calm,
    language.texts_hold_no_contact_data,
    privacy.people_have_agreed,
    privacy.mailboxes_belong_to_organisations,
    addresses.links_say_where_they_lead,
    addresses.samples_are_replaced,
    places.mobile_offers_say_where_they_go,
    pictures.pictures_are_there,
    pictures.pictures_are_used,
    finding.offers_are_found,
    vocabularies.concepts_hang_together,
    vocabularies.codes_are_still_in_use,
)


def judge(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Yield what is wrong between the records, and what a person should look at."""
    for rule in RULES:
        yield from rule(catalogue, today)

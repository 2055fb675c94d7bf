"""An actor in the terms of schema.org."""

from ...domain.actor import Actor
from ...domain.catalogue import ActorEntry
from ..awards import award_lines
from ..contact_age import has_old_contact
from ..edition import Edition
from .node import Node, known
from .organisation import organisation
from .where import address_node


def actor_node(edition: Edition, entry: ActorEntry) -> Node:
    """Return the profile of an actor; contact data of which nobody says that they hold stay away."""
    actor = entry.record
    others = [text for text in (actor.short_name, *actor.aliases) if text]
    return {
        **organisation(edition, entry.id),
        **known(
            legalName=actor.legal_name,
            alternateName=others,
            description=actor.summary,
            address=address_node(actor.address) if actor.address else None,
            sameAs=actor.social,
            foundingDate=str(actor.founded) if actor.founded else None,
            parentOrganization=organisation(edition, actor.part_of) if actor.part_of else None,
            memberOf=[organisation(edition, one) for one in actor.member_of],
            knowsAbout=[edition.label("topics", code) for code in actor.topics],
            award=[words for words, _source in award_lines(actor.awards)],
            contactPoint=None if has_old_contact(actor, edition.today) else _contact(actor),
        ),
    }


def _contact(actor: Actor) -> Node:
    contact = actor.contact
    if contact is None:
        return {}
    # A role and a mailbox; names of persons stay on the page to which they agreed.
    ways = known(email=contact.email, telephone=contact.phone, url=contact.url)
    return known(type_="ContactPoint", contactType=contact.role, **ways) if ways else {}

"""An actor as others name it, in the terms of schema.org."""

from ..edition import Edition
from .node import Node, known, schema_class, uri


def organisation(edition: Edition, name: str) -> Node:
    """Return an actor in so many words as others need to name it."""
    actor = edition.catalogue.actors[name].record
    type_ = schema_class(edition.vocabularies["actor-types"], actor.type, "Organization")
    page = uri(edition.site, f"/akteure/{name}/")
    return known(type_=type_, id_=page, name=actor.name, url=actor.website or page)

"""The name of an actor where its id belongs: which id was meant, once all actors are read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..domain.catalogue import ActorEntry
from ..domain.offer import ROLES
from ..problem import Problem
from .folder import as_slug

_NAME_ACTORS = ("actor", *ROLES, "places", "part_of", "successor", "member_of")


def with_actors_meant(problems: Iterable[Problem], actors: Mapping[str, ActorEntry]) -> Iterator[Problem]:
    """Yield the findings; where somebody wrote the name of an actor in place of its id, the hint says the id."""
    meant: dict[str, str] = {}
    for name, actor in actors.items():
        called = (actor.record.name, actor.record.short_name, *actor.record.aliases)
        meant |= {as_slug(one): name for one in called if one}
    meant |= {name: name for name in actors}
    for one in problems:
        is_actor = one.rule == "bad-id" and one.field.startswith(_NAME_ACTORS)
        known = meant.get(as_slug(one.value.removesuffix(".yml"))) if is_actor else None
        yield replace(one, hint=f"Meinten Sie „{known}“?") if known else one

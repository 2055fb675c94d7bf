"""How records follow when the model or the lists change: small steps from one tree of text to the next.

A step takes a record as it was written and returns it as it is written now; a record it does not concern comes
back equal. Steps run in the order of `STEPS`, and running all of them twice changes nothing more. A change that
neither table below can say becomes a step of its own: a module here, and one line in `STEPS`.
"""

from collections.abc import Callable

from ...domain.actor import Actor
from ...domain.offer import Offer
from ...domain.vocabulary import Vocabularies
from ..yaml_text import Data
from .renamed_keys import RENAMED, with_keys_renamed
from .replaced_codes import with_codes_replaced

Record = dict[str, Data]
Model = type[Offer] | type[Actor]


def _renamed(record: Record, model: Model, _vocabularies: Vocabularies) -> Record:
    return with_keys_renamed(record, RENAMED.get(model, {}))


STEPS: tuple[Callable[[Record, Model, Vocabularies], Record], ...] = (_renamed, with_codes_replaced)


def migrated(record: Record, model: Model, vocabularies: Vocabularies) -> Record:
    """Return the record as the model and the lists want it today."""
    for step in STEPS:
        record = step(record, model, vocabularies)
    return record

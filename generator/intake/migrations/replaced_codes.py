"""Codes that the lists have replaced by others (`replaced_by`)."""

from collections.abc import Iterator

from pydantic import ValidationError

from ...domain.record import Part
from ...domain.vocabulary import Vocabularies, Vocabulary
from ...origin import FieldPath
from ..field_path import spot_of
from ..yaml_text import Data


def with_codes_replaced(
    record: dict[str, Data], model: type[Part], vocabularies: Vocabularies
) -> dict[str, Data]:
    """Return the record with the code that is in use today wherever an old one stands."""
    if not any(concept.replaced_by for one in vocabularies.values() for concept in one.concepts):
        return record
    table = dict(_replacements(record, model, vocabularies))
    return {key: _replaced(value, (key,), table) for key, value in record.items()} if table else record


def _replacements(
    record: dict[str, Data], model: type[Part], vocabularies: Vocabularies
) -> Iterator[tuple[FieldPath, str]]:
    """Yield the place of each replaced code and what stands there from now on.

    The model knows where codes stand, so it is asked to read the record with the current codes alone.
    """
    current = {
        name: {concept.code for concept in one.concepts if not concept.replaced_by}
        for name, one in vocabularies.items()
    }
    try:
        model.model_validate(record, context={"vocabularies": current})
    except ValidationError as error:
        for one in error.errors(include_url=False):
            if one["type"] == "unknown-code" and "[key]" not in one["loc"]:
                vocabulary = vocabularies[one["ctx"]["vocabulary"]]
                yield (
                    spot_of(model, one["loc"], record).path,
                    _successor(one["ctx"]["value"], vocabulary),
                )


def _successor(code: str, vocabulary: Vocabulary) -> str:
    seen: set[str] = set()
    while code in vocabulary and code not in seen and vocabulary[code].replaced_by:
        seen.add(code)
        code = vocabulary[code].replaced_by or code
    return code


def _replaced(value: Data, path: FieldPath, table: dict[FieldPath, str]) -> Data:
    if isinstance(value, dict):
        return {key: _replaced(below, (*path, key), table) for key, below in value.items()}
    if not isinstance(value, list):
        return table.get(path, value)
    new = [_replaced(one, (*path, index), table) for index, one in enumerate(value)]
    # Two old codes may have become the same one, or one that stood there already; all else stays as it was.
    return [
        one
        for index, one in enumerate(new)
        if one == value[index] or one not in (*new[:index], *value[index + 1 :])
    ]

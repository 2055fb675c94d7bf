"""What all records share: unknown keys are mistakes, and nothing changes after reading."""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import DEFAULT_REF_TEMPLATE, JsonSchemaMode
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

VOCABULARY_KEY = "x-vocabulary"
REFERENCE_KEY = "x-reference"
CHECK_KEY = "x-check"
"""Names what a text must be, where JSON Schema has no word for it; the browser knows the same names."""
FIRST_CHECKS_KEY, CHECKS_KEY = "x-first-checks", "x-checks"
"""Name what holds between the fields of a block: before its fields are read, and when all are right."""


class Part(BaseModel):
    """A part of a record: closed, frozen, read from text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def written_keys(cls) -> tuple[str, ...]:
        """Return the keys as records write them, in the order of the model."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Name the model's own validators, so that nobody who checks by the schema misses one."""
        found = handler(schema)
        names: dict[str, list[str]] = {}
        for one in cls.__pydantic_decorators__.model_validators.values():
            key = FIRST_CHECKS_KEY if one.info.mode == "before" else CHECKS_KEY
            names.setdefault(key, []).append(_check_name(one.func))
        handler.resolve_ref_schema(found).update(names)
        return found


@cache
def schema_of(
    model: type[Part], mode: JsonSchemaMode = "validation", references: str = DEFAULT_REF_TEMPLATE
) -> dict[str, Any]:
    """Return the JSON Schema of a model with the keys that records write; made once, so nobody may change it."""
    return model.model_json_schema(ref_template=references, mode=mode)


def _check_name(function: Any) -> str:  # noqa: ANN401 - a function, bound or not
    """Return `Period.in_order` for `_Period._in_order`."""
    return ".".join(word.strip("_") for word in function.__qualname__.split("."))


@dataclass(frozen=True)
class Code:
    """Marks a text as a code of a vocabulary.

    The vocabularies are data, so they arrive as validation context `{"vocabularies": Vocabularies}`;
    without a context any code passes.
    """

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's protocol
        """Check the code after reading the text."""
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Name the vocabulary; whoever writes the schema file fills in the codes."""
        return {**handler(schema), VOCABULARY_KEY: self.vocabulary}

    def _check(self, value: str, info: ValidationInfo) -> str:
        # A list that cannot be read is named once, at its file.
        known = (info.context or {}).get("vocabularies", {}).get(self.vocabulary)
        if known is not None and value not in known:
            raise PydanticCustomError(
                "unknown-code",
                "„{value}“ ist nicht bekannt.",
                {"value": value, "vocabulary": self.vocabulary},
            )
        return value


@dataclass(frozen=True)
class Items:
    """Marks a list that has `least` to `most` items, none of them twice."""

    most: int
    least: int = 1

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's protocol
        """Count the items and compare them after reading."""
        schema = handler(source)
        counted = {**schema, "min_length": self.least, "max_length": self.most}
        return core_schema.no_info_after_validator_function(_unique, cast("CoreSchema", counted))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say it in the words of JSON Schema."""
        return {**handler(schema), "uniqueItems": True}


def _unique(values: list[Any]) -> list[Any]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise PydanticCustomError(
                "said-twice", "„{value}“ steht zweimal in der Liste.", {"value": str(value), "index": index}
            )
    return values

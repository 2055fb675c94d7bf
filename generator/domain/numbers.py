"""Numbers as people write them in a record: digits, at most one point, nothing clever."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from .record import CHECK_KEY

_WHOLE = re.compile(r"-?\d{1,9}")
_DECIMAL = re.compile(r"-?\d{1,9}(?:\.\d{1,8})?")


def _written(pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - what Field returns
    """Say in the schema how the number is written; for editors it is a number and needs no pattern."""
    return Field(json_schema_extra={CHECK_KEY: "number", "pattern": f"^{pattern.pattern}$"})


def _checked(pattern: re.Pattern[str], expected: str, hint: str) -> BeforeValidator:
    def check(value: object) -> object:
        # Digits of other scripts would pass \d and int(); nobody means them here.
        if isinstance(value, str) and not (value.isascii() and pattern.fullmatch(value.strip())):
            meant = value.strip().removesuffix("€").rstrip().replace(",", ".")
            is_clear = meant.isascii() and pattern.fullmatch(meant)
            raise PydanticCustomError(
                "number",
                "„{value}“ ist keine {expected}.",
                {
                    "value": value,
                    "expected": expected,
                    "hint": f"Schreiben Sie: {meant}" if is_clear else hint,
                },
            )
        return value

    return BeforeValidator(check)


Whole = Annotated[
    int,
    _checked(_WHOLE, "ganze Zahl", "Schreiben Sie nur Ziffern, zum Beispiel 12."),
    _written(_WHOLE),
]
Coordinate = Annotated[
    float,
    _checked(_DECIMAL, "Zahl", "Schreiben Sie nur Ziffern und einen Punkt, zum Beispiel 52.5163."),
    _written(_DECIMAL),
]
Money = Annotated[
    Decimal,
    _checked(_DECIMAL, "Zahl", "Schreiben Sie nur Ziffern und vor den Cent einen Punkt, zum Beispiel 6.50."),
    _written(_DECIMAL),
]

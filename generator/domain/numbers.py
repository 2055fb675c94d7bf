"""Numbers as people write them in a record: digits, at most one point, nothing clever."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_WHOLE = re.compile(r"-?\d{1,9}")
_DECIMAL = re.compile(r"-?\d{1,9}(?:\.\d{1,8})?")


def _checked(pattern: re.Pattern[str], expected: str) -> BeforeValidator:
    def check(value: object) -> object:
        # Digits of other scripts would pass \d and int(); nobody means them here.
        if isinstance(value, str) and not (value.isascii() and pattern.fullmatch(value.strip())):
            raise PydanticCustomError(
                "number", "„{value}“ ist keine {expected}.", {"value": value[:80], "expected": expected}
            )
        return value

    return BeforeValidator(check)


Whole = Annotated[int, _checked(_WHOLE, "ganze Zahl")]
Coordinate = Annotated[float, _checked(_DECIMAL, "Zahl mit Punkt, zum Beispiel 52.2616")]
Money = Annotated[Decimal, _checked(_DECIMAL, "Zahl mit Punkt, zum Beispiel 6.50")]

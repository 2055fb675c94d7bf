"""Ages, grades, group sizes and how long something takes."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .numbers import Whole
from .record import Part
from .text import Line

LOWEST_GRADE, HIGHEST_GRADE = 1, 13


class _Range(Part):
    @model_validator(mode="after")
    def _in_order(self) -> "_Range":
        low, high = getattr(self, "min", None), getattr(self, "max", None)
        if low is None and high is None:
            raise PydanticCustomError("range-empty", "Hier fehlt „min“ oder „max“.")
        if low is not None and high is not None and low > high:
            raise PydanticCustomError(
                "range-order", "„min“ ({low}) ist größer als „max“ ({high}).", {"low": low, "high": high}
            )
        return self

    def words(self, unit: str) -> str:
        """Say the range: „6–12 Jahre“, „ab 5 Jahren“, „bis 21 Jahre“, „Klasse 8“."""
        low, high = getattr(self, "min", None), getattr(self, "max", None)
        if low is not None and high is not None:
            numbers = str(low) if low == high else f"{low}–{high}"
        else:
            numbers = f"ab {low}" if high is None else f"bis {high}"
        return unit.format(numbers)


class AgeRange(_Range):
    """Ages in years."""

    min: Whole | None = Field(default=None, ge=0, le=120, description="jüngstes Alter in Jahren")
    max: Whole | None = Field(default=None, ge=0, le=120, description="höchstes Alter in Jahren")


class GradeRange(_Range):
    """School grades; „Jahrgang 9–10“ is no age."""

    min: Whole | None = Field(default=None, ge=LOWEST_GRADE, le=HIGHEST_GRADE, description="unterste Klasse")
    max: Whole | None = Field(default=None, ge=LOWEST_GRADE, le=HIGHEST_GRADE, description="oberste Klasse")


class GroupSize(_Range):
    """How many people take part."""

    min: Whole | None = Field(default=None, ge=1, le=5000, description="kleinste Gruppe")
    max: Whole | None = Field(default=None, ge=1, le=5000, description="größte Gruppe")
    note: Line | None = Field(default=None, description="Hinweis zur Gruppengröße")


class Duration(Part):
    """How long it takes."""

    minutes: Whole | None = Field(default=None, ge=5, le=43200, description="Dauer in Minuten")
    text: Line | None = Field(default=None, description="Dauer in Worten")

    @model_validator(mode="after")
    def _says_something(self) -> "Duration":
        if not (self.minutes or self.text):
            raise PydanticCustomError("range-empty", "Hier fehlt „minutes“ oder „text“.")
        return self

    @property
    def words(self) -> str:
        """The duration as people say it: „45 Minuten“, „2 Stunden“."""
        if self.text or not self.minutes:
            return self.text or ""
        hours, minutes = divmod(self.minutes, 60)
        parts = [f"{hours} Stunde{'n' if hours > 1 else ''}"] if hours else []
        return " ".join([*parts, *([f"{minutes} Minute{'n' if minutes > 1 else ''}"] if minutes else [])])

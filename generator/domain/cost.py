"""What an offer costs: a rule, not a number; unknown is never free."""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .codes import CostKind, CostPer
from .dates import PartialDate
from .numbers import Money
from .record import Part
from .text import Line, Note

Euro = Annotated[Money, Field(gt=0, le=100_000, max_digits=8, decimal_places=2)]
_NO_AMOUNTS = ("free", "unknown")


class Amount(Part):
    """A price for somebody."""

    eur: Euro = Field(description="Betrag in Euro, zum Beispiel 6.50")
    who: Line | None = Field(default=None, description="für wen, zum Beispiel Kinder")
    per: CostPer | None = Field(default=None, description="wofür der Betrag gilt")

    @property
    def words(self) -> str:
        """The amount as people write it: „6,50 Euro“, „4 Euro“."""
        whole = self.eur == self.eur.to_integral_value()
        return f"{int(self.eur)} Euro" if whole else f"{self.eur:.2f} Euro".replace(".", ",")


class Cost(Part):
    """The rule by which an offer costs something or nothing."""

    kind: CostKind = Field(description="Art der Kosten")
    amounts: Annotated[list[Amount], Field(max_length=20)] = Field(default=[], description="Preise")
    reductions: Note | None = Field(default=None, description="Ermäßigungen in Worten")
    free_when: Note | None = Field(default=None, description="wann der Besuch nichts kostet")
    note: Note | None = Field(default=None, description="Hinweis zum Preis")
    as_of: PartialDate | None = Field(default=None, description="Stand der Preise")

    @model_validator(mode="after")
    def _fits(self) -> "Cost":
        if self.amounts and self.kind in _NO_AMOUNTS:
            raise PydanticCustomError(
                "cost-contradiction", "Wer Preise nennt, kann nicht „{kind}“ schreiben.", {"kind": self.kind}
            )
        if self.kind == "paid" and not (self.amounts or self.note):
            raise PydanticCustomError(
                "cost-incomplete", "Ein kostenpflichtiges Angebot braucht „amounts“ oder „note“."
            )
        return self

"""What each rule asks for, in words for partners."""

from pydantic import Field

from .record import Part


class RuleText(Part):
    """One rule of the check, explained; shown on the rules page under its id."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    group: str
    title: str
    why: str
    mend: str
    wrong: str | None = None
    right: str | None = None


class Rulebook(Part):
    """All rules, in reading order."""

    rules: list[RuleText]

    @property
    def by_id(self) -> dict[str, RuleText]:
        """The rules by their id."""
        return {rule.id: rule for rule in self.rules}

"""The event file of GitHub, as much of it as is needed; all in it is data of strangers."""

from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from ..domain.dates import BERLIN
from ..pipeline import GeneratorError

MAX_EVENT = 2 * 1024 * 1024
ENTRY, CONFIRMATION = "eintrag", "bestaetigung"
"""The labels that the forms set."""


class _Label(BaseModel):
    name: str


class Issue(BaseModel):
    """The issue that was opened or edited."""

    number: int = Field(gt=0)
    state: Literal["open", "closed"]
    body: str | None
    created_at: AwareDatetime
    labels: list[_Label]

    @property
    def text(self) -> str:
        """What was sent; GitHub says null for an empty one."""
        return self.body or ""

    @property
    def day(self) -> date:
        """The day in Germany on which it was opened."""
        return datetime.astimezone(self.created_at, BERLIN).date()

    @property
    def form(self) -> str:
        """The label of the form that it came from; empty where it is none of ours, or done with."""
        names = {label.name for label in self.labels}
        asked = next((form for form in (ENTRY, CONFIRMATION) if form in names), "")
        return asked if self.state == "open" else ""


class _Repository(BaseModel):
    default_branch: str = Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_./-]*$")


class Event(BaseModel):
    """An event `issues`, opened or edited."""

    issue: Issue
    repository: _Repository


def read_event(file: Path) -> Event:
    """Read the event.

    Raises:
        GeneratorError: the file is missing, or no such event.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GeneratorError(f"Das Ereignis lässt sich nicht lesen: {error.strerror}") from error
    try:
        return Event.model_validate_json(data[:MAX_EVENT])
    except ValidationError as error:
        places = sorted(
            {".".join(map(str, one["loc"])) or "JSON" for one in error.errors(include_input=False)}
        )
        raise GeneratorError(f"Das ist kein Ereignis „issues“ von GitHub: {', '.join(places)}") from None

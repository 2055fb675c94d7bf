"""The comment on a pull request from a fork, made by a workflow that may write out of what one wrote that may not.

Everything in the two files is data of strangers: whoever sends a pull request may also change the workflow that
writes them. So the number must name an open pull request whose newest commit is the very one that was checked,
the summary must have the shape of one, and whether it touches more than records is asked of GitHub.
"""

import re
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field, ValidationError

from ..pipeline import GeneratorError
from ..proposing.github import GitHub
from .blocks import Heading, Paragraph, Summary

MARK = "<!-- bne review -->"
"""The first line of the one comment; nobody sees it."""
MAX_EVENT, MAX_SUMMARY, MAX_NUMBER = 5 * 1024 * 1024, 1024 * 1024, 12
MAX_COMMENT = 60_000
"""Characters; GitHub takes 65,536."""
_NUMBER = re.compile(rb"[1-9]\d{0,9}\n?")
# Entries and pictures, and what an import remembers of its source.
_RECORDS = re.compile(r"content/(?:(?:offers|actors|images)/.+|sources/[^/]+\.lock\.json)")


class _Run(BaseModel):
    """The workflow run that has ended."""

    event: Literal["pull_request"]
    head_sha: str = Field(pattern=r"^[0-9a-f]{40}$")


class _Event(BaseModel):
    workflow_run: _Run


def checked_commit(event: Path) -> str:
    """Return the commit that was checked, as GitHub's own event names it.

    Raises:
        GeneratorError: the file is missing, or no such event.
    """
    try:
        return _Event.model_validate_json(_read(event, MAX_EVENT)).workflow_run.head_sha
    except ValidationError:
        raise GeneratorError("Das ist kein Ereignis „workflow_run“ der Prüfung eines Vorschlags.") from None


def number_in(file: Path) -> int:
    """Return the number of a pull request that a file holds, and nothing else.

    Raises:
        GeneratorError: the file is missing, or holds anything else.
    """
    said = _read(file, MAX_NUMBER)
    if not _NUMBER.fullmatch(said):
        raise GeneratorError("Die Datei nennt keine Nummer eines Vorschlags.")
    return int(said)


def summary_in(file: Path) -> Summary:
    """Return the summary that a file holds.

    Raises:
        GeneratorError: the file is missing, too large, or no summary.
    """
    try:
        return Summary.model_validate_json(_read(file, MAX_SUMMARY))
    except ValidationError:
        raise GeneratorError("Die Datei ist keine Zusammenfassung einer Prüfung.") from None


def comment_on(github: GitHub, number: int, commit: str, summary: Summary) -> bool:
    """Write the comment, or write it anew; return whether the pull request was the one that was checked.

    Raises:
        GeneratorError: GitHub does not do as asked.
    """
    if github.head_of_open_pull_request(number) != commit:
        return (
            False  # a newer commit has come, and its check will comment; or somebody named a foreign number
        )
    beyond = any(not _RECORDS.fullmatch(name) for name in github.files_of_pull_request(number))
    github.answer(number, _text(summary, beyond=beyond), MARK)
    return True


def _text(summary: Summary, *, beyond: bool) -> str:
    head = Heading(level=2, text="Zusammenfassung der Prüfung")
    trust = "Sie entsteht aus dem Vorschlag selbst. Entscheiden Sie nach den Dateien, nicht nach diesem Text."
    warning = "Achtung: Dieser Vorschlag ändert mehr als Einträge, auch Texte der Stadt, Listen oder Code."
    notes = [Paragraph(text=trust), *([Paragraph(text=warning)] if beyond else [])]
    text = Summary(blocks=[head, *notes, *summary.blocks[:900]]).markdown()
    if len(text) <= MAX_COMMENT:
        return text
    long = Paragraph(
        text="Die Zusammenfassung ist zu lang für einen Kommentar. Sie steht ganz in der Prüfung „Einträge“."
    )
    return Summary(blocks=[head, *notes, long]).markdown()


def _read(file: Path, most: int) -> bytes:
    """Read a file that is one: no link, no more than so many bytes."""
    if file.is_symlink() or not file.is_file():
        raise GeneratorError(f"Die Datei {file.name} fehlt.")
    with file.open("rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise GeneratorError(f"Die Datei {file.name} ist zu groß.")
    return data

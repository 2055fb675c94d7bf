"""What was sent, judged by the very check that judges pull requests, beside all that is there already."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..intake.confirmation import confirmed, unknown_record
from ..intake.folder import SourceFile, walk
from ..intake.load import MODELS, read_document
from ..intake.submission import Submission
from ..intake.yaml_text import Document
from ..pipeline import canonical, examine
from ..problem import Problem


@dataclass(frozen=True)
class Directory:
    """The directory that a record shall join: its folders, and the day of the check."""

    content: Path
    schemas: Path
    today: date


@dataclass(frozen=True)
class Proposal:
    """A record that may join the directory, or everything that keeps it from doing so.

    `name` is its file below the content folder, empty where nobody knows it; `text` what will stand in
    the file; `before` what stands there now, None where the record is new.
    """

    name: str = ""
    text: str = ""
    title: str = ""
    before: str | None = None
    problems: tuple[Problem, ...] = field(default=())

    @property
    def is_right(self) -> bool:
        """Whether the record may be proposed."""
        return not any(problem.is_error for problem in self.problems)

    @property
    def changes_nothing(self) -> bool:
        """Whether the directory says all this already."""
        return self.text == self.before


def propose(sent: Submission | tuple[Problem, ...], directory: Directory) -> Proposal:
    """Judge a record; what is wrong with it, or because of it, is a finding.

    Raises:
        GeneratorError: a folder of the directory is missing.
    """
    if not isinstance(sent, Submission):
        return Proposal(problems=sent)
    # What cannot be encoded is half a character, and reading it names it.
    file = SourceFile(sent.name, sent.text.encode("utf-8", "surrogatepass"))
    problems = tuple(_caused_by(file, directory))
    document = read_document(file)
    if not isinstance(document, Document) or not isinstance(document.data, dict):
        return Proposal(sent.name, problems=problems)
    text = canonical(document.data, sent.name)
    written = read_document(SourceFile(sent.name, text.encode()))
    return Proposal(
        sent.name,
        text,
        _title_of(document),
        _text_of(_record(sent.name, directory)),
        problems if isinstance(written, Document) else (*problems, *written),
    )


def confirm(name: str | tuple[Problem, ...], day: date, directory: Directory) -> Proposal:
    """Propose the record of a file as it is, confirmed on a day.

    Raises:
        GeneratorError: a folder of the directory is missing.
    """
    if not isinstance(name, str):
        return Proposal(problems=name)
    file = _record(name, directory)
    if file is None:
        files = (one.name for one in walk(directory.content) if isinstance(one, SourceFile))
        records = [one for one in files if one.startswith(tuple(f"{folder}/" for folder in MODELS))]
        return Proposal(problems=(unknown_record(name, records),))
    document = read_document(file)
    if not isinstance(document, Document) or not isinstance(document.data, dict):
        return Proposal(name, problems=tuple(_caused_by(file, directory)))
    return propose(Submission(name, canonical(confirmed(document.data, day), name)), directory)


def _caused_by(file: SourceFile, directory: Directory) -> Iterator[Problem]:
    """Yield what is wrong in this file, and what is wrong elsewhere only because of it."""
    content, schemas, today = directory.content, directory.schemas, directory.today
    before = set(examine(content, schemas, today).problems)
    for problem in examine(content, schemas, today, file).problems:
        if problem.origin.file == file.name or problem not in before:
            yield problem


def _record(name: str, directory: Directory) -> SourceFile | None:
    return next(
        (one for one in walk(directory.content) if isinstance(one, SourceFile) and one.name == name), None
    )


def _text_of(file: SourceFile | None) -> str | None:
    return None if file is None else file.data.decode("utf-8", "replace")


def _title_of(document: Document) -> str:
    data = document.data if isinstance(document.data, dict) else {}
    title = data.get("title") or data.get("name")
    return title if isinstance(title, str) else ""

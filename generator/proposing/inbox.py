"""What arrived, whichever way it came: judged, with the branch on which it belongs."""

from dataclasses import dataclass
from pathlib import Path

from ..intake.issue import confirmed_file, submission_of
from ..intake.mail import MAX_MAIL, submission_of_file, submission_of_mail
from ..intake.submission import Confirmation, Submission
from ..pipeline import GeneratorError
from ..problem import Problem
from .deliver import Errand
from .event import CONFIRMATION, Issue
from .proposal import Directory, Proposal, confirm, propose

BRANCHES = "eintrag"


@dataclass(frozen=True)
class Arrival:
    """A submission, judged, and what shall become of it."""

    proposal: Proposal
    errand: Errand


def from_issue(issue: Issue, base: str, directory: Directory) -> Arrival:
    """Judge the form that an issue holds; each issue has a branch of its own.

    Raises:
        GeneratorError: a folder of the directory is missing.
    """
    confirms = issue.form == CONFIRMATION
    proposal = (
        confirm(confirmed_file(issue.text), issue.day, directory)
        if confirms
        else propose(submission_of(issue.text), directory)
    )
    return Arrival(proposal, Errand(f"{BRANCHES}/{issue.number}", base, issue.number, confirms))


def from_mail(file: Path, base: str, directory: Directory) -> Arrival:
    """Judge the record in a mail, or confirm the one it names; each record has a branch of its own.

    Raises:
        GeneratorError: the mail cannot be opened, or a folder of the directory is missing.
    """
    return _arrival(submission_of_mail(_read(file)), base, directory)


def from_file(file: Path, base: str, directory: Directory) -> Arrival:
    """Judge the record in a file, whose path may name the folder that it is meant for.

    Raises:
        GeneratorError: the file cannot be opened, or a folder of the directory is missing.
    """
    return _arrival(submission_of_file(file.as_posix(), _read(file)), base, directory)


def _arrival(
    sent: Submission | Confirmation | tuple[Problem, ...], base: str, directory: Directory
) -> Arrival:
    confirms = isinstance(sent, Confirmation)
    proposal = (
        confirm(sent.name, sent.day or directory.today, directory)
        if isinstance(sent, Confirmation)
        else propose(sent, directory)
    )
    own = proposal.name.removesuffix(".yml").replace("/", "-")
    return Arrival(proposal, Errand(f"{BRANCHES}/{own}", base, confirms=confirms))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_MAIL + 1)
    except OSError as error:
        raise GeneratorError(f"{file} lässt sich nicht öffnen: {error.strerror}") from error

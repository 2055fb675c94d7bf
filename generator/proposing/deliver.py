"""A proposal on its way: onto a branch, into a pull request, and an answer to the sender."""

from contextlib import suppress
from dataclasses import dataclass

from ..pipeline import GeneratorError
from . import answer
from .git import TRAILER, Repository
from .github import GitHub, PullRequest
from .proposal import Proposal


@dataclass(frozen=True)
class Errand:
    """Where a proposal belongs: its branch, the branch it shall join, and the issue it came from, if any."""

    branch: str
    base: str
    issue: int | None = None
    confirms: bool = False


def deliver(proposal: Proposal, errand: Errand, repository: Repository, github: GitHub) -> str:
    """Open or update the pull request where the record is right; tell the sender; return what was told.

    Doing it twice changes nothing.

    Raises:
        GeneratorError: git or GitHub did not do as asked.
    """
    known = github.open_pull_request(errand.branch)
    if not proposal.is_right:
        said = answer.refused(proposal, known)
    elif proposal.changes_nothing and known is None:
        said = answer.unchanged(proposal)
    else:
        try:
            said = answer.accepted(proposal, _brought(proposal, errand, known, repository, github))
        except GeneratorError:
            # The operator learns it from the exit code; the sender shall not wait in silence.
            with suppress(GeneratorError):
                _tell(answer.delayed(proposal), errand, github)
            raise
    _tell(said, errand, github)
    return said


def _tell(said: str, errand: Errand, github: GitHub) -> None:
    if errand.issue is not None:
        github.answer(errand.issue, said, answer.MARK)


def _brought(
    proposal: Proposal, errand: Errand, known: PullRequest | None, repository: Repository, github: GitHub
) -> PullRequest:
    is_new = _on_branch(proposal, errand, repository)
    title = answer.headline(proposal, confirms=errand.confirms)
    body = answer.description(proposal, errand.issue)
    if known is None:
        return github.create_pull_request(errand.branch, errand.base, title, body)
    # What people wrote into the pull request meanwhile stays, unless something new was sent.
    return github.update_pull_request(known.number, title, body) if is_new else known


def _on_branch(proposal: Proposal, errand: Errand, repository: Repository) -> bool:
    """Put the record on its branch, behind what people added there; False where it was sent before."""
    file = f"content/{proposal.name}"
    base = repository.tip(errand.base)
    if not base:
        raise GeneratorError(f"Den Zweig „{errand.base}“ gibt es auf dem Server nicht.")
    tip = repository.tip(errand.branch)
    last, old = repository.our_last(base, tip) if tip else ("", "")
    if old == file and repository.text_at(last, file) == proposal.text:
        return False
    texts: dict[str, str | None] = {file: proposal.text}
    if old and old != file:  # the sender has given the record another name
        texts[old] = repository.text_at(base, old)
    repository.text_at(base, file)  # refuses whatever is no ordinary file
    message = f"{answer.headline(proposal, confirms=errand.confirms)}\n\n{TRAILER}: {file}\n"
    repository.push(repository.commit(tip or base, texts, message), errand.branch)
    return True

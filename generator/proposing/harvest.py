"""One pull request for each source: what its import would change, for a person to read and merge."""

from dataclasses import dataclass

from ..importing import Result
from ..problem import Problem
from ..report import in_markdown, printable
from .git import Repository
from .github import GitHub

BRANCHES = "import/"
"""The branches of imports; each is replaced in every run and holds one commit."""
_LONGEST = 50_000
"""GitHub refuses texts of pull requests beyond 65,536 characters."""
_MOST_PROBLEMS = 100
_REPLACED = (
    "Dieser Zweig wird bei jedem Lauf ersetzt. Wer etwas anders möchte, ändert nach dem Zusammenführen den Eintrag "
    "selbst: Was von Hand geändert ist, überschreibt kein Import."
)


@dataclass(frozen=True)
class Harvest:
    """What came of one source: its name, what people call it, and the result of its import."""

    name: str
    title: str
    result: Result


def propose(harvest: Harvest, parent: str, base: str, repository: Repository, github: GitHub) -> str:
    """Put the files on the source's branch, open or update its pull request, and say what was done.

    The commit follows `parent`, the one that the import has read; so what others have changed since is merged
    and not undone. Doing it twice changes nothing.

    Raises:
        GeneratorError: git or GitHub did not do as asked.
    """
    if not harvest.result.files:
        return "nichts Neues"
    branch = BRANCHES + harvest.name
    files = {f"content/{name}": text for name, text in harvest.result.files.items()}
    known = github.open_pull_request(branch)
    tip = repository.tip(branch)
    if known and tip and all(repository.text_at(tip, path) == text for path, text in files.items()):
        return f"schon vorgeschlagen: {known.address}"
    title = f"Import: {printable(harvest.title)}"
    repository.replace(repository.commit(parent, dict(files), f"{title}\n"), branch)
    body = description(harvest)
    if known:
        return f"neu vorgeschlagen: {github.update_pull_request(known.number, title, body).address}"
    return f"vorgeschlagen: {github.create_pull_request(branch, base, title, body).address}"


def description(harvest: Harvest) -> str:
    """Write the text of the pull request; whatever a source says stands in a block of code, or is escaped."""
    words = "\n".join(f"    {printable(line)}" for line in harvest.result.words.split("\n"))
    blocks = [
        f"Das hat der Import der Quelle „{in_markdown(harvest.title)}“ gefunden. Bitte lesen und zusammenführen.",
        _REPLACED,
        words if len(words) <= _LONGEST else words[:_LONGEST] + "\n    …",
    ]
    problems = harvest.result.problems[:_MOST_PROBLEMS]
    if problems:
        blocks.append("### Nicht oder nicht ganz gelesen\n\n" + "\n".join(_item(one) for one in problems))
    return "\n\n".join(blocks) + "\n"


def _item(problem: Problem) -> str:
    said = " ".join(part for part in (problem.message, problem.hint) if part)
    return f"- Zeile {problem.origin.line}: {in_markdown(said)}"

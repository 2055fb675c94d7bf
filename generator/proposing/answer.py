"""What the sender and the people who decide are told, as Markdown. Every word of a record is escaped."""

from collections.abc import Sequence
from itertools import accumulate

from ..intake.submission import SENT
from ..problem import Problem
from ..report import in_markdown
from .github import PullRequest
from .proposal import Proposal

MARK = "<!-- bne inbox -->"
"""The first line of the one answer; nobody sees it."""
MOST_ROWS, MOST_OF_A_CELL, MOST_CHARACTERS = 20, 300, 40_000
"""A comment at GitHub has an end, and the patience of people too."""
_KINDS = {"offers": "Angebot", "actors": "Akteur"}


def refused(proposal: Proposal, kept: PullRequest | None) -> str:
    """Say what is missing, and how to go on."""
    errors = [problem for problem in proposal.problems if problem.is_error]
    still = (
        f"\n\nIhr bisheriger Vorschlag #{kept.number} bleibt so lange, wie er ist."
        if kept is not None
        else ""
    )
    return (
        "Vielen Dank für Ihre Nachricht! Etwas fehlt noch oder passt nicht:\n\n"
        f"{_table(errors, proposal.name)}\n\n"
        "**So geht es weiter:** Wählen Sie oben an Ihrer ersten Nachricht „…“ und dann „Edit“. Ändern Sie, was in der "
        "Tabelle steht, und lassen Sie die Überschriften mit ### stehen. Nach „Save“ wird von selbst neu geprüft; "
        f"diese Antwort ändert sich dann. Kommen Sie nicht weiter? Fragen Sie einfach hier.{_new_actor(errors)}{still}\n"
    )


def accepted(proposal: Proposal, pull: PullRequest) -> str:
    """Thank, and name the pull request."""
    return (
        f"Vielen Dank! {_subject(proposal)} ist geprüft und liegt als Vorschlag bereit: "
        f"[#{pull.number}]({pull.address})\n\n{_overwrites(proposal)}"
        "Nun liest ein Mensch den Vorschlag. Ist er angenommen, steht er kurz darauf auf der Website. Möchten Sie noch "
        "etwas ändern? Bearbeiten Sie Ihre erste Nachricht oben; der Vorschlag ändert sich mit.\n"
        f"{_advice(proposal)}"
    )


def unchanged(proposal: Proposal) -> str:
    """Say that there is nothing to do."""
    return (
        f"Vielen Dank! {_subject(proposal)} steht schon genau so im Verzeichnis. Es ist nichts zu tun.\n\n"
        "Sollte sich etwas ändern? Bearbeiten Sie Ihre erste Nachricht oben, dann wird neu geprüft.\n"
    )


def delayed(proposal: Proposal) -> str:
    """Say that all is well on the sender's side, and that the operator has to mend something."""
    return (
        f"Vielen Dank! {_subject(proposal)} ist geprüft und in Ordnung. Der Vorschlag ließ sich gerade nicht anlegen; "
        "das liegt nicht an Ihnen. Die Betreuung des Verzeichnisses kümmert sich darum.\n"
    )


def headline(proposal: Proposal, *, confirms: bool) -> str:
    """Return the title of the pull request; no word of the sender, it may become the subject of a commit."""
    folder, _, file = proposal.name.partition("/")
    what = _KINDS[folder]
    done = "bestätigt" if confirms else "neu" if proposal.before is None else "geändert"
    return f"{what} {done}: {file.removesuffix('.yml')}"


def description(proposal: Proposal, issue: int | None) -> str:
    """Return the text of the pull request, for those who decide."""
    source = (
        f"Closes #{issue}\n\nDie Zusagen zu Rechten und Personen stehen in der Nachricht #{issue}."
        if issue is not None
        else "Der Eintrag kam als Mail oder Datei. Bitte klären Sie vor dem Annehmen, dass die Rechte am Text und die "
        "Einwilligung genannter Personen vorliegen."
    )
    return (
        f"„{in_markdown(proposal.title)}“ · `content/{proposal.name}`\n\n"
        f"{source}\n\n{_overwrites(proposal)}Die Prüfung hat keine Fehler gefunden. Bitte lesen Sie trotzdem: Ist es ein Angebot für dieses "
        f"Verzeichnis, und stimmen die Angaben?\n{_advice(proposal)}"
    )


def _new_actor(errors: Sequence[Problem]) -> str:
    if not any(problem.rule == "unknown-reference" for problem in errors):
        return ""
    return (
        "\n\n**Ist der Akteur neu?** Senden Sie ihn zuerst, mit demselben Formular in einer eigenen Nachricht. Ist er "
        "angenommen, wählen Sie hier „Close issue“ und dann „Reopen issue“; dann wird neu geprüft."
    )


def _subject(proposal: Proposal) -> str:
    return f"Ihr Eintrag „{in_markdown(proposal.title)}“"


def _overwrites(proposal: Proposal) -> str:
    """Say that there is such a record already, for whoever meant a new one."""
    return "" if proposal.before is None else "Der Vorschlag ändert einen Eintrag, den es schon gibt.\n\n"


def _advice(proposal: Proposal) -> str:
    warnings = [problem for problem in proposal.problems if not problem.is_error]
    return f"\n**Das ließe sich noch verbessern:**\n\n{_table(warnings, proposal.name)}\n" if warnings else ""


def _table(problems: Sequence[Problem], own: str) -> str:
    rows = [f"| {_place(one, own)} | {_cell(one.message)} | {_cell(one.hint)} |" for one in problems]
    lengths = accumulate(len(row) for row in rows)
    shown = [row for row, length in zip(rows, lengths, strict=True) if length <= MOST_CHARACTERS][:MOST_ROWS]
    more = len(rows) - len(shown)
    rest = f"\n\n… und {more} weitere. Beheben Sie diese zuerst." if more else ""
    return "| Stelle | Was ist los? | So geht es |\n| --- | --- | --- |\n" + "\n".join(shown) + rest


def _cell(text: str) -> str:
    return in_markdown(text[:MOST_OF_A_CELL])


def _place(problem: Problem, own: str) -> str:
    """Name the field and the line, and the file where it is not the one that was sent."""
    file, line = problem.origin.file, problem.origin.line
    parts = (
        "" if file in (own, SENT.file) else _cell(f"content/{file}"),
        _cell(problem.field),
        "" if file == SENT.file else f"Zeile {line}",
    )
    return ", ".join(part for part in parts if part)

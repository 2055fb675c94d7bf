"""Reminders on their way: one issue for each actor, opened, renewed, and closed when all is confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..proposing.github import GitHub, Issue
from ..publish.edition import Edition
from .overview import overview_of
from .reminder import MARK, Reminder, reminder_for

LABEL = "aktualitaet"
MOST_NEW = 20
"""So many issues are opened in one run; the next run goes on, and nobody is flooded."""


@dataclass(frozen=True)
class Step:
    """One thing to do: open an issue for a reminder, write its issue anew, or close an issue."""

    reminder: Reminder | None
    issue: Issue | None

    @property
    def words(self) -> str:
        """Say it in one line."""
        if self.reminder is None:
            return f"schließen: #{self.issue.number if self.issue else 0}"
        number = f" #{self.issue.number}" if self.issue else ""
        kind = "erneuern" if self.issue else "öffnen"
        return f"{kind}{number}: {self.reminder.title} ({self.reminder.records})"


def reminders_of(edition: Edition) -> Iterator[Reminder]:
    """Yield a reminder for each actor with something to confirm, those with most first."""
    for desk in overview_of(edition).desks:
        if desk.due:
            yield reminder_for(edition, desk)


def plan(reminders: Sequence[Reminder], issues: Sequence[Issue], most_new: int) -> list[Step]:
    """Return what to do so that each reminder has its one issue, and no issue is without its reminder."""
    ours = [issue for issue in issues if issue.body.startswith(MARK)]
    by_mark: dict[str, Issue] = {}
    for issue in ours:
        by_mark.setdefault(_first_line(issue), issue)
    renewed = [Step(one, by_mark[one.mark]) for one in reminders if _differs(by_mark.get(one.mark), one)]
    opened = [Step(one, None) for one in reminders if one.mark not in by_mark][:most_new]
    wanted = {by_mark[one.mark].number for one in reminders if one.mark in by_mark}
    closed = [Step(None, issue) for issue in ours if issue.number not in wanted]
    return [*closed, *renewed, *opened]


def carry_out(step: Step, github: GitHub) -> None:
    """Do one step.

    Raises:
        GeneratorError: GitHub did not do as asked.
    """
    if step.reminder and step.issue:
        github.update_issue(step.issue.number, step.reminder.title, step.reminder.text)
    elif step.reminder:
        github.create_issue(step.reminder.title, step.reminder.text, LABEL)
    elif step.issue:
        github.close_issue(step.issue.number)


def _first_line(issue: Issue) -> str:
    return issue.body.partition("\n")[0].strip()


def _differs(issue: Issue | None, reminder: Reminder) -> bool:
    # GitHub hands texts back with line ends of its own.
    said = issue and (issue.title, issue.body.replace("\r\n", "\n").strip())
    return said is not None and said != (reminder.title, reminder.text.strip())

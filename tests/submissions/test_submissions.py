"""Every way in, as a file, with what comes of it: the record's file and text, or every line that is said.

A case is `cases/<rule>/<name>` with one of three endings: `.md` is the body of an issue (of the form
„bestaetigung“ where the name begins with `confirm-`), `.eml` a mail, `.yml` a file. It is judged beside the small
town of tests/cases; what comes of it stands in `<name>.txt`. After reading it aloud, accept it with
`pytest tests/submissions --accept`.
"""

from datetime import date
from pathlib import Path

import pytest

from generator.intake.issue import confirmed_file, submission_of
from generator.intake.mail import submission_of_file
from generator.proposing.inbox import from_mail
from generator.proposing.proposal import Directory, Proposal, confirm, propose
from generator.report import plain
from tests.build import PROJECT, TODAY, TOWN

CASES = PROJECT / "tests/submissions/cases"
FILES = sorted(path for path in CASES.glob("*/*") if path.suffix != ".txt")
TOWN_HALL = Directory(TOWN / "content", TOWN / "schemas", TODAY)
OPENED = date(2026, 11, 20)
VALID, SEVERAL = "valid", "several-"


def judged(path: Path) -> Proposal:
    data = path.read_bytes()
    if path.suffix == ".eml":
        return from_mail(path, "main", TOWN_HALL).proposal
    if path.suffix == ".yml":
        return propose(submission_of_file(f"content/offers/{path.name}", data), TOWN_HALL)
    if path.name.startswith("confirm-"):
        return confirm(confirmed_file(data.decode()), OPENED, TOWN_HALL)
    return propose(submission_of(data.decode()), TOWN_HALL)


def said(proposal: Proposal) -> str:
    text = f"content/{proposal.name}\n{proposal.text}" if proposal.is_right else ""
    return text + "".join(f"{plain(problem)}\n" for problem in proposal.problems)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_says_exactly_what_comes_of_it(path: Path, accept: bool) -> None:  # noqa: FBT001 - a fixture
    proposal = judged(path)
    expected = path.with_suffix(".txt")
    if accept:
        expected.write_text(said(proposal), encoding="utf-8")
    assert said(proposal) == expected.read_text(encoding="utf-8")
    rules = [problem.rule for problem in proposal.problems]
    if path.parent.name == VALID:
        assert proposal.is_right
        assert rules == []
    else:
        assert not proposal.is_right
        assert path.parent.name in rules
        assert SEVERAL in path.name or len(rules) == 1, "one mistake is one problem"


def test_every_expectation_has_a_case() -> None:
    assert set(CASES.glob("*/*.txt")) == {path.with_suffix(".txt") for path in FILES}


def test_there_are_many_cases() -> None:
    assert len([path for path in FILES if path.suffix == ".eml"]) >= 15
    assert len(FILES) >= 50

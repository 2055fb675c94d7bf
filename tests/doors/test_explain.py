"""`bne explain`: the words of the rules page at the terminal, for people who have just met a finding."""

import pytest

from generator.intake.load import load_rulebook
from tests.town.sites import SCHEMAS, bne

BOOK = load_rulebook(SCHEMAS)


def test_a_rule_is_explained_with_its_example() -> None:
    rule = BOOK.by_id["unknown-code"]
    done = bne("explain", "unknown-code")
    said = " ".join(done.stdout.split())
    assert done.returncode == 0
    for words in (rule.title, rule.why, rule.mend, f"Falsch: {rule.wrong}", f"Richtig: {rule.right}"):
        assert words in said
    assert max(map(len, done.stdout.splitlines())) <= 90


@pytest.mark.parametrize("asked", ["[unknown-code]", "Unknown-Code", " unknown-code "])
def test_a_rule_is_found_as_people_copy_it(asked: str) -> None:
    assert bne("explain", asked).stdout == bne("explain", "unknown-code").stdout


def test_without_a_name_every_rule_is_listed_once() -> None:
    said = bne("explain").stdout
    names = [line.split()[0] for line in said.splitlines() if line.startswith("  ")]
    assert names == [rule.id for rule in BOOK.rules]
    assert all(rule.title in said and f"\n{rule.group}\n" in f"\n{said}" for rule in BOOK.rules)


def test_an_example_of_several_lines_keeps_them() -> None:
    assert (
        "    title: Bachtag\n    title: Bachtag für Familien\n" in bne("explain", "yaml-duplicate-key").stdout
    )


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("unknown-cod", "Meinten Sie „unknown-code“?"), ("xyz", "„bne explain“ nennt alle Regeln.")],
)
def test_an_unknown_rule_is_answered_with_a_guess(asked: str, answer: str) -> None:
    done = bne("explain", asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"bne: Die Regel „{asked}“ gibt es nicht. {answer}\n"

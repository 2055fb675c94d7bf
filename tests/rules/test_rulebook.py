"""The rules page, the code and the cases speak of the same rules."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.domain.rulebook import RuleText
from generator.intake.load import load_schemas
from generator.pipeline import examine
from tests.build import CASES, PROJECT, TODAY, TOWN
from tests.test_cases import VALID, cases

SUBMISSIONS = PROJECT / "tests/submissions/cases"
# Findings are made by these; the argument that names the rule comes after so many others.
MAKERS = {"Problem": 1, "_refuse": 2, "PydanticCustomError": 0}
# The words for what the model itself finds are triples of rule, message and hint.
TRIPLES = PROJECT / "generator/intake/wording.py"
# Nothing in a folder is unreadable for everybody; tests/intake/test_folder.py takes a file away instead.
# What is wrong with a submission as a whole is in no file yet; tests/submissions has a case for each.
# What a source of an import says is in no file of the content; tests/harvest shows it.
WITHOUT_CASE = {"file-unreadable", "source-data", *(path.name for path in SUBMISSIONS.glob("submission-*"))}
GROUPS = [
    "Einsendung",
    "Datei",
    "Schreibweise (YAML)",
    "Felder",
    "Werte",
    "Termine",
    "Kosten und Orte",
    "Verweise",
    "Texte",
    "Bilder",
    "Persönliche Daten",
    "Aktualität",
    "Listen (Vokabulare)",
    "Leitbild",
    "Website",
    "Quellen (Import)",
]
BOOK = load_schemas(PROJECT / "schemas").rulebook


def text_of(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def rules_in(path: Path) -> Iterator[str]:
    """The ids of all rules whose findings a module makes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            yield text_of(node.args[MAKERS[node.func.id]])
        if path == TRIPLES and isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            yield text_of(node.value.elts[0])


def rules_of_the_code() -> set[str]:
    modules = [*PROJECT.glob("generator/*/*.py"), *PROJECT.glob("generator/*.py")]
    return {rule for path in modules for rule in rules_in(path)} - {""}


def test_the_code_has_many_rules() -> None:
    # Were the search above wrong, the next test would compare nothing with nothing.
    assert len(rules_of_the_code()) > 70
    assert {"yaml-syntax", "text-length", "unknown-code", "not-backed", "holiday"} <= rules_of_the_code()


def test_every_rule_of_the_code_is_explained() -> None:
    assert rules_of_the_code() - set(BOOK.by_id) == set()


def test_every_explained_rule_is_in_the_code() -> None:
    assert set(BOOK.by_id) - rules_of_the_code() == set()


def test_every_rule_has_a_case() -> None:
    shown = {case.partition("/")[0] for case in cases()}
    assert set(BOOK.by_id) - shown == WITHOUT_CASE


def test_every_folder_of_cases_is_a_rule() -> None:
    assert {path.name for path in CASES.glob("[!_]*")} - set(BOOK.by_id) <= {VALID}


def test_no_rule_is_explained_twice() -> None:
    assert len(BOOK.by_id) == len(BOOK.rules)


def test_rules_stand_in_reading_order() -> None:
    found = list(dict.fromkeys(rule.group for rule in BOOK.rules))
    assert found == [group for group in GROUPS if group in found]
    assert len(found) >= 12


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_rule_is_said_in_short_friendly_sentences(rule: RuleText) -> None:
    for text in (rule.title, rule.why, rule.mend):
        assert text[0].isupper() or text[0] in "„0123456789"
    assert not rule.title.endswith(".")
    assert rule.why.endswith((".", "?"))
    assert rule.mend.endswith((".", "?"))
    assert len(rule.title) <= 70
    assert all(len(sentence.split()) <= 22 for sentence in (rule.why + " " + rule.mend).split(". "))


def good_offer() -> str:
    return (CASES / VALID / "plain.yml").read_text(encoding="utf-8")


def found_in(example: str, folder: Path) -> set[str]:
    """The rules that an example breaks, when it stands in an offer that is right otherwise."""
    keys = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    fields = re.findall(r"^\w+:.*\n(?:[ -].*\n)*", good_offer(), re.MULTILINE)
    kept = [field for field in fields if field.split(":")[0] not in keys]
    return found_at("offers/beispiel.yml", "".join(kept if keys else []) + example + "\n", folder)


def found_at(name: str, text: str, folder: Path) -> set[str]:
    """The rules that a file of this name breaks in a small town."""
    shutil.copytree(TOWN, folder, dirs_exist_ok=True)
    (folder / "content" / name).parent.mkdir(exist_ok=True)
    (folder / "content" / name).write_text(text, encoding="utf-8")
    return {problem.rule for problem in examine(folder / "content", folder / "schemas", TODAY).problems}


@pytest.mark.parametrize("rule", [rule for rule in BOOK.rules if rule.wrong], ids=lambda rule: rule.id)
def test_the_wrong_example_breaks_its_rule_alone_and_the_right_one_none(
    rule: RuleText, tmp_path: Path
) -> None:
    assert rule.wrong
    assert rule.right
    if rule.wrong.endswith((".yml", ".yaml")):  # the name of a file
        assert found_at(rule.wrong, good_offer(), tmp_path / "wrong") == {rule.id}
        assert found_at(rule.right, good_offer(), tmp_path / "right") == set()
        return
    assert found_in(rule.wrong, tmp_path / "wrong") == {rule.id}
    assert found_in(rule.right, tmp_path / "right") == set()

"""No file of the allowed size keeps the check busy: a pull request cannot stop the others."""

import time

import pytest

from generator.domain.offer import Offer
from generator.intake.characters import MAX_BYTES
from generator.intake.folder import SourceFile
from generator.intake.leitbild_text import leitbild_of
from generator.intake.load import read_entry
from generator.problem import MOST
from generator.rules import judge
from tests.build import CASES, TODAY, VOCABULARIES, a_catalogue, an_offer

GOOD = (CASES / "valid/plain.yml").read_text(encoding="utf-8")
# Far more than it takes (at most a tenth), and far less than anything that grows with the square.
SECONDS = 2.0

LARGE = {
    "unknown keys": GOOD + "".join(f"feld{number}: x\n" for number in range(4500)),
    "unknown codes": GOOD.replace("  - forest\n", "".join(f"  - klima{number}\n" for number in range(4500))),
    "empty entries": GOOD + "aliases:\n" + "  -\n" * 15_000,
    "empty blocks": GOOD + "translations:\n" + "".join(f"  x{number}: {{}}\n" for number in range(4000)),
    "control characters": GOOD + "\0\n" * 30_000,
    "a long key": GOOD + '? "' + "x" * 60_000 + '"\n: y\n',
    "a long value": GOOD.replace("excursion", "x" * 60_000),
    "a long line": GOOD.replace("  - families", "  - [" + "x," * 30_000 + "x]"),
    "a long address": GOOD + "url: https://" + "a-." * 20_000 + "\n",
    "a long mail address": GOOD + "contact: {email: " + "a." * 30_000 + "}\n",
    "a long number": GOOD + "contact: {phone: " + "0 " * 30_000 + "0}\n",
    "brackets": "[" * 60_000,
    "braces": "{a: " * 15_000,
    "dashes": "- " * 30_000,
    "quotes": "a: " + "'x' " * 15_000,
    "anchors": "a: [" + ", ".join(f"&a{number} x" for number in range(6000)) + "]\n",
    "comments": "#\n" * 32_000,
    "documents": "--- x\n" * 10_000,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_a_large_file_is_named_soon_and_shortly(text: str) -> None:
    data = text.encode()
    assert len(data) <= MAX_BYTES
    start = time.process_time()
    result = read_entry(SourceFile("offers/x.yml", data), Offer, VOCABULARIES)
    assert time.process_time() - start < SECONDS
    assert isinstance(result, tuple)
    assert len(result) <= MOST + 1
    assert sum(len(one.message) + len(one.hint) + len(one.field) + len(one.value) for one in result) < 60_000


@pytest.mark.parametrize("text", ["a", "a.", "+49", "a@", "1 ", "0123 ", "-", "[a](", "<"])
def test_a_long_description_is_judged_soon(text: str) -> None:
    description = (text * 6000)[:5999] + "."
    catalogue = a_catalogue(offers={"wald": an_offer(description=description)})
    start = time.process_time()
    list(judge(catalogue, TODAY))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "line", ["### " + " " * 60_000 + "{", "### " + "a " * 30_000, "### " + "{ " * 30_000 + "}"]
)
def test_a_long_heading_of_the_leitbild_is_read_soon(line: str) -> None:
    start = time.process_time()
    assert leitbild_of(line).statements == ()
    assert time.process_time() - start < SECONDS

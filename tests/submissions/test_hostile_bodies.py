"""Thousands of hostile bodies: what was put into the form comes out again, and nothing leads out of two folders."""

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.intake.issue import (
    CONFIRMATION_PROMISES,
    ENTRY_PROMISES,
    confirmed_file,
    read_form,
    submission_of,
)
from generator.intake.mail import submission_of_file, submission_of_mail
from generator.intake.submission import Confirmation, Submission
from tests.submissions.build import RECORD, confirmation_body, entry_body

BODIES = 3_000
A_FILE = re.compile(r"(?:offers|actors)/[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
# Lines that mean something to the form, to Markdown, to YAML, to GitHub or to a shell.
LINES = (
    "", " ", "```", "```yaml", "````", "~~~", "~~~yaml", "   ```", "```  ", "### Datei", "### Datensatz",
    "### Datensatz ", "### Bitte bestätigen Sie", "## Datensatz", "#### Datei", "###", "_No response_", "*No response*",
    "- [X] " + ENTRY_PROMISES[0], "- [ ] " + ENTRY_PROMISES[0], "- [x]", "<!-- -->", "<!--", "-->",
    "<!-- bne inbox -->", "<details>", "---", "...", "%YAML 1.1", "title: x", "title: |", "  ### Datei", "- a",
    "key: 'it''s'", 'key: "\\u202e"', "&a *a", "<<: *a", "!!python/object:os.system", "content/offers/x.yml",
    "../../etc/passwd", "::set-output name=x::y", "$(id)", "`id`", "; rm -rf /", "--force", "@everyone", "#1",
    "Closes #1", "[skip ci]", "\t", "\x0b", "\x0c", "\x1b[31m", "\x85", "\u2028", "\u2029", "\u200b", "\u202e",
    "\ufeff", "\0", "ä", "a\u0308", "🌳", "x" * 500,
)  # fmt: skip
ENDS = ("\n", "\r\n", "\r")


def a_text(dice: random.Random) -> str:
    return "".join(dice.choice(LINES) + dice.choice(ENDS) for _ in range(dice.randrange(12))) + dice.choice(
        LINES
    )


def as_typed(text: str) -> str:
    """What is the same text to whoever typed it: line ends have no kind, and the form says nothing by a phrase."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "" if plain.strip() == "_No response_" else plain


def test_what_the_form_holds_comes_out_as_it_was_put_in() -> None:
    for number in range(BODIES):
        dice = random.Random(number)  # noqa: S311 - the same bodies in each run
        # A carriage return at the very end would melt with the line end that GitHub puts behind it.
        file, record = dice.choice(LINES), a_text(dice).rstrip("\r")
        # A field of one line that is empty is sent as a phrase, and cannot hold the ends of lines.
        file = file.replace("\r", "").strip() or "_No response_"
        body = entry_body(file, record)
        form = read_form(body.replace("\n", dice.choice(("\n", "\r\n"))) if "\r" not in body else body)
        assert form.file == as_typed(file), number
        assert form.record == as_typed(record), number
        assert form.promised == frozenset(ENTRY_PROMISES), number
        confirmation = read_form(confirmation_body(file), holds_record=False)
        assert confirmation.file == as_typed(file), number
        assert confirmation.promised == frozenset(CONFIRMATION_PROMISES), number


def test_a_body_of_any_lines_leads_nowhere_else() -> None:
    accepted = 0
    for number in range(BODIES):
        dice = random.Random(number)  # noqa: S311 - the same bodies in each run
        parts = [
            entry_body(dice.choice(LINES), a_text(dice)),
            confirmation_body(dice.choice(LINES)),
            a_text(dice),
            entry_body("content/offers/x.yml", RECORD),
        ]
        dice.shuffle(parts)
        body = dice.choice(ENDS).join(parts[: dice.randrange(5)])
        for found in (submission_of(body), confirmed_file(body), submission_of_mail(body.encode())):
            name = found.name if isinstance(found, (Submission, Confirmation)) else found
            if isinstance(name, str):
                assert A_FILE.fullmatch(name), (number, name)
                accepted += 1
            else:
                assert name, number
                assert all(one.hint for one in name)
    assert accepted > BODIES / 10


@given(st.text(), st.binary(max_size=300))
def test_nothing_is_raised(text: str, data: bytes) -> None:
    read_form(text)
    submission_of(entry_body(text, text))
    submission_of_mail(data)
    submission_of_mail(
        f"Content-Type: multipart/mixed; boundary={text[:20]}\n\n{text}".encode("utf-8", "replace")
    )
    submission_of_file(text, data)


@given(st.text(st.characters(exclude_characters="\r", codec="utf-8")))
def test_any_record_comes_out_as_it_was_put_in(record: str) -> None:
    assert read_form(entry_body("content/offers/x.yml", record)).record == as_typed(record)

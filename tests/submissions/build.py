"""What GitHub makes of a filled-in form, and a record to put into it."""

from collections.abc import Sequence

from generator.intake.issue import CONFIRMATION_PROMISES, ENTRY_PROMISES

RECORD = """\
title: Waldspaziergang am Abend
summary: Wir gehen durch den Wald und hören den Tieren zu.
actor: musterverein
type: excursion
topics:
  - forest
audiences:
  - families
format: in_person
schedule:
  kind: on_request
confirmed_on: 2026-10-01
"""
"""A right record of the small town, written the canonical way."""


def entry_body(file: str, record: str, promises: Sequence[str] = ENTRY_PROMISES) -> str:
    """The body of an issue as the form „eintrag“ makes it; GitHub escapes nothing."""
    return f"### Datei\n\n{file}\n\n### Datensatz\n\n```yaml\n{record}\n```\n\n{_ticked(promises)}"


def confirmation_body(file: str, promises: Sequence[str] = CONFIRMATION_PROMISES) -> str:
    """The body of an issue as the form „bestaetigung“ makes it."""
    return f"### Datei\n\n{file}\n\n{_ticked(promises)}"


def _ticked(promises: Sequence[str]) -> str:
    return "\n".join(["### Bitte bestätigen Sie", "", *(f"- [X] {promise}" for promise in promises)])

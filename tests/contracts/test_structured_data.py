"""Adobe's validator for structured data, which reads a page as search engines do, finds nothing on any page.

`tests/open_data/test_linked_data.py` holds the same nodes against the types of schema.org before they are in a page.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.node import ask_node

RIGHT: dict[str, Any] = {"@type": "EducationEvent", "name": "Bachtag", "startDate": "2026-12-05"}
MISTAKES: list[tuple[dict[str, Any], list[str]]] = [
    (RIGHT, []),
    ({**RIGHT, "@type": "EducationalEvent"}, ['ERROR: Type "EducationalEvent" is not a valid schema.org type']),
    (
        {**RIGHT, "provider": {"@type": "Organization", "name": "Verein"}},
        ['WARNING: Property "provider" for type "EducationEvent" is not supported by the schema.org specification'],
    ),
    (
        {**RIGHT, "subEvent": [RIGHT, {**RIGHT, "courseCode": "7"}]},
        ['WARNING: Property "courseCode" for type "EducationEvent" is not supported by the schema.org specification'],
    ),
    ({**RIGHT, "organizer": {"@type": "Organization"}}, ['ERROR: Required attribute "name" is missing']),
]  # fmt: skip
"""What a page may say, and what the validator says about it."""


def judged(paths: list[Path]) -> list[dict[str, Any]]:
    """Ask the validator once about all pages: it starts slowly."""
    found: list[dict[str, Any]] = ask_node("structured_data.mjs", [str(path) for path in paths])
    return found


@pytest.mark.slow
def test_every_data_block_is_right(site: Path) -> None:
    paths = [
        path for path in sorted(site.rglob("*.html")) if "application/ld+json" in path.read_text("utf-8")
    ]
    assert len(paths) > len(list(site.glob("akteure/*/eintrag.json")))
    answers = dict(zip(paths, judged(paths), strict=True))
    assert {path: one["issues"] for path, one in answers.items() if one["issues"]} == {}
    assert [path for path, one in answers.items() if one["blocks"] != 1] == []


def test_the_validator_finds_mistakes(tmp_path: Path) -> None:
    paths = []
    for number, (node, _) in enumerate(MISTAKES):
        block = json.dumps({"@context": "https://schema.org", **node})
        paths.append(tmp_path / f"{number}.html")
        paths[-1].write_text(f'<title>Bachtag</title><script type="application/ld+json">{block}</script>')
    assert [one["issues"] for one in judged(paths)] == [words for _, words in MISTAKES]

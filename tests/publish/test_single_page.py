"""A page as a part of one file; the cases stand in single_page.yml."""

from pathlib import Path

import pytest
import yaml

from generator.publish.single_page import Place, as_part

CASES = yaml.safe_load(
    Path(__file__).with_suffix(".yml").with_stem("single_page").read_text(encoding="utf-8")
)


def link(address: str) -> str:
    if address.startswith("../../"):
        return f"https://stadt.example/{address.removeprefix('../../')}"
    return address if address.startswith("https://") else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_page_becomes_a_part(case: dict[str, str]) -> None:
    assert as_part(case["html"], Place("p-", link, lambda _: "data:a")) == case["part"]

"""Tables of cases that lie beside the tests, so that a case needs no Python."""

from pathlib import Path
from typing import Any

from generator.intake.yaml_text import Document, parse_yaml


def table(name: str) -> Any:  # noqa: ANN401 - whatever the table holds
    """The cases of a table in this folder; every scalar is text."""
    document = parse_yaml((Path(__file__).parent / name).read_text(encoding="utf-8"), name)
    assert isinstance(document, Document), document
    return document.data

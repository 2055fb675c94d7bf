"""The Leitbild page: its statements are the headings of level 3 that carry an id."""

import re

from ..domain.leitbild import Leitbild, Statement

_HEADING = re.compile(r"^### (?P<title>.*\S)\s*\{\s*#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\s*\}\s*$")


def leitbild_of(text: str) -> Leitbild:
    """Find the statements in the Markdown text of the page."""
    found = (
        (number, match)
        for number, line in enumerate(text.split("\n"), start=1)
        if (match := _HEADING.match(line))
    )
    return Leitbild(tuple(Statement(match["id"], match["title"], number) for number, match in found))

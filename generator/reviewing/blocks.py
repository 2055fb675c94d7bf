"""A summary as data: what is said, without any mark-up; written as Markdown, for a terminal or as JSON.

The JSON travels from a workflow that strangers can change to one that may write. Whatever it holds, only
what the writer below adds is mark-up.
"""

from collections.abc import Iterator
from functools import singledispatch
from itertools import groupby
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..report import in_markdown, printable

_Text = Annotated[str, Field(max_length=2_000)]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Heading(_Block):
    """The title of a part; level 1 is that of the whole."""

    kind: Literal["heading"] = "heading"
    level: int = Field(ge=1, le=4)
    text: _Text


class Paragraph(_Block):
    """A few sentences."""

    kind: Literal["paragraph"] = "paragraph"
    text: _Text


class Items(_Block):
    """A list below a few words."""

    kind: Literal["items"] = "items"
    title: _Text = ""
    items: list[_Text] = Field(max_length=200)


class Facts(_Block):
    """Terms with what is known about them."""

    kind: Literal["facts"] = "facts"
    facts: list[tuple[_Text, _Text]] = Field(max_length=20)


class Lines(_Block):
    """Lines of a file as they are, such as a difference between two."""

    kind: Literal["lines"] = "lines"
    lines: list[_Text] = Field(max_length=200)


Block = Annotated[Heading | Paragraph | Items | Facts | Lines, Field(discriminator="kind")]


class Summary(_Block):
    """All that is said about a proposal, in reading order."""

    blocks: list[Block] = Field(max_length=1_000)

    def markdown(self) -> str:
        """Write it for GitHub; no text in it can act as mark-up, name anybody or become a link."""
        return "\n\n".join(map(_markdown, self.blocks)) + "\n"

    def terminal(self) -> str:
        """Write it for people at a terminal."""
        return "\n\n".join(map(_terminal, self.blocks)) + "\n"


@singledispatch
def _markdown(block: object) -> str:
    raise TypeError(type(block))


@_markdown.register
def _(block: Heading) -> str:
    return f"{'#' * block.level} {in_markdown(block.text)}"


@_markdown.register
def _(block: Paragraph) -> str:
    return _line(block.text)


@_markdown.register
def _(block: Items) -> str:
    title = f"{_bold(block.title)}\n\n" if block.title else ""
    return title + "\n".join(f"- {_line(one)}" for one in block.items)


@_markdown.register
def _(block: Facts) -> str:
    rows = (f"| {_bold(term)} | {in_markdown(text)} |" for term, text in block.facts)
    return "| | |\n| --- | --- |\n" + "\n".join(rows)


@_markdown.register
def _(block: Lines) -> str:
    fence = "`" * max(3, 1 + max(map(_longest_fence, block.lines), default=0))
    return "\n".join([f"{fence}diff", *map(printable, block.lines), fence])


def _bold(text: str) -> str:
    # Beside a blank the two stars would stay stars.
    return f"**{in_markdown(text.strip())}**"


def _line(text: str) -> str:
    """Write a text that begins a line; a list, a number or a rule would begin with these characters too."""
    written = in_markdown(text.strip())
    starts_a_mark = (
        written[:1] in set("-+=>")
        or written.partition(".")[0].isdigit()
        or written.partition(")")[0].isdigit()
    )
    return f"&#8203;{written}" if starts_a_mark else written


def _longest_fence(line: str) -> int:
    return max((len(list(run)) for ch, run in groupby(line) if ch == "`"), default=0)


@singledispatch
def _terminal(block: object) -> str:
    raise TypeError(type(block))


@_terminal.register
def _(block: Heading) -> str:
    text = printable(block.text)
    return f"{text}\n{'=' * len(text)}" if block.level <= 2 else text  # noqa: PLR2004 - the two upper levels


@_terminal.register
def _(block: Paragraph) -> str:
    return printable(block.text)


@_terminal.register
def _(block: Items) -> str:
    title = [f"{printable(block.title)}:"] if block.title else []
    return "\n".join([*title, *(f"  - {printable(one)}" for one in block.items)])


@_terminal.register
def _(block: Facts) -> str:
    return "\n".join(f"  {printable(term)}: {printable(text)}" for term, text in block.facts)


@_terminal.register
def _(block: Lines) -> str:
    return "\n".join(f"  {printable(one)}" for one in block.lines)


def clipped(text: str, most: int = 1_900) -> str:
    """Return a text that fits into a block."""
    return text if len(text) <= most else f"{text[: most - 2]} …"


def clipped_lines(lines: Iterator[str], most: int) -> list[str]:
    """Return the first lines, and say so where there are more."""
    found = [clipped(line, 300) for line, _ in zip(lines, range(most + 1), strict=False)]
    return found if len(found) <= most else [*found[:most], "…"]

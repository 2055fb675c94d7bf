"""Nothing that a summary holds becomes mark-up, in Markdown or at a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.reviewing.blocks import Block, Facts, Heading, Items, Lines, Paragraph, Summary

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = [
    "@betreuung bitte mergen",
    "schließt #1 und fixes musterstadt/verzeichnis#2",
    "<img src=x onerror=alert(1)>",
    "![Bild](https://boese.example/x.png)",
    "[Klick](javascript:alert(1))",
    "https://boese.example www.boese.example",
    "**fett** _kursiv_ ~~weg~~ `code`",
    "# Überschrift",
    "> Zitat",
    "- Punkt",
    "+ Punkt",
    "1. Punkt",
    "2) Punkt",
    "===",
    "---",
    "| a | b |",
    "```\n@betreuung\n```",
    "&lt;b&gt; &#64;betreuung",
    "<!-- bne review -->",
    "\u202eumgedreht",
    "\x1b[2J::error::x",
    "zwei\n\n# Zeilen",
]


def blocks_with(text: str) -> list[Block]:
    return [
        Heading(level=3, text=text),
        Paragraph(text=text),
        Items(title=text, items=[text, text]),
        Facts(facts=[(text, text)]),
        Lines(lines=[text]),
        Paragraph(text="Ende"),
    ]


def shape(markdown: str) -> list[str]:
    """The kinds of all elements that a reader of Markdown sees, in their order."""
    return [
        child.type
        for token in READER.parse(markdown)
        for child in (token, *(token.children or ()))
        if child.type not in ("text", "text_special", "inline", "softbreak")
    ]


PLAIN = shape(Summary(blocks=blocks_with("Wort")).markdown())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_acts_as_mark_up(text: str) -> None:
    said = Summary(blocks=blocks_with(text)).markdown()
    assert shape(said) == PLAIN
    outside = said.partition("diff\n")[0]
    assert "@" not in outside
    assert "https://" not in outside
    assert "\x1b" not in said
    assert "\x1b" not in Summary(blocks=blocks_with(text)).terminal()


@given(st.text(min_size=1, max_size=80).filter(str.strip))
def test_no_text_at_all_acts_as_mark_up(text: str) -> None:
    assert shape(Summary(blocks=blocks_with(text)).markdown()) == PLAIN


@given(st.text(alphabet="`~ @#\n-x", max_size=40))
def test_nothing_leaves_a_block_of_lines(text: str) -> None:
    said = Summary(blocks=[Lines(lines=[text, text]), Paragraph(text="Ende")]).markdown()
    assert shape(said) == ["fence", "paragraph_open", "paragraph_close"]

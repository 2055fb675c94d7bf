from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.markdown import to_html
from tests.contracts.html_page import HtmlPage

TABLE = yaml.safe_load((Path(__file__).parent / "markdown.yml").read_text(encoding="utf-8"))
TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h3", "h4", "blockquote", "code", "hr"}
PIECES = (
    "*", "_", "**", "`", "#", "## ", "- ", "1. ", "> ", "\n", "\n\n", "    ", "[", "]", "(", ")", "](", "![", "<", ">", "</", "&", "&#",
    "&lt;", "\\", '"', "'", "=", ":", "javascript:", "data:", "https://", "https://beispiel.de", "mailto:", "<script>", "<img src=x onerror=y>",
    "<!--", "-->", "<a href=", "onclick=", "[x]: ", "<javascript:x>", "\t", "---", "===", "innen", "Schüler*innen",
)  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=lambda row: repr(row["write"][:40]))
def test_becomes_what_the_table_says(row: dict[str, str]) -> None:
    assert to_html(row["write"]).strip() == row["get"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join))
def test_whatever_is_written_only_allowed_tags_and_safe_links_come_out(text: str) -> None:
    page = HtmlPage(to_html(text))
    for tag, attributes in page.tags:
        assert tag in TAGS
        if tag == "a":
            assert set(attributes) <= {"href", "rel", "title"}
            assert attributes["href"].lower().startswith(("http://", "https://", "mailto:", "tel:"))
            assert attributes["rel"] == "nofollow ugc noopener"
        else:
            assert attributes in ({}, {"start": attributes.get("start")})
    levels = [2, *page.headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.unclosed == []


@given(st.text(alphabet="abcäß*_ -.,", min_size=1, max_size=60))
def test_no_word_is_lost(text: str) -> None:
    letters = "".join(ch for ch in text if ch.isalpha())
    assert "".join(ch for ch in HtmlPage(to_html(text)).text if ch.isalpha()) == letters


def test_deep_nesting_ends_quickly() -> None:
    for text in (">" * 3000 + "x", "- " * 1000 + "x", "[" * 3000, "*a " * 2000, "`" * 3000, "<" * 6000):
        assert to_html(text) is not None

"""A partner's Markdown: a small part of CommonMark, raw HTML shown as text, then sanitised again."""

import re
from collections.abc import Sequence
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h3", "h4", "blockquote", "code", "hr"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_STARTS = ("http://", "https://", "mailto:", "tel:")
_REL = "nofollow ugc noopener"
# German writes Schüler*innen, Lehrer_innen, 3*4: between letters or digits these signs are text.
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W_])([*_])(?=[^\W_])")
_NO_LINK = re.compile(r'<a href="" [^>]*>(.*?)</a>', re.DOTALL)
_BARE_HEADING = re.compile(r"<(h[34])>\s*</\1>\n?")
_BARE_LINK = re.compile(r'(<a href="([^"]+)"[^>]*>)\s*(</a>)')
_CODE = re.compile(r"(`[^`\n]*`)")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    # What is no address of the outside world stays as the partner typed it.
    parser.validateLink = lambda url: url.lower().startswith(_STARTS)  # type: ignore[method-assign]
    return parser.disable(["image", "html_block", "html_inline", "code", "fence"])


def to_html(text: str) -> str:
    """Render a description; headings start at level 3, links carry `rel="nofollow ugc noopener"`."""
    parser = _parser()
    tokens = parser.parse(_protected(text))
    _demote([token for token in tokens if token.type in ("heading_open", "heading_close")])
    html = nh3.clean(
        parser.renderer.render(tokens, parser.options, {}),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel=_REL,
        strip_comments=True,
    )
    # A link to nowhere is none; a heading or link without words says nothing when it is read aloud.
    return _BARE_LINK.sub(r"\1\2\3", _BARE_HEADING.sub("", _NO_LINK.sub(r"\1", html)))


def _demote(headings: Sequence[Token]) -> None:
    """Start at level 3, because the page has its own h1 and h2, and never skip a level."""
    top = min((heading.tag for heading in headings), default="")
    tag = ""
    for heading in headings:
        if heading.nesting == 1:
            tag = "h4" if tag and heading.tag != top else "h3"
        heading.tag = tag


def _protected(text: str) -> str:
    parts = _CODE.split(text)
    return "".join(
        part if index % 2 else _BETWEEN_LETTERS.sub(r"\\\1", part) for index, part in enumerate(parts)
    )

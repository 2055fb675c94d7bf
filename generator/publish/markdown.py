"""A partner's Markdown: a small part of CommonMark, raw HTML shown as text, then sanitised again."""

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h3", "h4", "blockquote", "code", "hr"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_REL = "nofollow ugc noopener"
# German writes Schüler*innen, Lehrer_innen: between letters these signs are letters too.
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])([*_])(?=[^\W\d_])")
_CODE = re.compile(r"(`[^`\n]*`)")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    return parser.disable(["image", "html_block", "html_inline", "code", "fence"])


def to_html(text: str) -> str:
    """Render a description; headings start at level 3, links carry `rel="nofollow ugc noopener"`."""
    html = _parser().render(_protected(text))
    # The page has its own h1 and h2.
    html = re.sub(r"<(/?)h([1-6])>", lambda match: f"<{match[1]}h{min(4, int(match[2]) + 2)}>", html)
    return nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=_REL, strip_comments=True
    )


def _protected(text: str) -> str:
    parts = _CODE.split(text)
    return "".join(
        part if index % 2 else _BETWEEN_LETTERS.sub(r"\\\1", part) for index, part in enumerate(parts)
    )

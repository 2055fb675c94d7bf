"""Jinja: one environment, everything escaped, nothing undefined."""

from collections.abc import Hashable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

# A root that no text can hold: the reader of YAML refuses this character.
_HOLE = "\0"
_MOST_ROWS = 1 << 15
KILO = 1000
TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["url"] = _url
    environment.filters["count"] = count_words
    environment.filters["size"] = size_words
    environment.filters["rows"] = _rows
    environment.filters["webcal"] = _webcal
    return environment


@pass_context
def _url(context: Context, address: str) -> str:
    """Lead from this page to an address of the site; foreign addresses stay as they are."""
    return f"{context['root']}{address[1:]}" if address.startswith("/") else address


def _webcal(address: str) -> str:
    """Return an address as calendars subscribe to it: with a scheme of their own."""
    return f"webcal://{address.split('://', 1)[1]}"


@pass_context
def _rows(context: Context, cards: Iterable[Hashable], level: int) -> Markup:
    """Draw the rows of a list; an offer stands in some twenty lists, and only the way to the root differs."""
    root = context["root"]
    return safe("".join(root.join(_row_pieces(card, level)) for card in cards))


@lru_cache(maxsize=_MOST_ROWS)
def _row_pieces(card: Hashable, level: int) -> tuple[str, str]:
    before, after = render("parts/row.html", _HOLE, {"card": card, "level": level}).split(_HOLE)
    return before, after


def count_words(number: int, one: str, many: str) -> str:
    """Say a number with its noun: „1 Angebot“, „1.250 Angebote“."""
    return f"{number:,} {one if number == 1 else many}".replace(",", ".")


def size_words(size: int) -> str:
    """Say the size of a file: „900 Bytes“, „12 kB“, „3,4 MB“."""
    if size < KILO:
        return f"{size} Bytes"
    if size < KILO**2:
        return f"{size / KILO:.0f} kB"
    return f"{size / KILO**2:.1f} MB".replace(".", ",")


def render(name: str, root: str, values: Mapping[str, Any]) -> str:
    """Render a template; `root` is the way from the page up to the root of the site.

    Raises:
        jinja2.TemplateError: the template is broken or asks for something it was not given.
    """
    return _environment().get_template(name).render({**values, "root": root})


def safe(html: str) -> Markup:
    """Mark HTML of the sanitiser, and of nothing else, as ready."""
    return Markup(html)  # noqa: S704 - only publish.markdown and drawings of our own come here


def escaped(text: str) -> str:
    """Escape a text for HTML."""
    return str(Markup.escape(text))

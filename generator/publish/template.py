"""Jinja: one environment, everything escaped, nothing undefined."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

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
    return environment


@pass_context
def _url(context: Context, address: str) -> str:
    """Lead from this page to an address of the site; foreign addresses stay as they are."""
    return f"{context['root']}{address[1:]}" if address.startswith("/") else address


def count_words(number: int, one: str, many: str) -> str:
    """Say a number with its noun: „1 Angebot“, „1.250 Angebote“."""
    return f"{number:,} {one if number == 1 else many}".replace(",", ".")


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

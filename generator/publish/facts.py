"""Facts at a glance: a term with what is known about it, and the links that belong to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..domain.contact import Contact, Registration
from ..domain.venue import Accessibility
from .edition import Edition


@dataclass(frozen=True)
class Line:
    """A line of a fact; `href` makes it a link, `own` says that it leads to a page of this site."""

    text: str
    href: str = ""
    own: bool = False


@dataclass(frozen=True)
class Fact:
    """A term with what is known about it; `name` is how scripts find it on the page."""

    term: str
    lines: tuple[Line, ...]
    known: bool = True
    name: str = ""


def fact(term: str, texts: Iterable[str], *, known: bool = True, name: str = "") -> Fact:
    """Return a fact of plain lines."""
    return Fact(term, tuple(Line(text) for text in texts), known, name)


def coded(edition: Edition, term: str, vocabulary: str, codes: Iterable[str]) -> Iterator[Fact]:
    """Yield a fact that names the codes of a list, unless there are none."""
    labels = [edition.label(vocabulary, code) for code in codes]
    if labels:
        yield fact(term, [", ".join(labels)])


def contact_lines(contact: Contact | Registration) -> Iterator[Line]:
    """Yield whom to ask and how, ways as links."""
    if isinstance(contact, Contact) and (contact.role or contact.person):
        yield Line(": ".join(text for text in (contact.role, contact.person) if text))
    if contact.url:
        yield Line(short_address(contact.url), contact.url)
    if contact.email:
        yield Line(contact.email, f"mailto:{contact.email}")
    if contact.phone:
        yield Line(f"Telefon {contact.phone}", f"tel:{dialled(contact.phone)}")


def accessibility_lines(edition: Edition, found: Accessibility) -> Iterator[str]:
    """Yield what people with disabilities find."""
    if found.wheelchair:
        yield edition.label("wheelchair", found.wheelchair)
    for code in found.features:
        yield edition.label("accessibility-features", code)
    if found.note:
        yield found.note


def dialled(phone: str) -> str:
    """Return a phone number as a telephone wants it: digits, with the country in front."""
    # In +49 (0)541 the zero is for callers at home only.
    abroad = phone.replace("(0)", "") if phone.startswith(("+", "00")) else phone
    digits = "".join(ch for ch in abroad if ch.isdigit())
    if phone.startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+49{digits.removeprefix('0')}" if digits.startswith("0") else digits


def short_address(url: str) -> str:
    """Return a web address as people say it: the name of the site."""
    return (urlsplit(url).hostname or url).removeprefix("www.")

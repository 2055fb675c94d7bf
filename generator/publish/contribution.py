"""Addresses that lead to a change, with everything already filled in; empty where the city has no such way.

A click must be enough: the forms and mails know which record they are about, and ask for nothing personal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ..domain.catalogue import AnyEntry, address_of, name_of
from ..domain.offer import Offer
from ..domain.site import Site

MOST_ISSUE = 7800
"""GitHub refuses addresses of more than 8,191 bytes."""
MOST_MAIL = 1900
"""Some mail programs cut off what comes after about 2,000 characters."""
_FOLDER = "content"


@dataclass(frozen=True)
class Ways:
    """Every way to change, confirm or correct one record; an empty text is a way that the city lacks."""

    change: str
    confirm_issue: str
    confirm_mail: str
    mistake_issue: str
    mistake_mail: str


def ways_for(site: Site, entry: AnyEntry) -> Ways:
    """Return all ways that lead from a record to its next state."""
    page, name = address_of(entry), named(entry)
    return Ways(
        change=change_form(entry),
        confirm_issue=confirm_issue(site, entry),
        confirm_mail=confirm_mail(site, entry),
        mistake_issue=mistake_issue(site, page, name),
        mistake_mail=mistake_mail(site, page, name),
    )


def file_of(entry: AnyEntry) -> str:
    """Return the file of a record in the repository, such as `content/offers/bachtage.yml`."""
    return f"{_FOLDER}/{entry.origins.file}"


def change_form(entry: AnyEntry) -> str:
    """Return where the form opens with this record, from the root of the site."""
    kind = "angebot" if isinstance(entry.record, Offer) else "akteur"
    return f"/mitmachen/{kind}/?id={entry.id}"


def confirm_issue(site: Site, entry: AnyEntry) -> str:
    """Return where one more click confirms that a record still holds."""
    fields = {
        "template": "bestaetigung.yml",
        "datei": file_of(entry),
        "title": f"Bestätigung: {name_of(entry)}",
    }
    return _issue(site, fields)


def confirm_mail(site: Site, entry: AnyEntry) -> str:
    """Return the mail that confirms a record; `bne inbox` reads it by its subject and the first file named."""
    text = (
        "Guten Tag,\n\nalle Angaben in diesem Eintrag stimmen noch:\n\n"
        f"Datei: {file_of(entry)}\n{public(site, address_of(entry))}\n{name_of(entry)}\n"
    )
    return _mail(site, f"Bestätigung: {entry.id}", text)


def mistake_issue(site: Site, page: str, name: str) -> str:
    """Return where somebody reports a mistake on a page, given by its address from the root of the site."""
    fields = {
        "template": "fehler.yml",
        "eintrag": f"{name}: {public(site, page)}",
        "title": f"Fehler: {name}",
    }
    return _issue(site, fields)


def mistake_mail(site: Site, page: str, name: str) -> str:
    """Return the mail that reports a mistake on a page."""
    text = f"{public(site, page)}\n\nWas stimmt nicht?\n\n\nWas wäre richtig?\n\n"
    return _mail(site, f"Fehler: {name}", text)


def mistake_on(site: Site, page: str, name: str) -> str:
    """Return the one best way to report a mistake on a page: mail, form, or the page that says how."""
    return mistake_mail(site, page, name) or mistake_issue(site, page, name) or "/mitmachen/#fehler-melden"


def named(entry: AnyEntry) -> str:
    """Return name and id of a record, so that the office finds it without asking back."""
    return f"{name_of(entry)} ({entry.id})"


def public(site: Site, page: str) -> str:
    """Return the whole address of a page, or only its path where the site has no address yet."""
    return f"{(site.address or '').rstrip('/')}{page}"


def _issue(site: Site, fields: Mapping[str, str]) -> str:
    if not site.repository:
        return ""
    return _filled(f"{site.repository.rstrip('/')}/issues/new?", fields, MOST_ISSUE)


def _mail(site: Site, subject: str, body: str) -> str:
    if not site.feedback_email:
        return ""
    # RFC 6068: lines end with CR LF, and a space is never written as a plus.
    fields = {"subject": subject, "body": body.replace("\n", "\r\n")}
    return _filled(f"mailto:{quote(site.feedback_email, safe='@')}?", fields, MOST_MAIL)


def _filled(base: str, fields: Mapping[str, str], most: int) -> str:
    """Fill in the fields; where the address grows too long, the last ones stay empty."""
    address = base
    for key, value in fields.items():
        longer = f"{address}{'' if address == base else '&'}{key}={quote(value, safe='')}"
        if len(longer) <= most:
            address = longer
    return address

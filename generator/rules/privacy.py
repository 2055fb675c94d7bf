"""Personal data: only with consent, and rather not at all."""

import re
from collections.abc import Iterator
from datetime import date

from ..domain.catalogue import Catalogue
from ..domain.contact import Contact, was_consented
from ..problem import Problem, Severity
from .entries import all_entries, contacts_of

_MOBILE = re.compile(r"(?:(?:\+49|0049)0?|0)1[567]\d")
_FREE_MAIL = (
    "gmx.de", "gmx.net", "web.de", "gmail.com", "googlemail.com", "t-online.de", "freenet.de", "outlook.com",
    "outlook.de", "hotmail.com", "hotmail.de", "yahoo.de", "yahoo.com", "icloud.com", "posteo.de", "mailbox.org",
)  # fmt: skip


def people_have_agreed(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A named person or a mobile number needs a dated consent."""
    for entry in all_entries(catalogue):
        for path, contact in contacts_of(entry):
            consented = (
                isinstance(contact, Contact) and contact.consent is not None and contact.consent <= today
            )
            if isinstance(contact, Contact) and not was_consented(contact, today):
                yield Problem(
                    entry.origins.of(*path, "person"), "person-without-consent", "Eine Person wird ohne Einwilligung genannt.",
                    "Ergänzen Sie „consent: JJJJ-MM-TT“, oder nennen Sie statt der Person ihre Aufgabe unter „role“.",
                    field=f"{path[0]} › person", value=contact.person or "",
                )  # fmt: skip
            if contact.phone and _MOBILE.match(re.sub(r"[^+\d]", "", contact.phone)) and not consented:
                yield Problem(
                    entry.origins.of(*path, "phone"), "mobile-number", "Das ist eine Mobilnummer ohne Einwilligung.",
                    "Nehmen Sie die Nummer der Einrichtung, oder ergänzen Sie „consent: JJJJ-MM-TT“ unter „contact“.",
                    field=f"{path[0]} › phone", value=contact.phone,
                )  # fmt: skip


def mailboxes_belong_to_organisations(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """A mailbox at a free mail service is probably a private one."""
    for entry in all_entries(catalogue):
        for path, contact in contacts_of(entry):
            if contact.email and contact.email.casefold().rsplit("@", 1)[-1] in _FREE_MAIL:
                yield Problem(
                    entry.origins.of(*path, "email"), "private-mailbox", "Das sieht nach einem privaten Postfach aus.",
                    "Besser ist ein Postfach der Einrichtung.", Severity.WARNING, f"{path[0]} › email", contact.email,
                )  # fmt: skip

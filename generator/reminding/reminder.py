"""The reminder for one actor, as Markdown for an issue: one click for each record, and a mail ready to send.

Whatever a record holds is shown as text; nothing in it can mention people, link elsewhere or break the table.
"""

from dataclasses import dataclass
from textwrap import indent

from ..domain.catalogue import address_of, name_of
from ..domain.standing import Standing
from ..publish.contribution import change_form, confirm_issue, file_of, public
from ..publish.desk_pages import desk_of, step_words
from ..publish.edition import Edition
from ..publish.template import count_words
from ..report import in_markdown, printable
from .overview import Desk

MOST_ROWS = 30
"""An issue may hold 65,536 characters; the desk shows the rest."""
MARK = "<!-- bne remind"
"""How the first line of every reminder begins."""
_HOW = (
    "Stimmt noch alles? Dann wählen Sie „Bestätigen“, setzen im Formular die zwei Häkchen und senden es ab. "
    "Ist etwas anders, wählen Sie „Ändern“."
)


@dataclass(frozen=True)
class Reminder:
    """What an actor should look at; `mark` is the first line of the text, by which it is found again."""

    actor: str
    title: str
    mark: str
    text: str
    records: int


def mark_of(actor: str) -> str:
    """Return the line by which the reminder for an actor is known; nobody sees it."""
    return f"{MARK} {actor} -->"


def reminder_for(edition: Edition, desk: Desk) -> Reminder:
    """Write the reminder for an actor."""
    name, due = name_of(desk.actor), desk.due
    wanted = count_words(len(due), "Eintrag braucht", "Einträge brauchen")
    blocks = [
        mark_of(desk.actor.id),
        f"**{in_markdown(name)}**: {wanted} eine Bestätigung. {_HOW}",
        _table(edition, due[:MOST_ROWS]),
        _more(len(due) - MOST_ROWS),
        _all_records(edition, desk),
        _mail(edition, desk),
        "Diese Nachricht wird jeden Monat erneuert und schließt sich von selbst, sobald alles bestätigt ist.",
    ]
    return Reminder(
        actor=desk.actor.id,
        title=f"Bitte bestätigen: {printable(name)}",
        mark=mark_of(desk.actor.id),
        text="\n\n".join(block for block in blocks if block) + "\n",
        records=len(due),
    )


def _table(edition: Edition, due: list[Standing]) -> str:
    head = "| Eintrag | Stand | Stimmt noch alles? |\n| --- | --- | --- |"
    return "\n".join([head, *(_row(edition, one) for one in due)])


def _row(edition: Edition, one: Standing) -> str:
    links = [_link("Bestätigen", confirm_issue(edition.site, one.entry))]
    name = in_markdown(name_of(one.entry))
    if edition.site.address:
        name = _link(name, public(edition.site, address_of(one.entry)))
        links.append(_link("Ändern", public(edition.site, change_form(one.entry))))
    ways = " · ".join(link for link in links if link) or f"`{file_of(one.entry)}`"
    return f"| {name} | {in_markdown(step_words(edition, one))} | {ways} |"


def _link(words: str, address: str) -> str:
    return f"[{words}]({address})" if address else ""


def _more(number: int) -> str:
    return f"Dazu {count_words(number, 'weiterer Eintrag', 'weitere Einträge')}." if number > 0 else ""


def _all_records(edition: Edition, desk: Desk) -> str:
    address = public(edition.site, desk_of(desk.actor))
    return f"Alle Einträge mit Hinweisen, was noch offen ist: {address}" if edition.site.address else ""


def _mail(edition: Edition, desk: Desk) -> str:
    """Return a mail for the office to send, where the actor's record names a public mailbox."""
    contact = desk.actor.record.contact
    if not (contact and contact.email and edition.site.address):
        return ""
    titles = "\n".join(f"- {printable(name_of(one.entry))}" for one in desk.due[:MOST_ROWS])
    text = (
        f"An: {contact.email}\n"
        f"Betreff: Stimmen Ihre Einträge im {edition.site.name} noch?\n\n"
        "Guten Tag,\n\n"
        f"im {edition.site.name} stehen Einträge von {printable(name_of(desk.actor))}. "
        "Bitte bestätigen Sie, dass die Angaben noch stimmen:\n\n"
        f"{titles}\n\n"
        f"Mit einem Klick geht das auf dieser Seite:\n{public(edition.site, desk_of(desk.actor))}\n\n"
        "Oder antworten Sie einfach auf diese Mail.\n\n"
        "Vielen Dank!"
    )
    # Indented text is shown as it is, whatever stands in it.
    return f"<details><summary>Mail an den Akteur, fertig zum Senden</summary>\n\n{indent(text, '    ', lambda _: True)}\n\n</details>"

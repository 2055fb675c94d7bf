"""Questions at the terminal, one by one; Enter leaves a question open."""

from collections.abc import Callable, Sequence

from ..intake.nearest import nearest
from ..intake.questions import Choice, Question, meant
from .shared import started_as

MOST_AGAIN = 12
"""A longer list is not printed a second time; the first one is still on the screen."""
Answer = str | list[str]
Complaint = Callable[[Answer], str]
"""Says in German what is wrong with an answer; empty when nothing is."""


def ask(question: Question, complaint: Complaint) -> Answer:
    """Ask until the answer is right or left open; empty where it is left open.

    Raises:
        EOFError: somebody has ended the dialogue.
    """
    print(f"\n{question.words[0].upper()}{question.words[1:]}")
    if len(question.first) < len(question.choices):
        print(
            f"Zur Wahl stehen {len(question.choices)}. Tippen Sie ein Wort oder einen Teil davon, um zu suchen."
        )
    shown, before = question.first, None
    while True:
        if shown != before or len(shown) <= MOST_AGAIN:
            _list(shown)
        before = shown
        text = input(_prompt(question)).strip()
        if not text:
            return ""
        picked, shown = _picked(text, question, shown) if question.choices else ([text], shown)
        if picked is None:
            continue
        answer: Answer = picked if question.several else picked[0]
        if wrong := complaint(answer):
            print(wrong)
            continue
        if question.choices:
            labels = {one.code: one.label for one in question.choices}
            print(f"→ {', '.join(labels[code] for code in picked)}")
        return answer


def agreed(words: str) -> bool | None:
    """Ask a question of yes or no; None where it is left open."""
    while True:
        text = input(f"\n{words}\n(j/n, Enter = offen lassen) > ").strip().casefold()
        if text in ("", "j", "ja", "n", "nein"):
            return None if not text else text.startswith("j")
        print("Bitte j für ja oder n für nein.")


def _prompt(question: Question) -> str:
    if not question.choices:
        return "(Enter = offen lassen) > "
    if question.several:
        return "Nummern oder Wörter, mit Komma getrennt (Enter = offen lassen) > "
    return "Nummer oder Wort (Enter = offen lassen) > "


def _list(choices: Sequence[Choice]) -> None:
    for number, one in enumerate(choices, 1):
        print(f"  {number:>2}  {one.label}")


def _picked(
    text: str, question: Question, shown: tuple[Choice, ...]
) -> tuple[list[str] | None, tuple[Choice, ...]]:
    """Return the codes that were picked, or None and what to choose from instead."""
    parts = _parts(text, question, shown)
    if len(parts) > 1 and not question.several:
        print("Bitte nur eine Antwort.")
        return None, shown
    codes: list[str] = []
    for part in parts:
        found = meant(part, question, shown)
        if not found:
            near = nearest(part, (one.label for one in question.choices))
            guess = f" Meinten Sie „{near}“?" if near else ""
            print(f"„{part}“ steht nicht in der Liste.{guess}{_way_out(question)}")
            return None, shown
        if len(found) > 1:
            print(f"„{part}“ kann mehreres heißen. Was ist gemeint?")
            return None, found
        codes.append(found[0].code)
    return (list(dict.fromkeys(codes)) or None), shown


def _parts(text: str, question: Question, shown: Sequence[Choice]) -> list[str]:
    """Cut an answer at its commas, unless all of it is a name that holds one."""
    if meant(text, question, shown):
        return [text]
    return [part for one in text.split(",") if (part := one.strip())]


def _way_out(question: Question) -> str:
    """Say what to do where the right answer is not among the choices; only the list of actors grows."""
    if question.key != "actor":
        return ""
    return f" Noch nicht eingetragen? Enter lässt die Frage offen; legen Sie ihn danach mit „{started_as()} new actor“ an."

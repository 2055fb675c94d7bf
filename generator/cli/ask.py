"""Questions at the terminal, one by one; Enter leaves a question open."""

from collections.abc import Callable, Sequence

from ..intake.questions import Choice, Question, meant

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
    shown = question.first
    while True:
        _list(shown)
        text = input(_prompt(question)).strip()
        if not text:
            return ""
        if not question.choices:
            answer: Answer = text
        else:
            picked, shown = _picked(text, question, shown)
            if picked is None:
                continue
            answer = picked if question.several else picked[0]
        wrong = complaint(answer)
        if not wrong:
            return answer
        print(wrong)


def agreed(words: str) -> bool | None:
    """Ask a question of yes or no; None where it is left open."""
    while True:
        text = input(f"\n{words}\n(j/n, Enter = offen lassen) > ").strip().casefold()
        if text in ("", "j", "ja", "n", "nein"):
            return None if not text else text.startswith("j")


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
    codes: list[str] = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        found = meant(part, question, shown)
        if not found:
            print(f"„{part}“ steht nicht in der Liste.")
            return None, question.first
        if len(found) > 1:
            print(f"„{part}“ kann mehreres heißen. Was ist gemeint?")
            return None, found
        codes.append(found[0].code)
    return (list(dict.fromkeys(codes)) or None), shown

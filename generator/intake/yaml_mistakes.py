"""What libyaml says in English, said in German: where the mistake is, and what a partner can do about it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..origin import Origin
from ..problem import Problem

_CONFLICTS = ("<<<<<<<", "=======", ">>>>>>>")
_KEY_ALONE = re.compile(r"\s*(?:- )?[^\s:]+")
_KEY_AND_COLON = re.compile(r":(?:\s|$)")
_QUOTE = "Setzen Sie den ganzen Text in Anführungszeichen."
_TAB, _NO_TAB = "Hier steht ein Tabulator.", "Rücken Sie nur mit Leerzeichen ein, zwei für jede Ebene."
_COLUMN = "Felder einer Ebene beginnen in derselben Spalte."
_ESCAPE = "Nehmen Sie einfache Anführungszeichen '…', oder schreiben Sie \\\\ statt \\."

_Words = tuple[Origin, str, str]
"""Place, message, hint."""


@dataclass(frozen=True)
class Complaint:
    """What the parser could not read: its words, the place, and where what it was reading began."""

    said: str
    at: Origin
    began: Origin
    lines: Sequence[str]

    def before(self, place: Origin) -> str:
        """Return the text of the line up to the place."""
        return self._line(place.line)[: place.column - 1]

    def character(self, place: Origin) -> str:
        """Return the character at the place; empty at the end of a line."""
        return self._line(place.line)[place.column - 1 : place.column]

    def line_above(self) -> str:
        """Return the text of the line above the place."""
        return self._line(self.at.line - 1)

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def syntax_problem(complaint: Complaint) -> Problem:
    """Turn a complaint of the parser into a finding that helps."""
    for number, line in enumerate(complaint.lines, start=1):
        if line.startswith(_CONFLICTS):
            return Problem(
                Origin(complaint.at.file, number, 1, len(line)), "conflict-marker", "Hier stehen Marken eines ungelösten Git-Konflikts.",
                "Entscheiden Sie sich für eine der beiden Fassungen und löschen Sie die Zeilen mit <<<, === und >>>.",
            )  # fmt: skip
    said = complaint.said
    if "tag" in said:
        return Problem(complaint.began, "yaml-tag", "Mit „!“ darf ein Text nicht beginnen.", _QUOTE)
    place, message, hint = _words(complaint)
    return Problem(place, "yaml-syntax", message, hint)


def _words(complaint: Complaint) -> _Words:
    for words, say in _SAYINGS:
        if words in complaint.said:
            return say(complaint)
    return next(
        (
            (complaint.began if from_beginning else complaint.at, message, hint)
            for words, from_beginning, message, hint in _TABLE
            if words in complaint.said
        ),
        (complaint.at, "Diese Zeile lässt sich nicht lesen.", "Prüfen Sie Einrückung und Anführungszeichen."),
    )


def _colon(complaint: Complaint) -> _Words:
    """A second colon in a line, or a line that was taken for more of the text above it."""
    at, above = complaint.at, complaint.line_above()
    before = complaint.before(at)
    if not above.strip() or not _KEY_ALONE.fullmatch(before):
        hint = f'{_QUOTE} Zum Beispiel: title: "Der Bach: ein Lebensraum"'
        return at, "Hier steht ein Doppelpunkt mitten im Text.", hint
    if _KEY_AND_COLON.search(above):
        start = Origin(at.file, at.line, len(before) - len(before.lstrip()) + 1)
        message = "Diese Zeile ist zu weit eingerückt, oder ihr Doppelpunkt gehört zum Text darüber."
        return start, message, f"{_COLUMN} Ein Text mit Doppelpunkt gehört in Anführungszeichen."
    start = Origin(at.file, at.line - 1, len(above) - len(above.lstrip()) + 1)
    message = "Hinter dem Namen des Feldes fehlt ein Doppelpunkt mit einem Leerzeichen."
    return start, message, "Schreiben Sie „feld: Wert“."


def _does_not_fit(complaint: Complaint) -> _Words:
    """More text behind a closing quote or bracket, or a line in the wrong column."""
    at = complaint.at
    last = complaint.before(at).rstrip()[-1:]
    if last and last in "\"'":
        hint = "Setzen Sie den ganzen Text in Anführungszeichen, die im Text nicht vorkommen: \"…\" oder '…'."
        return at, "Hinter dem schließenden Anführungszeichen steht noch Text.", hint
    if last and last in "]}":
        return (
            at,
            "Hinter der schließenden Klammer steht noch Text.",
            f"Gehört die Klammer zum Text? {_QUOTE}",
        )
    return at, "Diese Zeile passt nicht zur Einrückung der Zeilen davor.", _COLUMN


def _bracket(complaint: Complaint) -> _Words:
    """A bracket that stays open, or something between two values."""
    if complaint.at.line > complaint.began.line:
        hint = "Setzen Sie hinter den letzten Wert ] oder }."
        return complaint.began, "Diese Klammer wird nicht geschlossen.", hint
    hint = (
        "Trennen Sie die Werte mit Kommas; ein Text mit Doppelpunkt oder Klammer gehört in Anführungszeichen."
    )
    return complaint.at, "In dieser Klammer fehlt ein Komma.", hint


def _cannot_start(complaint: Complaint) -> _Words:
    """A tab, or a character that means something else to YAML."""
    character = complaint.character(complaint.at)
    if character == "\t":
        return complaint.at, _TAB, _NO_TAB
    return complaint.at, f"Mit „{character}“ darf ein Text nicht beginnen.", _QUOTE


def _no_name(complaint: Complaint) -> _Words:
    """A star or ampersand without the name that YAML expects."""
    return (
        complaint.began,
        f"Mit „{complaint.character(complaint.began)}“ darf ein Text nicht beginnen.",
        _QUOTE,
    )


_SAYINGS: tuple[tuple[str, Callable[[Complaint], _Words]], ...] = (
    ("mapping values are not allowed", _colon),
    ("did not find expected key", _does_not_fit),
    ("expected ',' or", _bracket),
    ("cannot start any token", _cannot_start),
    ("expected alphabetic", _no_name),
)
# Words of the parser; whether the mistake is where it began to read; message; hint. The first match counts.
_TABLE: tuple[tuple[str, bool, str, str], ...] = (
    ("a tab character", False, _TAB, _NO_TAB),
    ("quoted scalar found unexpected", True, "Dieses Anführungszeichen wird nicht geschlossen.", "Setzen Sie an das Ende des Textes dasselbe Zeichen."),
    ("could not find expected ':'", True, "In dieser Zeile fehlt ein Doppelpunkt hinter dem Namen eines Feldes.", "Schreiben Sie „feld: Wert“, in einer Liste „- Wert“. Gehört die Zeile zum Text darüber? Dann rücken Sie sie ein."),
    ("did not find expected '-' indicator", False, "In dieser Liste fehlt ein Spiegelstrich, oder die Einrückung stimmt nicht.", "Jeder Eintrag einer Liste beginnt mit „- “ in derselben Spalte."),
    ("did not find expected node content", False, "Hier fehlt ein Wert.", f"Beginnt der Text mit diesem Zeichen? {_QUOTE}"),
    ("expected <document start>", False, "Vor oder hinter dem Eintrag steht etwas, das nicht dazugehört.", "Löschen Sie es, oder rücken Sie es richtig ein."),
    ("block sequence entries are not allowed", False, "In dieser Zeile darf keine Liste beginnen.", "Beginnen Sie die Liste in der nächsten Zeile. Gehört der Strich zum Text? Dann setzen Sie ihn in Anführungszeichen."),
    ("mapping keys are not allowed", False, "Mit „? “ darf ein Text nicht beginnen.", _QUOTE),
    ("comment or line break", True, "Hinter | oder > steht Text in derselben Zeile.", "Beginnen Sie den Text in der nächsten Zeile und rücken Sie ihn ein."),
    ("unknown escape character", False, "Hinter \\ steht ein Zeichen, das dort nichts bedeutet.", _ESCAPE),
    ("hexdecimal number", False, "Hinter \\x, \\u oder \\U fehlt eine Zahl.", _ESCAPE),
    ("invalid Unicode character", False, "Zu dieser Nummer hinter \\u oder \\U gibt es kein Zeichen.", _ESCAPE),
    ("directive", True, "Mit % darf eine Zeile nicht beginnen.", "Löschen Sie die Zeile. Gehört sie zum Text darüber? Dann rücken Sie sie ein."),
    ("incompatible YAML", False, "Mit % darf eine Zeile nicht beginnen.", "Löschen Sie die Zeile."),
)  # fmt: skip

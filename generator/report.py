"""A problem in five voices: terminal, GitHub annotation, Markdown, JSON, and one plain line."""

import json
from collections.abc import Callable, Mapping, Sequence

from .origin import Origin
from .problem import Problem, Severity

Reader = Callable[[str, int], str]
"""Gives line N (from 1) of a file of the content folder, or an empty text."""

_RED, _YELLOW, _BOLD, _DIM, _OFF = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_WORDS = {Severity.ERROR: "Fehler", Severity.WARNING: "Hinweis"}
_WIDTH = 100


def printable(text: str) -> str:
    """Show whatever a record holds without letting it speak to the terminal or turn the line."""
    return "".join(
        ch if ch.isprintable() else f"\\u{ord(ch):04x}" if ch <= "\uffff" else f"\\U{ord(ch):08x}"
        for ch in text
    )


def plain(problem: Problem) -> str:
    """One line: `path:line:column: field: what is wrong – how to mend it [rule]`."""
    origin = problem.origin
    field = f"{problem.field}: " if problem.field else ""
    hint = f" – {problem.hint}" if problem.hint else ""
    return printable(
        f"{origin.file}:{origin.line}:{origin.column}: {field}{problem.message}{hint} [{problem.rule}]"
    )


def terminal(problems: Sequence[Problem], counts: Mapping[str, int], read: Reader, *, colour: bool) -> str:
    """For people at a terminal: coloured, with the line of the file and a caret under the place."""
    # What must be mended stands last, where people look first.
    in_order = sorted(problems, key=lambda problem: problem.is_error)
    blocks = [_terminal_block(problem, read, colour=colour) for problem in in_order]
    return "\n\n".join([*blocks, summary(problems, counts)]) + "\n"


def _terminal_block(problem: Problem, read: Reader, *, colour: bool) -> str:
    paint = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}[problem.severity] if colour else ""
    bold, dim, off = (_BOLD, _DIM, _OFF) if colour else ("", "", "")
    origin = problem.origin
    where = printable(f"{origin.file}:{origin.line}:{origin.column}")
    field = f"{printable(problem.field)}: " if problem.field else ""
    lines = [
        f"{bold}{where}{off}: {paint}{_WORDS[problem.severity]}{off}: {field}{printable(problem.message)} {dim}[{problem.rule}]{off}"
    ]
    source = read(origin.file, origin.line)
    if source.strip():
        before, here, after = (printable(part.replace("\t", " ")) for part in _around(source, origin))
        lines += [
            f"    {before}{here}{after}",
            f"    {' ' * len(before)}{paint}{'^' * max(1, len(here))}{off}",
        ]
    if problem.hint:
        lines.append(f"    → {printable(problem.hint)}")
    return "\n".join(lines)


def _around(source: str, origin: Origin) -> tuple[str, str, str]:
    """Cut a line into what stands before, at and behind the place; of a long line only the part around it."""
    start, place = max(0, origin.column - _WIDTH // 2), origin.column - 1
    end = min(place + max(1, origin.length), start + _WIDTH)
    return source[start:place], source[place:end], source[end : start + _WIDTH]


def github(problems: Sequence[Problem], _counts: Mapping[str, int], _read: Reader) -> str:
    """Workflow commands: GitHub shows each at the very line of the pull request."""
    return "".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    origin = problem.origin
    properties = {
        "file": f"{_folder_of(origin.file)}/{origin.file}",
        "line": str(origin.line),
        "col": str(origin.column),
        "title": f"{problem.field or 'Datei'} [{problem.rule}]",
    }
    said = ",".join(f"{key}={_command_property(value)}" for key, value in properties.items())
    text = f"{problem.message} {problem.hint}".strip()
    return f"::{problem.severity} {said}::{_command_data(text)}\n"


def _folder_of(file: str) -> str:
    """Return the folder of the project: the lists and rules lie beside the content."""
    return "schemas" if file == "rules.yml" or file.startswith("vocabularies/") else "content"


def _command_data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _command_property(text: str) -> str:
    return _command_data(text).replace(":", "%3A").replace(",", "%2C")


def markdown(problems: Sequence[Problem], counts: Mapping[str, int], _read: Reader) -> str:
    """A table for a pull-request comment or job summary; lay people read it."""
    if not problems:
        return f"### Alles in Ordnung\n\n{summary(problems, counts)}\n"
    rows = [
        f"| {in_markdown(f'{one.origin.file}:{one.origin.line}')} | {in_markdown(one.field)} | {in_markdown(one.message)} | {in_markdown(one.hint)} |"
        for one in problems
    ]
    head = "| Stelle | Feld | Was ist los? | So geht es |\n| --- | --- | --- | --- |"
    return f"### {summary(problems, counts)}\n\n{head}\n" + "\n".join(rows) + "\n"


# Everything that Markdown could take for a mark. GitHub looks for mentions and for numbers of issues after it has
# read the entities, so something invisible stands behind @ and #.
_MARKS = str.maketrans(
    {mark: f"&#{ord(mark)};" for mark in "\\`*_[]~<&|"} | {mark: f"&#{ord(mark)};&#8203;" for mark in "@#"}
)


def in_markdown(text: str) -> str:
    """Show a stranger's text in one line of Markdown, with nothing in it that Markdown or GitHub would act on."""
    # A web address in a table cell would become a link to wherever the record says.
    return printable(text).translate(_MARKS).replace("://", ":&#47;&#47;").replace("www.", "www&#46;")


def as_json(problems: Sequence[Problem], counts: Mapping[str, int], _read: Reader) -> str:
    """Stable output for programs; see README."""
    rows = [
        {
            "file": one.origin.file,
            "line": one.origin.line,
            "column": one.origin.column,
            "rule": one.rule,
            "severity": str(one.severity),
            "field": one.field,
            "value": one.value,
            "message": one.message,
            "hint": one.hint,
        }
        for one in problems
    ]
    return (
        json.dumps({"problems": rows, "counts": dict(counts)}, ensure_ascii=True, indent=2, allow_nan=False)
        + "\n"
    )


def summary(problems: Sequence[Problem], counts: Mapping[str, int]) -> str:
    """How it stands, in one sentence."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    offers, actors = counts.get("offers", 0), counts.get("actors", 0)
    looked = f"{offers} Angebot{'' if offers == 1 else 'e'} und {actors} Akteur{'' if actors == 1 else 'e'} gelesen"
    found = ", ".join(
        text
        for number, text in (
            (errors, f"{errors} Fehler"),
            (warnings, f"{warnings} {'Hinweise' if warnings > 1 else 'Hinweis'}"),
        )
        if number
    )
    return f"{looked}: {found}." if found else f"{looked}: alles in Ordnung."


STYLES: Mapping[str, Callable[[Sequence[Problem], Mapping[str, int], Reader], str]] = {
    "terminal": lambda problems, counts, read: terminal(problems, counts, read, colour=False),
    "colour": lambda problems, counts, read: terminal(problems, counts, read, colour=True),
    "github": github,
    "markdown": markdown,
    "json": as_json,
}

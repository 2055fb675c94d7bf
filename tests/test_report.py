"""One finding, five voices; none of them lets a record speak for itself."""

import json
import re
from collections.abc import Mapping, Sequence
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.origin import Origin
from generator.problem import Problem, Severity, by_place, first_ones
from generator.report import STYLES, as_json, github, markdown, plain, printable, summary, terminal
from tests.build import a_problem

COUNTS = {"offers": 163, "actors": 91, "errors": 1, "warnings": 0}
ESCAPE = "\x1b"


def nothing(_file: str, _line: int) -> str:
    return ""


def block(problem: Problem, source: str = "", *, colour: bool = False) -> list[str]:
    """The lines for one finding, without the summary."""
    said = terminal([problem], COUNTS, lambda _file, _line: source, colour=colour)
    return said.split("\n\n")[0].split("\n")


# --- One line


def test_plain_says_all_in_one_line() -> None:
    assert plain(a_problem()) == (
        "offers/bach.yml:3:8: summary: Der Text ist zu kurz. – Schreiben Sie etwas mehr. [text-length]"
    )


def test_plain_leaves_out_what_is_not_there() -> None:
    assert plain(a_problem(field="", hint="")) == "offers/bach.yml:3:8: Der Text ist zu kurz. [text-length]"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Schüler*innen – „ja“ 😀", "Schüler*innen – „ja“ 😀"),
        ("a\nb\r\tc", "a\\u000ab\\u000d\\u0009c"),
        ("\x1b[31m", "\\u001b[31m"),
        ("\u202e\u200b\xa0", "\\u202e\\u200b\\u00a0"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_cannot_be_seen_is_spelled_out(text: str, shown: str) -> None:
    assert printable(text) == shown


# --- Terminal


def test_terminal_marks_the_place_in_the_line() -> None:
    assert block(a_problem(), "title: kurzer Text") == [
        "offers/bach.yml:3:8: Fehler: summary: Der Text ist zu kurz. [text-length]",
        "    title: kurzer Text",
        "           ^^^^^",
        "    → Schreiben Sie etwas mehr.",
    ]


def test_terminal_calls_a_warning_a_hint() -> None:
    assert "Hinweis: " in block(a_problem(severity=Severity.WARNING))[0]


@pytest.mark.parametrize("source", ["", "   "])
def test_terminal_shows_no_empty_line(source: str) -> None:
    assert len(block(a_problem(), source)) == 2
    assert len(block(a_problem(hint=""), source)) == 1


@pytest.mark.parametrize(
    ("origin", "source", "marked"),
    [
        (Origin("x", 1, 3, 2), "abcdef", "cd"),
        (Origin("x", 1, 3, 0), "abcdef", "c"),
        (Origin("x", 1, 5, 99), "abcdef", "ef"),
        (Origin("x", 1, 4, 3), "\tä\xa0cde", "cde"),
        (Origin("x", 1, 2, 1), "a\x1b[31m", "\\u001b"),
        (Origin("x", 1, 1, 3), "\tab", " ab"),
        (Origin("x", 1, 251, 4), "x" * 250 + "HIER" + "y" * 250, "HIER"),
    ],
)
def test_the_mark_stands_under_the_place(origin: Origin, source: str, marked: str) -> None:
    line, marks = block(a_problem(origin=origin), source)[1:3]
    start = len(marks) - len(marks.lstrip())
    assert line[start : start + marks.count("^")] == marked


def test_the_mark_stands_behind_the_line_where_something_is_missing() -> None:
    line, marks = block(a_problem(origin=Origin("x", 1, 7, 1)), "title:")[1:3]
    assert (line, marks) == ("    title:", "          ^")


def test_of_a_long_line_only_the_part_around_the_place_is_shown() -> None:
    line = block(a_problem(origin=Origin("x", 1, 3000, 500)), "x" * 5000)[1]
    assert len(line) <= 4 + 100


def test_colours_are_only_where_they_are_wanted() -> None:
    plain_lines, painted = block(a_problem(), "title: x"), block(a_problem(), "title: x", colour=True)
    assert ESCAPE not in "".join(plain_lines)
    assert "\x1b[31mFehler\x1b[0m" in painted[0]
    assert [re.sub(r"\x1b\[\d*m", "", line) for line in painted] == plain_lines
    warning = block(a_problem(severity=Severity.WARNING), colour=True)
    assert "\x1b[33mHinweis\x1b[0m" in warning[0]


def test_a_record_cannot_paint_the_terminal() -> None:
    evil = f"{ESCAPE}[2J"
    problem = a_problem(origin=Origin(evil), message=evil, hint=evil, field=evil)
    assert ESCAPE not in "".join(block(problem, f"x{evil}"))


# --- GitHub


def test_github_names_the_line_of_the_pull_request() -> None:
    assert github([a_problem()], COUNTS, nothing) == (
        "::error file=content/offers/bach.yml,line=3,col=8,title=summary [text-length]"
        "::Der Text ist zu kurz. Schreiben Sie etwas mehr.\n"
    )


def test_github_warns_without_a_field_or_hint() -> None:
    warning = a_problem(severity=Severity.WARNING, field="", hint="")
    assert github([warning], COUNTS, nothing) == (
        "::warning file=content/offers/bach.yml,line=3,col=8,title=Datei [text-length]::Der Text ist zu kurz.\n"
    )


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("offers/bach.yml", "content/offers/bach.yml"),
        ("site.yml", "content/site.yml"),
        ("vocabularies/topics.yml", "schemas/vocabularies/topics.yml"),
        ("rules.yml", "schemas/rules.yml"),
    ],
)
def test_github_finds_the_file(file: str, path: str) -> None:
    assert f"file={path}," in github([a_problem(origin=Origin(file))], COUNTS, nothing)


def test_a_record_cannot_give_github_orders() -> None:
    evil = "100%\n::add-mask::x,line=1\r::error::y"
    (line,) = github([a_problem(field=evil, message=evil, hint="")], COUNTS, nothing).splitlines()
    command, data = line.removeprefix("::error ").split("::", 1)
    assert command == (
        "file=content/offers/bach.yml,line=3,col=8,"
        "title=100%25\\u000a%3A%3Aadd-mask%3A%3Ax%2Cline=1\\u000d%3A%3Aerror%3A%3Ay [text-length]"
    )
    assert data == "100%25\\u000a::add-mask::x,line=1\\u000d::error::y"


# --- Markdown


def rendered(problems: Sequence[Problem]) -> str:
    """What a reader of the table sees, as HTML."""
    return str(MarkdownIt("commonmark").enable("table").render(markdown(problems, COUNTS, nothing)))


def test_markdown_is_a_table_for_people() -> None:
    assert markdown([a_problem()], COUNTS, nothing) == (
        "### 163 Angebote und 91 Akteure gelesen: 1 Fehler.\n\n"
        "| Stelle | Feld | Was ist los? | So geht es |\n"
        "| --- | --- | --- | --- |\n"
        "| offers/bach.yml:3 | summary | Der Text ist zu kurz. | Schreiben Sie etwas mehr. |\n"
    )


def test_markdown_says_when_all_is_well() -> None:
    assert markdown([], COUNTS, nothing) == (
        "### Alles in Ordnung\n\n163 Angebote und 91 Akteure gelesen: alles in Ordnung.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a | b || c",
        "<script>alert(1)</script>",
        "[Wald](https://beispiel.de)",
        "![x](y.png)",
        "**fett** _schief_ ~~weg~~ `code`",
        "&lt;b&gt; &#64;",
        "\\| \\\\",
        "# Titel",
        "https://beispiel.de www.beispiel.de",
        "@wald und wald/weg#12",
        "Schüler*innen und Lehrer*innen",
    ],
)
def test_markdown_shows_what_was_written_and_does_nothing_else(text: str) -> None:
    html = rendered([a_problem(message=text)])
    cells = re.findall(r"<td>(.*?)</td>", html)
    assert len(cells) == 4
    assert unescape(cells[2]).replace("\u200b", "") == text
    assert not re.search(r"<(?!/?(?:h3|table|thead|tbody|tr|th|td)\b)", html)


def test_markdown_calls_nobody_and_points_nowhere() -> None:
    # GitHub looks for these after it has read the entities, so something must stand in between.
    html = unescape(
        rendered([a_problem(message="@wald #12 https://beispiel.de www.beispiel.de info@beispiel.de")])
    )
    assert not re.search(r"@\w|#\d", html)
    source = markdown([a_problem(message="https://beispiel.de www.beispiel.de")], COUNTS, nothing)
    assert "://" not in source
    assert "www." not in source


# --- JSON


def test_json_has_a_stable_shape() -> None:
    assert json.loads(as_json([a_problem()], COUNTS, nothing)) == {
        "problems": [
            {
                "file": "offers/bach.yml",
                "line": 3,
                "column": 8,
                "rule": "text-length",
                "severity": "error",
                "field": "summary",
                "value": "kurz",
                "message": "Der Text ist zu kurz.",
                "hint": "Schreiben Sie etwas mehr.",
            }
        ],
        "counts": COUNTS,
    }


def test_json_is_plain_ascii_and_ends_with_a_line_break() -> None:
    said = as_json([a_problem(message="Ä\ud800\u2028")], COUNTS, nothing)
    assert said.isascii()
    assert said.endswith("}\n")
    assert json.loads(said)["problems"][0]["message"] == "Ä\ud800\u2028"


# --- All of them


@pytest.mark.parametrize(
    ("errors", "warnings", "counts", "said"),
    [
        (0, 0, {"offers": 2, "actors": 3}, "2 Angebote und 3 Akteure gelesen: alles in Ordnung."),
        (1, 0, {"offers": 1, "actors": 1}, "1 Angebot und 1 Akteur gelesen: 1 Fehler."),
        (2, 1, {"offers": 0, "actors": 0}, "0 Angebote und 0 Akteure gelesen: 2 Fehler, 1 Hinweis."),
        (0, 2, {}, "0 Angebote und 0 Akteure gelesen: 2 Hinweise."),
    ],
)
def test_the_summary_is_one_sentence(
    errors: int, warnings: int, counts: Mapping[str, int], said: str
) -> None:
    problems = [a_problem()] * errors + [a_problem(severity=Severity.WARNING)] * warnings
    assert summary(problems, counts) == said


def test_every_style_speaks_of_every_problem() -> None:
    problems = [a_problem(origin=Origin(f"offers/{name}.yml")) for name in ("bach", "wald", "wiese")]
    assert set(STYLES) == {"terminal", "colour", "github", "markdown", "json"}
    for style in STYLES.values():
        said = style(problems, COUNTS, lambda _file, _line: "title: x")
        assert [said.count(one.origin.file) for one in problems] == [1, 1, 1]
    assert (
        ESCAPE in STYLES["colour"](problems, COUNTS, nothing),
        ESCAPE in STYLES["terminal"](problems, COUNTS, nothing),
    ) == (True, False)


problems_of_any_kind = st.builds(
    Problem,
    origin=st.builds(Origin, st.text(max_size=5), st.integers(1, 3), st.integers(1, 9), st.integers(0, 9)),
    rule=st.just("text-length"),
    message=st.text(max_size=20),
    hint=st.text(max_size=9),
    severity=st.sampled_from(Severity),
    field=st.text(max_size=9),
    value=st.text(max_size=9),
)


@given(st.lists(problems_of_any_kind, max_size=3), st.text(max_size=12))
def test_whatever_a_record_holds_stays_in_its_place(problems: list[Problem], source: str) -> None:
    assert all(plain(one).isprintable() for one in problems)
    orders = github(problems, COUNTS, nothing).splitlines()
    assert [line.startswith(("::error file=", "::warning file=")) for line in orders] == [True] * len(
        problems
    )
    assert len(markdown(problems, COUNTS, nothing).splitlines()) == (4 + len(problems) if problems else 3)
    assert len(json.loads(as_json(problems, COUNTS, nothing))["problems"]) == len(problems)
    lines = terminal(problems, COUNTS, lambda _file, _line: source, colour=False).splitlines()
    assert all(line.isprintable() for line in lines)


# --- The finding itself


def test_findings_are_read_from_top_to_bottom() -> None:
    places = [("b", 1, 1), ("a", 2, 1), ("a", 1, 9), ("a", 1, 2)]
    problems = [a_problem(origin=Origin(*place)) for place in places]
    found = [(one.origin.file, one.origin.line, one.origin.column) for one in sorted(problems, key=by_place)]
    assert found == sorted(places)


def test_an_error_stops_and_a_warning_does_not() -> None:
    assert a_problem().is_error
    assert not a_problem(severity=Severity.WARNING).is_error


def test_nobody_reads_more_than_fifty_findings() -> None:
    many = [a_problem(origin=Origin("x", line)) for line in range(1, 52)]
    assert first_ones(many[:50], "x") == tuple(many[:50])
    first, *rest = first_ones(iter(many), "x")
    assert (first.rule, rest) == ("many-problems", many[:50])

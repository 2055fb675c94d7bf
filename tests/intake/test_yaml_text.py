"""Text to data: every scalar stays text, and every key and value keeps its place."""

import pytest

from generator.domain.offer import Offer
from generator.intake.characters import decode, forbidden_in, why_forbidden
from generator.intake.yaml_mistakes import Complaint, syntax_problem
from generator.intake.yaml_text import MAX_DEPTH, Data, Document, build, parse_yaml
from generator.intake.yaml_writer import write_yaml
from generator.origin import Origin
from generator.problem import Problem


def read(text: str) -> Document:
    result = parse_yaml(text, "x.yml")
    assert isinstance(result, Document), result
    return result


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "18:30",
        "01067",
        "1_000",
        "0x10",
        "1e3",
        ".nan",
        "2026-02-30",
        "=",
        "5413231000",
        "1.10",
        "on",
    ],
)
def test_no_word_changes_its_meaning(text: str) -> None:
    assert read(f"a: {text}\n").data == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", ""),
        ("~", ""),
        ('"null"', "null"),
        ("'~'", "~"),
        ("Null", "Null"),
        ("nullte Stunde", "nullte Stunde"),
    ],
)
def test_two_words_mean_that_nothing_is_there(text: str, value: str) -> None:
    assert read(f"a: {text}\nb: x\n").data == {"a": value, "b": "x"}


def test_every_key_and_value_has_its_place() -> None:
    origins = read("a: eins\nb:\n  - c: 'zwei'\n  - drei\n").origins
    assert origins.of_key("b") == Origin("x.yml", 2, 1)
    assert [origins.of(*path) for path in (("a",), ("b",), ("b", 0, "c"), ("b", 1))] == [
        Origin("x.yml", 1, 4),
        Origin("x.yml", 3, 3),
        Origin("x.yml", 3, 8),
        Origin("x.yml", 4, 5),
    ]
    assert (origins.of("a").length, origins.of("b", 0, "c").length, origins.of_key("b", 0, "c").length) == (
        4,
        6,
        1,
    )


def test_places_count_letters_and_not_bytes() -> None:
    assert read("ä😀: {ß: x}\n").origins.of("ä😀", "ß") == Origin("x.yml", 1, 9)


def test_a_value_over_several_lines_has_no_length() -> None:
    assert read("a: |\n  eins\n  zwei\n").origins.of("a").length == 0


def test_depth_has_a_limit() -> None:
    deep = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert isinstance(parse_yaml(f"a: {deep}\n", "x.yml"), Document)
    (problem,) = parse_yaml(f"a: [{deep}]\n", "x.yml")  # type: ignore[misc]
    assert problem.rule == "yaml-too-deep"


def test_nothing_is_an_empty_file() -> None:
    (problem,) = build([], [""], "x.yml")  # type: ignore[misc]
    assert problem == Problem(
        Origin("x.yml"),
        "file-empty",
        "Die Datei ist leer.",
        "Beginnen Sie mit der Vorlage aus der Anleitung.",
    )


def test_even_unchecked_text_ends_in_a_finding() -> None:
    (problem,) = parse_yaml("a: b\x01\n", "x.yml")  # type: ignore[misc]
    assert (problem.rule, problem.message) == (
        "yaml-syntax",
        "Das Zeichen an Stelle 5 lässt sich nicht lesen.",
    )


@pytest.mark.parametrize(
    "comment",
    ["a: b # Notiz\n", "a: b #\n", "a: b ## Titel\n", "a: b #---\n", "a: b #!x\n", "# eins\na: b\n#zwei\n"],
)
def test_comments_are_no_text(comment: str) -> None:
    assert read(comment).data == {"a": "b"}


def test_words_of_the_parser_that_nobody_foresaw_are_still_an_answer() -> None:
    place = Origin("x.yml", 9, 9)
    problem = syntax_problem(Complaint("something new", place, place, ["a: b"]))
    assert (problem.origin, problem.rule, problem.message) == (
        place,
        "yaml-syntax",
        "Diese Zeile lässt sich nicht lesen.",
    )


def test_a_complaint_outside_of_the_lines_has_nothing_around_it() -> None:
    place = Origin("x.yml", 9, 9)
    complaint = Complaint("", place, place, ["a: b"])
    assert (complaint.before(place), complaint.character(place), complaint.line_above()) == ("", "", "")


# --- Characters


@pytest.mark.parametrize(
    "character", ["\t", "\n", "ä", "😀", "\u200d", "\u200c", "\u00ad", "\xa0", "\u202f", "\U0001fae9", "é"]
)
def test_characters_that_people_need_are_allowed(character: str) -> None:
    assert why_forbidden(character) == ""


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\x1b",
        "\x85",
        "\u2028",
        "\u202e",
        "\u200b",
        "\ufeff",
        chr(0xD800),
        "\uffff",
        "\ue000",
        "\ufffd",
        "\U0010ffff",
    ],
)
def test_characters_that_hide_or_turn_are_forbidden(character: str) -> None:
    assert why_forbidden(character)


def test_the_first_forbidden_character_of_each_line_is_named() -> None:
    found = list(forbidden_in("gut\na\u200bb\u200b\nä\0\n", "x.yml"))
    assert [(one.origin.line, one.origin.column, one.origin.length) for one in found] == [
        (2, 2, 1),
        (3, 2, 1),
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"\xef\xbb\xbfa", "a"), (b"a\r\nb\rc\n", "a\nb\nc\n"), ("ä".encode(), "ä")],
)
def test_bytes_become_text_with_plain_line_breaks(data: bytes, text: str) -> None:
    assert decode(data, "x.yml") == text


@pytest.mark.parametrize(
    ("data", "line", "column", "guess"),
    [
        (b"title: M\xfcll\n", 1, 9, "„ü“"),
        (b"a\r\nb\r\n\xdf", 3, 1, "„ß“"),
        (b"a\rb\r\xff", 3, 1, ""),
        ("ä😀".encode() + b"\xe4", 1, 3, "„ä“"),
        (b"\xef\xbb\xbf\xff", 1, 1, ""),
    ],
)
def test_another_encoding_is_named_with_the_letter_it_probably_was(
    data: bytes, line: int, column: int, guess: str
) -> None:
    problem = decode(data, "x.yml")
    assert isinstance(problem, Problem)
    assert (problem.origin, problem.rule) == (Origin("x.yml", line, column), "file-encoding")
    assert (guess in problem.message) if guess else ("vermutlich" not in problem.message)


# --- Writing


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("title", "Wald", "Wald"),
        ("title", "", '""'),
        ("title", "12", '"12"'),
        ("title", "true", '"true"'),
        ("title", "2026-10-01", '"2026-10-01"'),
        ("title", "no", '"no"'),
        ("title", "18:30", '"18:30"'),
        ("title", "1e3", '"1e3"'),
        ("title", "null", '"null"'),
        ("title", "Der Bach: ein Lebensraum", '"Der Bach: ein Lebensraum"'),
        ("title", "Wald #1", '"Wald #1"'),
        ("title", 'Der "Bach" \\ \t\u2028', r'"Der \"Bach\" \\ \t\u2028"'),
        ("title", "Der „Bach“, 3 km", "Der „Bach“, 3 km"),
        ("title", "3 Berge", "3 Berge"),
        ("phone", "0541 323-0", "0541 323-0"),
        ("title", "٤", "٤"),
        ("max", "12", "12"),
        ("eur", "4.50", "4.50"),
        ("running", "true", "true"),
        ("confirmed_on", "2026-10-01", "2026-10-01"),
        ("start", "2026-10-01 18:30", "2026-10-01 18:30"),
        ("from", "04-01", "04-01"),
        ("founded", "1986", "1986"),
        ("postal_code", "01067", '"01067"'),
        ("wheelchair", "no", '"no"'),
        ("description", "eins\n\n  zwei", "|-\n  eins\n\n    zwei"),
        ("description", "\n eins\n\n", "|2+\n\n   eins\n"),
        ("description", "eins \nzwei", r'"eins \nzwei"'),
        ("summary", "wort " * 30 + "ende", ">-\n  " + "wort " * 19 + "wort\n  " + "wort " * 10 + "ende"),
        ("url", "https://www.beispiel.de/" + "x" * 90, ">-\n  https://www.beispiel.de/" + "x" * 90),
        ("summary", "zwei  Leerzeichen " + "x" * 90, "zwei  Leerzeichen " + "x" * 90),
    ],
)
def test_each_text_has_one_form_that_no_other_reader_misreads(key: str, value: str, written: str) -> None:
    assert write_yaml({key: value}, ()) == f"{key}: {written}\n"


def test_whoever_writes_other_records_names_their_numbers() -> None:
    assert write_yaml({"max": "12", "a": ["3"]}, (), ["a"]) == 'max: "12"\na:\n  - 3\n'


def test_a_key_too_long_for_a_line_is_still_read() -> None:
    data: dict[str, Data] = {"k" * 1100: {"ä\n": ["x"]}}
    document = parse_yaml(write_yaml(data, ()), "x.yml")
    assert isinstance(document, Document)
    assert document.data == data


def test_keys_stand_in_the_order_of_the_model() -> None:
    data: dict[str, Data] = {
        "zuletzt": "x",
        "schedule": {"kind": "past"},
        "topics": ["water"],
        "title": "Wald",
    }
    assert write_yaml(data, Offer.written_keys()) == (
        "title: Wald\ntopics:\n  - water\nschedule:\n  kind: past\nzuletzt: x\n"
    )
    assert Offer.written_keys()[:3] == ("title", "summary", "description")


def test_lines_and_equal_values_are_written_out() -> None:
    values: list[Data] = ["eins", "zwei"]
    assert write_yaml({"a": values, "b": values, "c": "eins\nzwei"}, ()) == (
        "a:\n  - eins\n  - zwei\nb:\n  - eins\n  - zwei\nc: |-\n  eins\n  zwei\n"
    )

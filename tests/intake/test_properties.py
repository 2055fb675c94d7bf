"""Whatever arrives, it is read or named: no input ends in an exception, and no place lies outside the file."""

import json
import os
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.domain.actor import Actor
from generator.domain.offer import Offer
from generator.domain.record import Part
from generator.domain.site import Site
from generator.intake.characters import MAX_BYTES, why_forbidden
from generator.intake.field_path import spot_of
from generator.intake.folder import SourceFile
from generator.intake.load import load_schemas, read_document
from generator.intake.parse import parse
from generator.intake.yaml_text import Data, Document, build, parse_yaml
from generator.intake.yaml_writer import write_yaml
from generator.origin import Origin, Origins
from generator.problem import MOST, Problem
from generator.report import plain
from tests.build import ACTOR, CASES, OFFER, PROJECT, TOWN, VOCABULARIES

FILE = "offers/x.yml"
# Strangers send bytes, so these are tried hardest.
MANY = 10_000 if os.environ.get("CI") else 300
RULES = set(load_schemas(PROJECT / "schemas").rulebook.by_id)
GOOD = (CASES / "valid/plain.yml").read_bytes()
SITE = parse_yaml((TOWN / "content/site.yml").read_text(encoding="utf-8"), "site.yml")

# Pieces that mean something to YAML, so that most inputs come further than the first letter.
PIECES = [
    "title: ", "schedule:\n  kind: ", "- ", "? ", ": ", ":\n", "\n", "\n  ", "    ", "\t", "[", "]", "{", "}", ",",
    "'", '"', "|\n", ">-\n", "#", " #", "&a ", "*a", "!!str ", "!x", "%TAG ! x\n", "---\n", "...\n", "<<: ", "null",
    "~", "\\x00", "\\uD800", "ä", "\u2028", "\ufeff", "\r\n", "\r", "x" * 130, "<<<<<<< HEAD\n", "@", "`", "2026-02-30",
]  # fmt: skip
yaml_like = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)
encoded = yaml_like.map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good record in which a few bytes have been replaced."""
    data = bytearray(GOOD)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 5))
        data[start : start + length] = draw(encoded | st.binary(max_size=4))
    return bytes(data)


def origins_of(document: Document) -> Iterator[Origin]:
    yield from document.origins.values.values()
    yield from document.origins.keys.values()


def lies_in(origin: Origin, lines: list[str]) -> bool:
    return (
        origin.file == FILE
        and 1 <= origin.line <= len(lines)
        and 1 <= origin.column <= len(lines[origin.line - 1]) + 1
        and origin.column - 1 + origin.length <= len(lines[origin.line - 1])
    )


@settings(max_examples=MANY)
@given(st.binary(max_size=200) | encoded | damaged())
@example(b"\xef\xbb\xbf\xff")
@example(b"\xef\xbb\xbfa: \xc2\x80b \xb6")
@example(b"\0")
@example(b"?")
@example(b"\r\x80")
@example(b"a: \xf0\x9f\x98\x80 \xff")
@example("schlüssel: [ä, 😀] x".encode())
@example(b"[" * (MAX_BYTES - 1))
@example(b"x" * (MAX_BYTES + 1))
def test_any_bytes_are_read_or_named(data: bytes) -> None:
    result = read_document(SourceFile(FILE, data))
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if isinstance(result, Document):
        outside = [origin for origin in origins_of(result) if not lies_in(origin, lines)]
    else:
        assert 1 <= len(result) <= MOST + 1
        assert {problem.rule for problem in result} <= RULES
        outside = [problem.origin for problem in result if not lies_in(problem.origin, lines)]
    assert outside == []


MARKS = [None, *(yaml.Mark("", 0, line, column, None, 0) for line in (0, 2, 7) for column in (0, 4))]
SCALARS = ["title", "kind", "x", "", "<<", "null", "~", "\0", "\u202e"]
EVENTS: list[yaml.Event] = [
    *(
        yaml.ScalarEvent(anchor, tag, (True, False), value, mark, mark, style)
        for value in SCALARS
        for mark in MARKS
        for anchor, tag, style in [(None, None, None), (None, None, '"'), ("a", None, None), (None, "!", "|")]
    ),
    *(yaml.MappingStartEvent(None, None, implicit=True, start_mark=mark) for mark in MARKS * 8),
    *(yaml.SequenceStartEvent(None, None, implicit=True, start_mark=mark) for mark in MARKS * 8),
    yaml.MappingStartEvent("a", None, implicit=True),
    yaml.SequenceStartEvent(None, "!x", implicit=False),
    yaml.AliasEvent("a"),
    *[yaml.MappingEndEvent(), yaml.SequenceEndEvent()] * 40,
    *[yaml.StreamStartEvent(), yaml.StreamEndEvent(), yaml.DocumentStartEvent(), yaml.DocumentEndEvent()] * 3,
]
events = st.sampled_from(EVENTS)


@settings(max_examples=MANY)
@given(st.lists(events, max_size=30), st.lists(st.text(max_size=9), min_size=1, max_size=6))
def test_any_events_are_built_or_named(stream: list[yaml.Event], lines: list[str]) -> None:
    result = build(stream, lines, FILE)
    if isinstance(result, Document):
        assert result.data
    else:
        assert [problem.rule in RULES for problem in result] == [True]


def keys_of(model: type[Part]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name


NESTED = [
    "kind", "sessions", "start", "end", "rule", "every", "weekdays", "weeks", "months", "interval", "season", "from",
    "until", "summer_time", "text", "min", "max", "amounts", "eur", "per", "lat", "lon", "street", "postal_code",
    "email", "phone", "person", "consent", "source", "as_of", "basis", "file", "alt", "people", "of", "en", "years",
    "programme", "day", "days_after_easter", "light", "dark", "colours", "path", "label", "titel", "Kosten", "__init__",
]  # fmt: skip
VALUES = [
    "", "null", "true", "ja", "0", "-1", "7", "4,50", "4.505", "1e3", "2026", "2026-10-01", "2026-02-30", "9:30", "18:30",
    "04-01", "02-30", "forest", "Wald", "families", "excursion", "in_person", "dated", "recurring", "ongoing", "past",
    "on_request", "regelmäßig", "sunday", "Sonntag", "month", "free", "paid", "venue", "actor", "mobile", "none",
    "https://www.beispiel.de", "https://b\u0435ispiel.de", "http://[", "https://xn--.de", "javascript:x", "info@beispiel.de",
    "01234 567", "musterverein", "../x", "wald.jpg", "0123456789ab", "#7a3b00", "/x/", "52.5", "13.4", "x" * 700,
    "Wir gehen durch den Wald und hören zu.", "eine\nZeile", "٤", "9" * 5000,
]  # fmt: skip
keys = st.sampled_from([*keys_of(Offer), *keys_of(Actor), *keys_of(Site), *NESTED]) | st.text(max_size=4)
words = st.sampled_from(VALUES) | st.text(max_size=8)
nested = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=6,
)
MODELS: list[tuple[type[Part], Any]] = [(Offer, OFFER), (Actor, ACTOR), (Site, SITE.data)]  # type: ignore[union-attr]


@given(st.sampled_from(MODELS), st.dictionaries(keys, nested, max_size=3) | nested, st.booleans())
def test_any_data_is_a_record_or_named(start: tuple[type[Part], Any], data: Data, whole: bool) -> None:  # noqa: FBT001
    model, good = start
    given_data = {**good, **data} if whole and isinstance(data, dict) else data
    result = parse(Document(given_data, Origins(FILE)), model, "x", VOCABULARIES)
    if not isinstance(result, tuple):
        assert isinstance(result.record, model)
        return
    assert 1 <= len(result) <= MOST + 1
    assert {problem.rule for problem in result} <= RULES
    assert all(is_short_and_german(problem) for problem in result)


def is_short_and_german(problem: Problem) -> bool:
    english = ("Input should", "Field required", "Value error", "Extra inputs", "String should", "valid ")
    said = f"{problem.message} {problem.hint}"
    return len(plain(problem)) < 1200 and not any(words in said for words in english)


@given(
    st.sampled_from([Offer, Actor, Site]),
    nested,
    st.lists(keys | st.integers(0, 3) | st.just("[key]"), max_size=5),
)
def test_any_location_of_a_finding_is_put_into_words(
    model: type[Part],
    data: Data,
    location: list[str | int],
) -> None:
    spot = spot_of(model, tuple(location), data)
    assert isinstance(spot.words, str)
    assert all(isinstance(key, str) for key in (*spot.known_keys, spot.key, spot.first_key_below))


@given(st.text(max_size=60))
@example("Schüler*innen: „Wald“ #1 'x' \"y\" \\ 👨‍👩‍👧 \u00ad\u200c")
@example("\r")
@example("\U000e0041")
def test_any_title_in_quotes_comes_back_or_is_refused_for_a_character(title: str) -> None:
    for quoted in (json.dumps(title, ensure_ascii=False), json.dumps(title.replace("\n", " "))):
        result = read_document(SourceFile(FILE, f"title: {quoted}\n".encode("utf-8", "surrogatepass")))
        expected = json.loads(quoted)
        if isinstance(result, Document):
            assert result.data == {"title": expected}
        else:
            assert any(why_forbidden(character) or not character.isascii() for character in expected)


allowed = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")).filter(lambda one: not why_forbidden(one))
    | st.sampled_from("\n :#-'\"[]{}&*!|>%@`~?,\\"),
    min_size=1,
    max_size=30,
)
tidy = st.recursive(
    allowed
    | st.sampled_from(
        ["null", "~", "no", "18:30", "01067", "2026-10-01", "1.50", "=", "<<", "0x10", "x" * 200]
    ),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(allowed, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


# Such trees take long to make; tests/contracts/test_record_twins.py makes more of them.
@settings(max_examples=settings().max_examples // 4)
@given(st.dictionaries(allowed.filter(lambda key: key != "<<"), tidy, min_size=1, max_size=3))
def test_what_is_written_is_read_back(data: dict[str, Data]) -> None:
    text = write_yaml(data, ("title", "summary"))
    result = parse_yaml(text, FILE)
    if isinstance(result, tuple) and {problem.rule for problem in result} <= {
        "yaml-too-deep",
        "yaml-merge-key",
    }:
        return
    assert isinstance(result, Document), result
    assert result.data == data
    assert write_yaml(data, ("title", "summary")) == text

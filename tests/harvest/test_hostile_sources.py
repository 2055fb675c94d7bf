"""Whatever a source sends, it is read or named: nothing raises, and nothing grows without end."""

import io
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.domain.source import Source
from generator.domain.source_lock import Lock
from generator.harvest.changes import Plan
from generator.harvest.ical_feed import MAX_EVENTS, read_ical
from generator.harvest.occurrences import happenings_of
from generator.harvest.planning import Delivery, plan_of, window_of
from generator.harvest.records import Shelf
from generator.harvest.row import MAX_COLUMNS, MAX_ROWS
from generator.harvest.xlsx_file import read_xlsx
from generator.intake.folder import SourceFile
from generator.intake.load import read_document
from generator.intake.yaml_text import Document
from generator.problem import Problem
from tests.build import VOCABULARIES
from tests.harvest.test_deliveries import CASES, DELIVERIES, steps

TODAY = date(2026, 11, 23)
SHELF = Shelf({}, frozenset(), {}, VOCABULARIES)
GOOD = [(case, steps(case)[0]) for case in CASES]


def source_of(case: str) -> Source:
    (path,) = (DELIVERIES / case / "content/sources").glob("*.yml")
    document = read_document(SourceFile(path.name, path.read_bytes()))
    assert isinstance(document, Document)
    return Source.model_validate(document.data)


SOURCES = {case: source_of(case) for case in CASES}


def judged(data: bytes, source: Source) -> Plan | tuple[Problem, ...]:
    result = plan_of(Delivery(data, "quelle"), source, Lock(), SHELF, TODAY)
    problems = result.problems if isinstance(result, Plan) else result
    assert all(problem.message and problem.origin.line >= 1 for problem in problems)
    assert isinstance(result, Plan) or problems, "a source that gives nothing says why"
    return result


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@given(data=st.binary(max_size=300))
@example(data=b"")
@example(data=b"\xff\xfe")
@example(data=b"PK\x03\x04")
@example(data=b'"')
@example(data=b"[" * 100_000)
@example(data=b'<script type="application/ld+json">')
@example(data=b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" * 2_000)
def test_bytes_of_any_kind_are_named(source: Source, data: bytes) -> None:
    assert not isinstance(judged(data, source), Plan)


@pytest.mark.parametrize(("case", "file"), GOOD, ids=lambda one: one if isinstance(one, str) else one.stem)
@settings(max_examples=150)
@given(
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=4
    )
)
def test_damaged_deliveries_are_read_or_named(
    case: str, file: Path, cuts: list[tuple[float, int, bytes]]
) -> None:
    data = bytearray(file.read_bytes())
    for where, length, instead in cuts:
        start = int(where * len(data))
        data[start : start + length] = instead
    judged(bytes(data), SOURCES[case])


def workbook(parts: dict[str, bytes]) -> bytes:
    """The workbook of a partner in which some parts are replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(DELIVERIES / "workbook/2026-11-23.xlsx") as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in {*good.namelist(), *parts}:
            package.writestr(name, parts[name] if name in parts else good.read(name))
    return out.getvalue()


SHEET = "xl/worksheets/sheet2.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CELL = b'<c r="A%d" t="inlineStr"><is><t>x</t></is></c>'
ENTITIES = b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/media/bild.bin": b"\0" * 50_000_000},
        {f"xl/{number}.xml": b"<a/>" for number in range(600)},
        {SHEET: ENTITIES + HEAD + b"<row><c><v>&b;</v></c></row></sheetData></worksheet>"},
        {SHEET: (ENTITIES + b"<worksheet/>").decode().encode("utf-16")},
    ],
    ids=["mountain", "many-parts", "entities", "entities-in-utf-16"],
)
def test_a_workbook_that_would_explode_is_not_opened(parts: dict[str, bytes]) -> None:
    grid, problems = read_xlsx(workbook(parts), "quelle.xlsx")
    assert grid == ()
    assert len(problems) == 1
    assert "zu groß" in problems[0].message or "Anweisungen" in problems[0].message


def test_a_workbook_is_read_only_as_far_as_a_table_goes() -> None:
    rows = b"".join(b'<row r="%d">' % n + CELL % n + b"</row>" for n in (1, 1_048_576))
    grid, _ = read_xlsx(
        workbook({SHEET: HEAD + rows + b"</sheetData></worksheet>"}), "quelle.xlsx", "Programm 2027"
    )
    assert [number for number, _ in grid] == [1]
    assert all(len(cells) <= MAX_COLUMNS for _, cells in grid)


def test_a_table_is_read_only_as_far_as_a_table_goes() -> None:
    data = b"Kursnummer;Titel\n" + b"1;x\n" * (MAX_ROWS + 10)
    result = judged(data, SOURCES["vhs-table"])
    problems = result.problems if isinstance(result, Plan) else result
    assert any(f"die ersten {MAX_ROWS} Zeilen" in problem.message for problem in problems)


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, number: int = 0) -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{number}", "SUMMARY:Bach", *lines, "END:VEVENT"]


@pytest.mark.parametrize(
    ("rule", "most"),
    [
        ("FREQ=YEARLY", 2),
        ("FREQ=DAILY", 450),
        ("FREQ=DAILY;COUNT=1000000000", 450),
        ("FREQ=WEEKLY;INTERVAL=1000000000", 1),
        ("FREQ=SECONDLY", 0),
        ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", 0),
        ("FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7;BYMINUTE=0,1,2,3,4", 0),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("FREQ=WEEKLY;BYDAY=8X", 1),
    ],
)
def test_rules_end_with_the_window(rule: str, most: int) -> None:
    events, _ = read_ical(calendar(*event("DTSTART:20270101T100000Z", f"RRULE:{rule}")), "quelle.ics")
    found, problems = happenings_of(events, window_of(TODAY), "quelle.ics")
    assert len(found) <= most
    assert found or problems or not events


def test_many_rules_without_any_day_are_not_all_tried() -> None:
    barren = [
        line
        for number in range(200)
        for line in event(
            "DTSTART:20270101T100000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", number=number
        )
    ]
    plain = event("DTSTART:20270201T100000Z", number=999)
    events, _ = read_ical(calendar(*barren, *plain), "quelle.ics")
    found, problems = happenings_of(events, window_of(TODAY), "quelle.ics")
    assert len(found) < 10
    assert found[-1].key == "999"
    assert any("zu viele Wiederholungen" in problem.message for problem in problems)


def test_of_very_many_events_the_first_are_read() -> None:
    many = [line for n in range(MAX_EVENTS + 5) for line in event("DTSTART:20270101T100000Z", number=n)]
    events, problems = read_ical(calendar(*many), "quelle.ics")
    assert len(events) == MAX_EVENTS
    assert len(problems) == 1


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYSECOND=0,1,2,3", "FREQ=YEARLY;BYYEARDAY=1,2,3"], ids=str
)
def test_a_time_zone_that_changes_all_the_time_is_refused(rule: str) -> None:
    zone = [
        "BEGIN:VTIMEZONE", "TZID:Unruhe", "BEGIN:STANDARD", "DTSTART:19700101T000000", "RR", f" ULE:{rule}",
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE",
    ]  # fmt: skip
    events, problems = read_ical(calendar(*zone, *event("DTSTART;TZID=Unruhe:20270101T100000")), "quelle.ics")
    assert events == ()
    assert "Zeitzone" in problems[0].message


def test_years_far_away_are_named() -> None:
    lines = [*event("DTSTART:00010101T000000Z"), *event("DTSTART:99991231T235959Z", number=1)]
    events, problems = read_ical(calendar(*lines), "quelle.ics")
    assert events == ()
    assert ["liegt zu weit weg" in problem.message for problem in problems] == [True, True]


N = 100_000
SHAPES = {
    "marked-sections": ("list-types-page", b"<![CDATA[" * N),
    "open-comments": ("list-types-page", b"<!--" * N),
    "open-scripts": ("list-types-page", b"<script " * N),
    "open-tags": ("list-types-page", b'{"@type":"Event","name":"' + b"<a" * N + b'"}'),
    "blanks": ("list-types-page", b'<script type="application/ld+json">{' + b" " * 8 * N + b"}x</script>"),
    "quotes": ("vhs-table", b'"' * N),
    "lines": ("vhs-table", b"\n" * N),
    "parameters": ("club-calendar", b"BEGIN:VCALENDAR\r\nDTSTART" + b";A=1" * N + b":x\r\nEND:VCALENDAR"),
    "zones": ("club-calendar", b"BEGIN:VTIMEZONE" * N),
}


@pytest.mark.parametrize(("case", "data"), SHAPES.values(), ids=SHAPES)
def test_no_shape_takes_longer_than_its_length_allows(case: str, data: bytes) -> None:
    began = time.monotonic()
    judged(data, SOURCES[case])
    # What looks at each character again and again needs minutes.
    assert time.monotonic() - began < 20

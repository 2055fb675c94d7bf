"""Tables as programs write them: encodings, separators, headings that are not in the first line."""

from io import BytesIO

import openpyxl
import pytest

from generator.domain.source import Source
from generator.harvest.csv_file import SEPARATORS, read_csv
from generator.harvest.drafts import drafts_of
from generator.harvest.row import Row
from generator.harvest.table import rows_of
from generator.harvest.xlsx_file import read_xlsx
from generator.problem import Problem
from tests.build import VOCABULARIES

LINES = [["Nr", "Titel", "Größe"], ["1", "Tümpeln; mit „Köpfchen“, ja", "7"], ["2", "Zwei\nZeilen", ""]]
SOURCE = Source.model_validate({
    "kind": "csv", "actor": "musterverein", "confirms": "true", "id_column": "Nr",
    "fields": {"title": {"column": "Titel"}}, "ignore": ["Größe"],
})  # fmt: skip


def as_csv(separator: str) -> str:
    return "".join(separator.join(f'"{cell}"' for cell in line) + "\r\n" for line in LINES)


def as_xlsx(*lines: list[object], title: str = "Programm") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for line in lines:
        sheet.append(line)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def texts(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.message for problem in problems]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_reads_what_programs_write(separator: str, encoding: str) -> None:
    grid, problems = read_csv(as_csv(separator).encode(encoding), "x.csv")
    assert [list(cells) for _, cells in grid] == LINES
    assert [number for number, _ in grid] == [1, 2, 3]
    assert problems == ()


def test_believes_the_separator_that_excel_names() -> None:
    grid, _ = read_csv(b"sep=,\r\nNr,Titel\r\n1,a;b;c\r\n", "x.csv")
    assert grid == ((2, ("Nr", "Titel")), (3, ("1", "a;b;c")))


def test_half_a_character_at_the_end_hides_nothing_else() -> None:
    grid, _ = read_csv("Nr;Titel".encode("utf-16")[:-1], "x.csv")
    assert grid == ((1, ("Nr", "Tite")),)


def test_a_cell_as_long_as_a_book_ends_the_table() -> None:
    _, problems = read_csv(b'Nr;Titel\n1;x\n2;"' + b"x" * 200_000, "x.csv")
    assert texts(problems) == ["Ab hier lässt sich die Tabelle nicht lesen."]
    assert problems[0].origin.line == 3


def rows(*lines: str) -> tuple[tuple[Row, ...], list[str]]:
    grid, _ = read_csv("\n".join(lines).encode(), "x.csv")
    found, problems = rows_of(grid, SOURCE, "x.csv")
    return found, texts(problems)


def test_headings_may_stand_below_a_title() -> None:
    found, problems = rows("Programm 2027;;", "", "Nr;Titel;Größe", "1;Tümpeln;7")
    assert [(row.origin.line, row.text("Titel")) for row in found] == [(4, "Tümpeln")]
    assert problems == []


def test_without_the_column_of_the_id_nothing_is_read() -> None:
    found, problems = rows("Nummer;Titel", "1;Tümpeln")
    assert found == ()
    assert problems == ["Die Spalte „Nr“ gibt es hier nicht."]


def test_columns_that_are_missing_or_twice_are_named() -> None:
    found, problems = rows("Nr;Größe;Nr", "1;7;9")
    assert found[0].text("Nr") == "1"
    assert problems == [
        "Die Spalte „Titel“ aus der Zuordnung gibt es hier nicht.",
        "Die Spalte „Nr“ gibt es zweimal; gelesen ist die erste.",
    ]


def test_a_line_without_an_id_belongs_to_the_one_above_or_is_named() -> None:
    found, problems = rows("Nr;Titel;Größe", ";Ohne;1", "1;Tümpeln;7", ";;8", ";Auch ohne;9")
    assert [(row.text("Nr"), row.text("Größe")) for row in found] == [("1", "7"), ("1", "8")]
    assert problems == ["Hier fehlt „Nr“; die Zeile ist nicht übernommen."] * 2


def test_what_an_offer_has_no_room_for_is_named() -> None:
    found, _ = rows("Nr;Titel;Größe;Neu", "1;Tümpeln;7;x", "1;Anders;7;x")
    drafts, problems = drafts_of(found, SOURCE, VOCABULARIES, "x.csv")
    assert [draft.data["title"] for draft in drafts] == ["Tümpeln"]
    assert texts(problems) == [
        "Nicht übernommen sind diese Angaben: „Neu“.",
        "„Titel“ ist hier anders als in der ersten Zeile dieser Kennung; jene gilt.",
    ]


def test_of_several_sheets_the_first_is_read_and_the_others_are_named() -> None:
    book = openpyxl.load_workbook(BytesIO(as_xlsx(["Nr"], [1])))
    book.create_sheet("Archiv")
    book.create_sheet("Geheim").sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    grid, problems = read_xlsx(out.getvalue(), "x.xlsx")
    assert grid == ((1, ("Nr",)), (2, ("1",)))
    assert texts(problems) == ["Nicht gelesen: „Archiv“."]


def test_a_sheet_that_is_not_there_is_named() -> None:
    grid, problems = read_xlsx(as_xlsx(["Nr"]), "x.xlsx", "Kurse")
    assert grid == ()
    assert (problems[0].message, problems[0].hint) == (
        "Das Tabellenblatt „Kurse“ gibt es nicht.",
        "Vorhanden: „Programm“.",
    )


def test_cells_are_read_as_people_see_them() -> None:
    grid, problems = read_xlsx(as_xlsx([True, False, 3.0, 4.25, " a\u00a0b ", 7, None, "x"]), "x.xlsx")
    assert grid == ((1, ("true", "false", "3", "4.25", "a b", "7", "", "x")),)
    assert problems == ()

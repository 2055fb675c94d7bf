"""Every row of schedules.yml: the sentence people read, and the dates they can put down."""

from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from generator.domain.recurrence import PublicHoliday
from generator.domain.schedule import Session
from generator.domain.schedule_words import in_words, remark_words
from generator.intake.yaml_text import Document, parse_yaml
from tests.build import a_schedule

PATH = Path(__file__).with_name("schedules.yml")


def table() -> dict[str, Any]:
    document = parse_yaml(PATH.read_text(encoding="utf-8"), PATH.name)
    assert isinstance(document, Document), document
    assert isinstance(document.data, dict)
    return document.data


ROWS: list[dict[str, Any]] = table()["schedules"]
REMARKS: list[dict[str, Any]] = table()["remarks"]
HOLIDAYS = [
    PublicHoliday(one["name"], one.get("day", ""), int(one.get("days_after_easter", 0)))
    for one in table()["public_holidays"]
]


def named(row: dict[str, Any]) -> str:
    return f"{row['words']} ({row['after']})" if "after" in row else str(row["words"])


def written(moment: datetime | date) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else f"{moment:%Y-%m-%d}"


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_is_said_in_one_sentence(row: dict[str, Any]) -> None:
    assert in_words(a_schedule(**row["schedule"])) == row["words"]


@pytest.mark.parametrize("row", [row for row in ROWS if "dates" in row], ids=named)
def test_knows_its_next_dates(row: dict[str, Any]) -> None:
    most = max(1, len(row["dates"]))
    found = list(
        islice(a_schedule(**row["schedule"]).occurrences(date.fromisoformat(row["after"]), HOLIDAYS), most)
    )
    assert [written(one.start) for one in found] == row["dates"]


@pytest.mark.parametrize("row", REMARKS, ids=lambda row: row["words"] or "nothing")
def test_a_date_has_its_remark(row: dict[str, Any]) -> None:
    assert remark_words(Session.model_validate(row["session"]).occurrence()) == row["words"]


def test_the_table_shows_every_kind() -> None:
    kinds = {row["schedule"]["kind"] for row in ROWS}
    assert kinds == {"dated", "recurring", "ongoing", "on_request", "self_paced", "past"}

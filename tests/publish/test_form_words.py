"""The preview of the form says when something takes place in the words of the page."""

from tests.domain.test_schedules import ROWS
from tests.node import ask_node


def test_every_schedule_is_said_alike_in_the_browser() -> None:
    said = ask_node("schedules.mjs", [row["schedule"] for row in ROWS])
    assert dict(zip([row["words"] for row in ROWS], said, strict=True)) == {
        row["words"]: row["words"] for row in ROWS
    }

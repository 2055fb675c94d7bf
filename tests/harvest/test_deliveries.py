"""What partners really send, and what the import makes of it: what is said, and each file as it is written.

A case is a folder in `deliveries/`: `content/` to lay over the small town, and deliveries that are named by the day
on which they are imported, one after the other; `by-hand-<day>/` holds what people change here just before that.
Beside each delivery lies what came of it, `<day>.txt`. Every delivery is imported twice; the second time nothing may
change. After reading them, new expectations are accepted with `pytest tests/harvest --accept`.
"""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.domain.source_lock import LOCK_ENDING, read_lock
from generator.harvest.planning import Delivery
from generator.importing import Import, Result, import_of, imported, write_files
from generator.pipeline import Outcome, examine
from generator.report import plain
from tests.build import SCHEMAS, TOWN
from tests.town.sites import files_in

DELIVERIES = Path(__file__).parent / "deliveries"
CASES = sorted(path.name for path in DELIVERIES.iterdir())


def errors(outcome: Outcome) -> list[str]:
    # What is made up for tests has addresses that are nobody's.
    found = (one for one in outcome.problems if one.is_error and one.rule != "sample-address")
    return [plain(problem) for problem in found]


def task(content: Path, today: date) -> Import:
    outcome = examine(content, SCHEMAS, today)
    assert errors(outcome) == []
    (name,) = outcome.content.catalogue.sources
    return import_of(outcome, content, name)


def taken_over(file: Path, content: Path, today: date) -> Result:
    result = imported(task(content, today), Delivery(file.read_bytes(), file.name))
    write_files(content, result.files)
    return result


def steps(case: str) -> list[Path]:
    return sorted(path for path in (DELIVERIES / case).iterdir() if path.is_file() and path.suffix != ".txt")


def readable(name: str, text: str) -> str:
    """A record as it is; of a lock only which entry became what, and whether it is gone."""
    lock = read_lock(text.encode()) if name.endswith(LOCK_ENDING) else None
    if lock is None:
        return text
    return "".join(
        f"{key} → {one.record}{f', fehlt seit {one.gone_since}' if one.gone_since else ''}\n"
        for key, one in lock.entries.items()
    )


@pytest.mark.parametrize("case", CASES)
def test_takes_over_what_a_partner_sends(case: str, tmp_path: Path, accept: bool) -> None:  # noqa: FBT001 - a fixture
    content = Path(shutil.copytree(TOWN / "content", tmp_path / "content"))
    if (DELIVERIES / case / "content").is_dir():
        shutil.copytree(DELIVERIES / case / "content", content, dirs_exist_ok=True)
    assert steps(case)
    for file in steps(case):
        today = date.fromisoformat(file.stem)
        by_hand = DELIVERIES / case / f"by-hand-{file.stem}"
        if by_hand.is_dir():
            shutil.copytree(by_hand, content, dirs_exist_ok=True)
        result = taken_over(file, content, today)
        said = [result.words, *(f"{plain(problem)}\n" for problem in result.problems)]
        said += [f"\n--- {name}\n{readable(name, text)}" for name, text in result.files.items()]
        expected = file.with_suffix(".txt")
        if accept:
            expected.write_text("".join(said), encoding="utf-8")
        assert "".join(said) == expected.read_text(encoding="utf-8")
        before = files_in(content)
        assert taken_over(file, content, today).files == {}
        assert taken_over(file, content, today + timedelta(days=3)).files == {}
        assert files_in(content) == before
        assert errors(examine(content, SCHEMAS, today)) == []

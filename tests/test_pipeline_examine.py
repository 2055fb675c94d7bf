"""One run names every broken file at the right place, however broken the others are."""

import shutil
from pathlib import Path

import pytest

from generator.pipeline import GeneratorError, examine
from tests.build import CASES, TODAY, TOWN

GOOD = (CASES / "valid/plain.yml").read_text(encoding="utf-8")


def changed(old: str, new: str) -> bytes:
    """The good offer with one mistake."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new).encode()


# Twenty files, each broken in another way: name, what is in it, and where which rule must speak.
BROKEN = [
    ("a-encoding", GOOD.encode("latin-1"), 2, 40, "file-encoding"),
    ("b-utf-16", GOOD.encode("utf-16"), 1, 1, "file-encoding"),
    ("c-empty", b"", 1, 1, "file-empty"),
    ("d-list", b"- a\n- b\n", 1, 1, "record-shape"),
    ("e-control", changed("Abend", "Ab\aend"), 1, 29, "forbidden-character"),
    ("f-bidi", changed("Tieren", "Tie\u202eren"), 2, 52, "forbidden-character"),
    ("g-tag", changed("  - forest", "  - !!python/name:os.system x"), 6, 5, "yaml-tag"),
    ("h-anchor", changed("schedule:", "schedule: &s"), 10, 11, "yaml-anchor"),
    ("i-alias", changed("musterverein", "*verein"), 3, 8, "yaml-alias"),
    ("j-deep", b"a: " + b"[" * 50_000, 1, 11, "yaml-too-deep"),
    ("k-twice", GOOD.encode() + b"type: workshop\n", 13, 1, "yaml-duplicate-key"),
    ("l-document", GOOD.encode() + b"---\n" + GOOD.encode(), 13, 1, "yaml-second-document"),
    ("m-colon", changed("title: Waldspaziergang", "title: Wald: Spaziergang"), 1, 12, "yaml-syntax"),
    ("n-tab", changed("  kind", "\tkind"), 11, 1, "yaml-syntax"),
    ("o-quote", changed("on_request", '"on_request'), 11, 9, "yaml-syntax"),
    ("p-hash", changed("families", "families #alle"), 8, 14, "text-swallowed"),
    ("q-key", changed("format:", "Format:"), 9, 1, "unknown-field"),
    ("r-code", changed("in_person", "vor Ort"), 9, 9, "unknown-code"),
    ("s-date", changed("2026-10-01", "2026-10-32"), 12, 15, "date-impossible"),
    ("t-reference", changed("musterverein", "mustervereinn"), 3, 8, "unknown-reference"),
]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOWN, tmp_path / "town"))


def test_names_twenty_broken_files_at_the_right_place(town: Path) -> None:
    for name, data, *_ in BROKEN:
        (town / f"content/offers/{name}.yml").write_bytes(data)
    outcome = examine(town / "content", town / "schemas", TODAY)
    found = [
        (one.origin.file, one.origin.line, one.origin.column, one.rule)
        for one in outcome.problems
        if one.is_error
    ]
    assert found == [(f"offers/{name}.yml", line, column, rule) for name, _, line, column, rule in BROKEN]
    assert not outcome.publishable


def test_a_broken_file_hides_no_good_one(town: Path) -> None:
    for name, data, *_ in BROKEN:
        (town / f"content/offers/{name}.yml").write_bytes(data)
    (town / "content/offers/zuletzt.yml").write_bytes(changed("Waldspaziergang", "Abschied"))
    outcome = examine(town / "content", town / "schemas", TODAY)
    # The wrong reference is found in a record that could be read.
    assert set(outcome.content.catalogue.offers) == {"bachexkursion", "t-reference", "zuletzt"}


def test_counts_what_was_read_and_found(town: Path) -> None:
    (town / "content/offers/leer.yml").write_bytes(b"")
    (town / "content/offers/laut.yml").write_bytes(changed("Waldspaziergang am Abend", "WALDSPAZIERGANG!!"))
    outcome = examine(town / "content", town / "schemas", TODAY)
    # A file with mistakes has been read too.
    assert outcome.counts == {"offers": 3, "actors": 2, "errors": 1, "warnings": 1}


def test_warnings_alone_do_not_stop_the_site(town: Path) -> None:
    (town / "content/offers/laut.yml").write_bytes(changed("Waldspaziergang am Abend", "WALDSPAZIERGANG!!"))
    outcome = examine(town / "content", town / "schemas", TODAY)
    assert [one.rule for one in outcome.problems] == ["shouting"]
    assert outcome.publishable


def test_everything_belongs_to_one_day(town: Path) -> None:
    outcome = examine(town / "content", town / "schemas", TODAY.replace(year=2028))
    rules = {one.rule for one in outcome.problems}
    assert rules == {"confirmation-old"}
    assert outcome.today.year == 2028


@pytest.mark.parametrize("missing", ["content", "schemas/vocabularies"])
def test_a_missing_folder_is_for_the_operator(town: Path, missing: str) -> None:
    shutil.rmtree(town / missing)
    with pytest.raises(GeneratorError, match=missing):
        examine(town / "content", town / "schemas", TODAY)

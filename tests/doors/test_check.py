"""`bne check` as partners and machines run it: exit codes, forms of output, and nothing it does not need."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.town.sites import PROJECT, TOWN, TOWN_DAY, bne

TODAY = ("--today", str(TOWN_DAY))


def break_a_record(content: Path) -> int:
    """Spoil the type of an offer and return the line where it stands."""
    offer = content / "offers" / "bachnacht.yml"
    offer.write_text(
        offer.read_text(encoding="utf-8").replace("type: excursion", "type: ausflug"), encoding="utf-8"
    )
    return offer.read_text(encoding="utf-8").splitlines().index("type: ausflug") + 1


def test_right_content_ends_with_0() -> None:
    done = bne("check", "--content", TOWN, *TODAY)
    assert done.returncode == 0
    assert done.stdout.endswith("12 Angebote und 5 Akteure gelesen: 3 Hinweise.\n")
    assert done.stderr == ""


def test_a_mistake_ends_with_1_and_is_named_by_line(content: Path) -> None:
    line = break_a_record(content)
    done = bne("check", "--content", content, *TODAY)
    assert done.returncode == 1
    assert f"offers/bachnacht.yml:{line}:7: Fehler: type: „ausflug“" in done.stdout
    assert "type: ausflug\n" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_picture_that_nobody_shows_is_named_without_its_bytes(content: Path) -> None:
    shutil.copy(content / "images" / "bach.jpg", content / "images" / "wiese.jpg")
    done = bne("check", "--content", content, *TODAY)
    assert "images/wiese.jpg:1:1: Hinweis: Kein Eintrag zeigt dieses Bild" in done.stdout
    assert "JFIF" not in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--content", "gibt-es-nicht"],
        ["check", "--schemas", "gibt-es-nicht"],
        ["check", "--today", "gestern"],
        ["check", "--today", "2026-02-30"],
        ["check", "--style", "gemalt"],
        ["prüfe"],
        [],
        ["build", "--engine", "hugo"],
        ["check", "--watch", "--style", "json"],
        ["explain", "unknown-cod"],
    ],
    ids=" ".join,
)
def test_misuse_ends_with_2_and_a_sentence(arguments: list[str]) -> None:
    done = bne(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip()) > 20


def test_a_folder_without_content_is_told_where_to_go(tmp_path: Path) -> None:
    for arguments in (["check"], ["new", "offer", "Bachtag"]):
        done = bne(*arguments, "--content", tmp_path / "content")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.endswith(
            "fehlt. Wechseln Sie in den Ordner der Ablage, oder nennen Sie ihn mit --content.\n"
        )


def test_json_has_the_promised_shape(content: Path) -> None:
    line = break_a_record(content)
    done = bne("check", "--content", content, "--style", "json", *TODAY)
    said = json.loads(done.stdout)
    assert list(said) == ["problems", "counts"]
    assert list(said["counts"]) == ["offers", "actors", "errors", "warnings"]
    assert (said["counts"]["actors"], said["counts"]["errors"], said["counts"]["warnings"]) == (5, 1, 3)
    assert len(said["problems"]) == 4
    (error,) = [one for one in said["problems"] if one["severity"] == "error"]
    assert list(error) == ["file", "line", "column", "rule", "severity", "field", "value", "message", "hint"]
    assert (error["file"], error["line"], error["column"]) == ("offers/bachnacht.yml", line, 7)
    assert (error["rule"], error["field"], error["value"]) == ("unknown-code", "type", "ausflug")
    assert done.stdout.isascii()


def test_github_gets_one_command_for_each_finding(content: Path) -> None:
    line = break_a_record(content)
    done = bne("check", "--content", content, "--style", "github", *TODAY)
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    assert [one for one in lines if not one.startswith(("::error file=", "::warning file="))] == []
    assert any(
        one.startswith(f"::error file=content/offers/bachnacht.yml,line={line},col=7,") for one in lines
    )


def test_markdown_is_a_table(content: Path) -> None:
    break_a_record(content)
    done = bne("check", "--content", content, "--style", "markdown", *TODAY)
    assert done.stdout.startswith("### ")
    assert done.stdout.count("\n| ") == 6


def test_a_pipe_gets_no_colours(content: Path) -> None:
    break_a_record(content)
    assert "\x1b" not in bne("check", "--content", content, *TODAY).stdout


def test_no_form_of_output_lets_a_record_speak_to_the_terminal(content: Path) -> None:
    offer = content / "offers" / "bachnacht.yml"
    hostile = 'title: "\\e[2J::error::x"\nbogus: "|<b>*x*</b>"\n'
    offer.write_text(hostile + offer.read_text(encoding="utf-8"), encoding="utf-8")
    for style in ("terminal", "colour", "github", "markdown", "json"):
        said = bne("check", "--content", content, "--style", style, *TODAY).stdout
        assert "\x1b[2J" not in said
        assert "\n::error::" not in said
        assert "<b>" not in said or style != "markdown"


def test_a_folder_with_offers_alone_is_checked(tmp_path: Path) -> None:
    (tmp_path / "offers").mkdir()
    offer = (TOWN / "offers" / "werkstatt.yml").read_text(encoding="utf-8")
    (tmp_path / "offers" / "werkstatt.yml").write_text(offer, encoding="utf-8")
    done = bne("check", "--content", tmp_path, *TODAY)
    assert done.returncode == 1
    assert "Der Akteur „bildungsnetz“ ist nicht eingetragen." in done.stdout
    assert "unknown-reference" in done.stdout


def test_only_what_is_asked_for_is_shown_but_everything_is_read(content: Path) -> None:
    break_a_record(content)
    alone = bne("check", content / "offers" / "bachnacht.yml", "--content", content, *TODAY)
    assert alone.returncode == 1
    assert alone.stdout.endswith("12 Angebote und 5 Akteure gelesen: 1 Fehler.\n")
    # Named as findings name it; a file may be right while another is not.
    other = bne("check", "offers/werkstatt.yml", "--content", content, *TODAY)
    assert other.returncode == 0
    assert "bachnacht" not in other.stdout
    assert other.stdout.splitlines() == [
        "Diese Datei ist in Ordnung.",
        "In anderen Dateien steht noch 1 Fehler; „python -m generator check“ zeigt alle.",
    ]
    several = bne("check", "offers/werkstatt.yml", "actors/bildungsnetz.yml", "--content", content, *TODAY)
    assert several.stdout.startswith("Diese Dateien sind in Ordnung.\n")
    folder = bne("check", content / "offers", "--content", content, "--style", "json", *TODAY)
    assert {one["file"].split("/")[0] for one in json.loads(folder.stdout)["problems"]} == {"offers"}


def test_a_file_may_lie_among_the_lists(content: Path, tmp_path: Path) -> None:
    schemas = Path(shutil.copytree(PROJECT / "schemas", tmp_path / "schemas"))
    done = bne("check", schemas / "vocabularies" / "topics.yml", "--content", content, *TODAY)
    assert (done.returncode, done.stdout) == (0, "Diese Datei ist in Ordnung.\n")


def test_a_link_is_named_and_not_followed(content: Path) -> None:
    (content / "offers" / "verweis.yml").symlink_to(PROJECT / "README.md")
    done = bne("check", content / "offers" / "verweis.yml", "--content", content, *TODAY)
    assert done.returncode == 1
    assert "file-link" in done.stdout


@pytest.mark.parametrize("file", ["offers/gibt-es-nicht.yml", "README.md"])
def test_a_file_that_is_none_of_ours_is_misuse(file: str) -> None:
    done = bne("check", file, "--content", TOWN)
    assert (done.returncode, done.stdout) == (2, "")
    assert file in done.stderr


def test_an_empty_folder_is_right(tmp_path: Path) -> None:
    assert bne("check", "--content", tmp_path, *TODAY).returncode == 0


def test_the_day_decides_how_fresh_things_are() -> None:
    later = bne("check", "--content", TOWN, "--today", "2028-01-01", "--style", "json")
    rules = {one["rule"] for one in json.loads(later.stdout)["problems"]}
    assert "confirmation-old" in rules
    earlier = bne("check", "--content", TOWN, "--today", "2026-09-01", "--style", "json")
    assert "date-in-future" in {one["rule"] for one in json.loads(earlier.stdout)["problems"]}
    assert earlier.returncode == 1


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--help"],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for command in ("new", "check", "explain", "format", "migrate", "build", "serve", "schema", "cms"):
        assert command in done.stdout


def test_checking_does_not_wait_for_what_only_building_needs() -> None:
    heavy = ("mkdocs", "jinja2", "lunr", "markdown_it", "nh3", "PIL.WebPImagePlugin")
    code = (
        "import sys; from generator.cli import main; "
        f"code = main(['check', '--content', {str(TOWN)!r}, '--today', '{TOWN_DAY}', '--style', 'github']); "
        f"print([name for name in {heavy!r} if name in sys.modules], code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[] 0"

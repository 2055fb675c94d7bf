"""`bne new`, by options and by a dialogue at a real terminal: what it writes passes the check."""

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.shared import started_as
from tests.town.sites import PROJECT, TOWN_DAY, bne, files_in

DAY = ("--today", str(TOWN_DAY))
SUMMARY = "Wir gehen an den Bach und sehen, was darin lebt."
WHOLE = (
    "--actor", "musterverein", "--type", "Exkursion", "--topic", "water", "--topic", "Wald",
    "--audience", "families", "--format", "vor Ort", "--schedule", "dated", "--when", "2027-05-16 10:00",
    "--summary", SUMMARY, "--confirmed",
)  # fmt: skip
OFFER = f"""\
title: Bäche am Abend
summary: {SUMMARY}
actor: musterverein
type: excursion
topics:
  - water
  - forest
audiences:
  - families
format: in_person
schedule:
  kind: dated
  sessions:
    - start: 2027-05-16 10:00
confirmed_on: 2026-11-23
"""


def made(content: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return bne("new", *arguments, "--content", content, *DAY)


def dialogue(content: Path, lines: list[str], *arguments: str) -> tuple[int, str]:
    """Run the command at a terminal of its own and type these lines."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "new", *arguments, "--content", str(content), *DAY]
    with subprocess.Popen(
        command, cwd=PROJECT, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        os.close(theirs)
        for line in lines:
            os.write(ours, line.encode())
        said = process.stdout.read() if process.stdout else ""
        os.close(ours)
    return process.returncode, said


def test_options_alone_make_a_whole_offer(content: Path) -> None:
    done = made(content, "offer", "Bäche am Abend", *WHOLE)
    file = content / "offers" / "baeche-am-abend.yml"
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_text(encoding="utf-8") == OFFER
    assert [line[:2] for line in done.stdout.splitlines()[-4:]] == ["1.", "2.", "3.", "  "]
    assert bne("check", file, "--content", content, *DAY).returncode == 0
    assert bne("format", "--check", file, "--content", content).returncode == 0


def test_a_whole_actor(content: Path) -> None:
    done = made(
        content, "actor", "Bachfreunde e. V.", "--type", "Verein", "--summary", SUMMARY,
        "--source", "https://www.beispiel.de",
    )  # fmt: skip
    assert done.returncode == 0
    file = content / "actors" / "bachfreunde-e-v.yml"
    assert "as_of: 2026\n  basis: lookup\n" in file.read_text(encoding="utf-8")
    assert bne("check", file, "--content", content, *DAY).returncode == 0


def test_what_is_not_said_stands_below_as_a_hint(content: Path) -> None:
    assert made(content, "offer", "Bachtag im Mai").returncode == 0
    file = content / "offers" / "bachtag-im-mai.yml"
    text = file.read_text(encoding="utf-8")
    assert text.startswith("title: Bachtag im Mai\n\n# Noch nötig:\n")
    done = bne("check", file, "--content", content, "--style", "json", *DAY)
    assert done.stdout.count('"missing-field"') == text.count("Das Feld „")
    assert done.stdout.count('"not-backed"') == 1


def test_nothing_is_overwritten_and_a_free_id_is_offered(content: Path) -> None:
    before = files_in(content)
    done = made(content, "offer", "Bachnacht")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Frei ist: --id bachnacht-2" in done.stderr
    assert files_in(content) == before
    assert made(content, "offer", "Bachnacht", "--id", "bachnacht-2").returncode == 0
    assert {*files_in(content)} - {*before} == {"offers/bachnacht-2.yml"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["offer", "Bachtag", "--topic", "Wassr"], "Meinten Sie „water“"),
        (["offer", "Bachtag", "--actor", "musterverain"], "Meinten Sie „musterverein“?"),
        (["offer", "Bachtag", "--schedule", "dated", "--when", "16.5.2027"], "Schreiben Sie: 2027-05-16"),
        (["offer", "Ba"], "title"),
        (["actor", "Bachfreunde", "--format", "online"], "format"),
        (["offer", "Bachtag", "--id", "../../boese"], "Frei ist: --id boese"),
        (["offer", "Bachtag", "--when", "sonntags"], "--schedule"),
        (["offer"], "Nennen Sie den Titel"),
        (["kurs", "Bachtag"], "kurs"),
    ],
    ids=" ".join,
)
def test_a_wrong_option_writes_nothing_and_says_why(content: Path, arguments: list[str], said: str) -> None:
    before = files_in(content)
    done = made(content, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert files_in(content) == before


def test_a_dialogue_makes_the_same_offer(content: Path) -> None:
    answers = [
        "Bäche am Abend",
        "zu kurz", SUMMARY,  # asked again, with the words of the check
        "musterv",
        "Exkursion",
        "Wasser, Unsinn", "water, Wald",
        "families",
        "vor Ort",
        "1", "16.5.2027", "2027-05-16 10:00",
        "j",
    ]  # fmt: skip
    code, said = dialogue(content, [f"{line}\n" for line in answers], "offer")
    assert code == 0, said
    assert (content / "offers" / "baeche-am-abend.yml").read_text(encoding="utf-8") == OFFER
    assert re.search(r"\nThemen\nZur Wahl stehen \d+\. Tippen Sie ein Wort", said)
    assert "„Unsinn“ steht nicht in der Liste." in said
    assert "Schreiben Sie: 2027-05-16" in said


def answered(content: Path, *lines: str) -> str:
    """Leave everything open but what comes first: title, summary, provider, type, topics ..."""
    code, said = dialogue(content, [f"{line}\n" for line in (*lines, *[""] * 12)], "offer")
    assert code == 0, said
    return said


def test_a_question_for_one_answer_takes_no_second_one(content: Path) -> None:
    said = answered(content, "Bachtag im Mai", "", "", "1, 2", "1")
    assert said.count("Bitte nur eine Antwort.") == 1
    text = (content / "offers" / "bachtag-im-mai.yml").read_text(encoding="utf-8")
    assert text.count("\ntype: ") == 1


def test_what_was_understood_is_said_again(content: Path) -> None:
    said = answered(content, "Bachtag im Mai", "", "musterv", "excursion", "water, Wald")
    assert "Wer bietet es an?" in said
    assert re.findall(r"→ .+", said) == [
        "→ Musterverein für Natur & Umwelt",
        "→ Exkursion",
        "→ Wasser und Gewässer, Wald",
    ]


def test_who_is_not_entered_yet_is_told_how_to_go_on(content: Path) -> None:
    said = answered(content, "Bachtag im Mai", "", "Bachfreunde")
    assert "Noch nicht eingetragen? Enter lässt die Frage offen; legen Sie ihn danach mit" in said
    assert "„python -m generator new actor“ an." in said
    assert said.count("Noch nicht eingetragen?") == 1


def test_a_long_list_is_printed_once(content: Path) -> None:
    said = answered(content, "Bachtag im Mai", "", "", "", "Unsinn", "Unfug")
    assert said.count("„Un") == 2
    assert re.findall(r"^ +13  .+", said, re.MULTILINE) == list(
        dict.fromkeys(re.findall(r"^ +13  .+", said, re.MULTILINE))
    )


@pytest.mark.parametrize(
    ("program", "printed"),
    [
        ("{here}/.venv/bin/bne", ".venv/bin/bne"),
        ("/opt/bne", "/opt/bne"),
        ("/x/__main__.py", "python -m generator"),
    ],
)
def test_next_steps_are_printed_as_the_program_was_started(
    program: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", [program.format(here=Path.cwd())])
    assert started_as() == printed


def test_a_program_on_the_path_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bne").touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", [str(tmp_path / "bne")])
    assert started_as() == "bne"


def test_a_printed_step_runs_as_it_is_printed(content: Path) -> None:
    said = made(content, "offer", "Bachtag").stdout
    (step,) = re.findall(r"Prüfen Sie: python (.+)", said)
    done = subprocess.run(
        [sys.executable, *shlex.split(step)], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "missing-field" in done.stdout


def test_enter_leaves_everything_open_but_the_title(content: Path) -> None:
    code, said = dialogue(content, ["\n", "Bachtag im Mai\n", *["\n"] * 8], "offer")
    assert code == 0, said
    text = (content / "offers" / "bachtag-im-mai.yml").read_text(encoding="utf-8")
    assert text.startswith("title: Bachtag im Mai\n\n# Noch nötig:\n")


def test_a_taken_id_is_settled_in_the_dialogue(content: Path) -> None:
    code, _ = dialogue(content, ["\n"], "offer", "Bachnacht", *WHOLE)
    assert code == 0
    assert (content / "offers" / "bachnacht-2.yml").is_file()


def test_facts_of_others_are_backed_by_their_page(content: Path) -> None:
    code, _ = dialogue(
        content, ["\n", "\n", "n\n", "beispiel\n", "https://www.beispiel.de\n"], "actor", "Bachfreunde"
    )
    assert code == 0
    assert "source: https://www.beispiel.de" in (content / "actors" / "bachfreunde.yml").read_text(
        encoding="utf-8"
    )


def test_who_stops_leaves_nothing_behind(content: Path) -> None:
    before = files_in(content)
    code, said = dialogue(content, ["Bachtag im Mai\n", "\x04"], "offer")
    assert code == 2
    assert said.endswith("Abgebrochen. Es wurde nichts geschrieben.\n")
    assert files_in(content) == before

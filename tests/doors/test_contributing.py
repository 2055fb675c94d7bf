"""The templates of CONTRIBUTING.md, as a partner copies them: they are right, together and alone nothing breaks."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator.pipeline import examine
from tests.build import TODAY
from tests.town.sites import CITY, PROJECT, SCHEMAS, TOWN, TOWN_DAY, bne

BLOCKS = re.findall(
    r"^```yaml\n(.*?)^```",
    (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)
(OFFER,) = [block for block in BLOCKS if "\ntitle: Was lebt im Bach?" in block]
(ACTOR,) = [block for block in BLOCKS if block.startswith("name: Bachfreunde Musterstadt")]


def rules(folder: Path) -> Counter[str]:
    """Every rule that a folder breaks, as the check finds it."""
    return Counter(one.rule for one in examine(folder, SCHEMAS, TODAY).problems)


@pytest.fixture
def pasted(tmp_path: Path) -> Path:
    """A folder of content that holds the template of an offer and nothing else."""
    content = tmp_path / "content"
    (content / "offers").mkdir(parents=True)
    (content / "actors").mkdir()
    shutil.copy(CITY / "leitbild.md", content)
    (content / "offers" / "bachexkursion-nette.yml").write_text(OFFER, encoding="utf-8")
    return content


def test_both_templates_together_lack_only_addresses_of_ones_own(pasted: Path) -> None:
    (pasted / "actors" / "bachfreunde-musterstadt.yml").write_text(ACTOR, encoding="utf-8")
    assert rules(pasted).keys() == {"sample-address"}


def test_the_offer_alone_lacks_its_actor(pasted: Path) -> None:
    assert rules(pasted).keys() == {"sample-address", "unknown-reference"}
    assert rules(pasted)["unknown-reference"] == 1


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--content", "{content}"],
        ["build", "--content", "{content}", "--site", "{site}"],
        ["inbox", "--content", TOWN, "--dry-run", "--file", "{content}/offers/bachexkursion-nette.yml"],
        ["review", "--content", "{content}", "--base", TOWN],
    ],
    ids=lambda command: command[0],
)
def test_every_command_says_which_actor_is_missing(
    pasted: Path, command: list[str | Path], tmp_path: Path
) -> None:
    places = {"content": pasted, "site": tmp_path / "site"}
    arguments = [str(one).format(**places) for one in command]
    done = bne(*arguments, "--schemas", SCHEMAS, "--today", str(TOWN_DAY))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Der Akteur „bachfreunde-musterstadt“ ist nicht eingetragen." in done.stdout

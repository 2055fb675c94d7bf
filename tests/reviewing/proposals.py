"""Proposals to Musterstadt: each folder of tests/reviews is laid over its content, `gone.txt` names what goes."""

import shutil
from pathlib import Path

from generator.pipeline import examine
from generator.reviewing.review import Review, review
from tests.town.sites import PROJECT, SCHEMAS, TOWN, TOWN_DAY

REVIEWS = PROJECT / "tests" / "reviews"
NAMES = sorted(path.name for path in REVIEWS.iterdir())


def laid_out(name: str, folder: Path) -> Path:
    """Return the content folder of a proposal."""
    content = Path(shutil.copytree(TOWN, folder / "content"))
    source = REVIEWS / name
    shutil.copytree(source / "content", content, dirs_exist_ok=True)
    gone = source / "gone.txt"
    for file in gone.read_text(encoding="utf-8").split() if gone.exists() else ():
        (content / file).unlink()
    return content


def reviewed(content: Path) -> Review:
    """Hold a proposal against Musterstadt."""
    before, after = (examine(folder, SCHEMAS, TOWN_DAY) for folder in (TOWN, content))
    return review(before, after, TOWN, content)

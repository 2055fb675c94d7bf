"""Musterstadt's records below a repository of their own, and a clock to commit by."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from generator.building import edition_of
from generator.domain.history import History
from generator.history import history_of
from generator.pipeline import examine
from generator.publish.edition import Edition
from tests.build import TOWN
from tests.town.sites import SCHEMAS

TODAY = date(2026, 11, 26)
OFFER = "offers/bachexkursion.yml"
_PRICE = "cost:\n  kind: paid\n  amounts:\n    - eur: {}\n"


class Town:
    """A folder of records below a repository, and a clock to commit by."""

    def __init__(self, repository: Path) -> None:
        self.repository = repository
        self.content = Path(shutil.copytree(TOWN / "content", repository / "content"))
        actor = self.content / "actors" / "musterverein.yml"
        # The lists of the cases hold no words for pages; in the real ones there is no such district.
        actor.write_text(
            actor.read_text(encoding="utf-8").replace("altstadt", "innenstadt"), encoding="utf-8"
        )
        self.plain = (self.content / OFFER).read_text(encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, moment: str = "2026-11-01T12:00:00Z") -> None:
        settings = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", "Stadt"), ("EMAIL", "stadt@musterstadt.example"), ("DATE", moment))
        }
        settings |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = ["git", "-C", str(self.repository), *arguments]
        subprocess.run(command, env={**os.environ, **settings}, check=True, capture_output=True)

    def commit(self, moment: str, **texts: str | None) -> None:
        """Commit that files hold other texts, or are gone; `bach` is the file of the offer."""
        for name, text in texts.items():
            self.write(OFFER.replace("bachexkursion", "bachexkursion" if name == "bach" else name), text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Anders", "--allow-empty", moment=moment)

    def write(self, file: str, text: str | None) -> None:
        if text is None:
            (self.content / file).unlink()
        else:
            (self.content / file).write_text(text, encoding="utf-8")

    def costing(self, euros: int) -> str:
        return self.plain + _PRICE.format(euros)

    def history(self, today: date = TODAY) -> History | None:
        return history_of(self.content, examine(self.content, SCHEMAS, today))

    def edition(self, today: date = TODAY) -> Edition:
        outcome = examine(self.content, SCHEMAS, today)
        assert outcome.publishable, outcome.problems
        return edition_of(outcome, "https://bildung.beispiel.de", history=history_of(self.content, outcome))

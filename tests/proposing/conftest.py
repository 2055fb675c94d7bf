"""A directory on a git server, a clone of it as a workflow has one, and a GitHub beside it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import TOWN
from tests.proposing.desk import Desk
from tests.proposing.fake_github import fake_github
from tests.proposing.git_server import git, git_server


@pytest.fixture(scope="session")
def first_commit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small town in a bare repository, with a little history."""
    folder = tmp_path_factory.mktemp("town")
    work, bare = folder / "work", folder / "town.git"
    shutil.copytree(TOWN, work)
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "commit", "--quiet", "--allow-empty", "-m", "Anfang")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "-m", "Einträge")
    git(folder, "clone", "--quiet", "--bare", str(work), str(bare))
    return bare


@pytest.fixture
def desk(first_commit: Path, tmp_path: Path) -> Iterator[Desk]:
    """All that the command needs, real as far as one machine goes."""
    bare = Path(shutil.copytree(first_commit, tmp_path / "town.git"))
    clone = tmp_path / "clone"
    # As shallow as a workflow fetches it.
    git(tmp_path, "clone", "--quiet", "--depth=1", bare.as_uri(), str(clone))
    with fake_github() as github, git_server(bare) as server:
        git(clone, "remote", "set-url", "origin", server.address)
        yield Desk(clone, server, github)

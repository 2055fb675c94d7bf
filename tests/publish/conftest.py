"""What the engine draws for Musterstadt, once a run; the rest happens in this process."""

import os
import subprocess
import sys

import pytest

from generator.building import read_pages
from tests.town.sites import PROJECT, SCHEMAS, TOWN, TOWN_DAY


@pytest.fixture(scope="session")
def engine_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Musterstadt's texts and frames as MkDocs draws them."""
    folder = tmp_path_factory.mktemp("drawn")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)],
        cwd=PROJECT,
        env={
            **os.environ,
            "BNE_CONTENT": str(TOWN),
            "BNE_SCHEMAS": str(SCHEMAS),
            "BNE_TODAY": str(TOWN_DAY),
            "BNE_FRAMES_ONLY": "1",
        },
        capture_output=True,
        check=True,
    )
    return read_pages(folder)

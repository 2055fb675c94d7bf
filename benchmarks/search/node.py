"""Finds Node for what is measured or measures in JavaScript."""

import shutil
import sys
from pathlib import Path


def node() -> str:
    """Return the machine's Node, otherwise the one among the development packages."""
    return shutil.which("node") or str(Path(sys.executable).with_name("node"))

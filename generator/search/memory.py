"""How words were read in earlier builds, kept in a file: the dictionary takes longer to open than to use."""

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from .analysis import Analyser, Reading

_SOURCES = sorted(Path(__file__).parent.glob("*.py")) + sorted(
    (Path(__file__).parent / "lists").glob("*.txt")
)


def recall(file: Path, whole: frozenset[str]) -> dict[str, Reading]:
    """Return the readings in the file; none where it is missing, broken or made by another version."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["made_by"] == _made_by(whole):
            return {
                word: Reading(tuple(terms), tuple(parts)) for word, (terms, parts) in kept["words"].items()
            }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}


def remember(file: Path, analyser: Analyser) -> None:
    """Write the readings that were used; a folder that cannot be written only costs time."""
    words = {word: (reading.terms, reading.parts) for word, reading in sorted(analyser.used.items())}
    kept = {"made_by": _made_by(analyser.whole), "words": words}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Another build may be reading.
        beside = file.with_suffix(".new")
        beside.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        beside.replace(file)
    except OSError:
        pass


def _made_by(whole: frozenset[str]) -> str:
    digest = sha256(repr((version("simplemma"), version("snowballstemmer"), sorted(whole))).encode())
    for source in _SOURCES:
        digest.update(source.read_bytes())
    return digest.hexdigest()

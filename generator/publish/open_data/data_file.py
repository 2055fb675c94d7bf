"""A file of open data, and how exports write JSON: the same records always give the same bytes."""

import json
from dataclasses import dataclass
from hashlib import sha256

from ..artefact import Artefact


@dataclass(frozen=True)
class DataFile:
    """A file that others may take: what it is, in which format, and how many entries it holds."""

    path: str
    title: str
    text: str
    format: str
    media_type: str
    content: str
    count: int
    counted: tuple[str, str]
    """The German noun of what is counted, for one and for many."""

    @property
    def artefact(self) -> Artefact:
        """The file to write."""
        return Artefact(self.path, self.content)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content.encode()

    @property
    def checksum(self) -> str:
        """The SHA-256 checksum, in hex digits."""
        return sha256(self.data).hexdigest()


def as_json(content: object) -> str:
    """Write JSON without blanks; records stand there in the order of their ids."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"

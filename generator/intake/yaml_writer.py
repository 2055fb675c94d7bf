"""The one way to write a record; `assets/js/record_yaml.js` is its twin in the browser.

Keys of the record stand in the order of the model. Each text has one form, the first that fits:

1. bare: a number, a date, true or false, but only where the model wants no free text;
2. `|`: text of several lines;
3. `>-`: long text, folded between words;
4. plain: text that no YAML reader takes for anything else;
5. in double quotes, with escapes for what nobody can see.
"""

import re
from collections.abc import Collection, Mapping

from ..domain.bare import bare_keys
from .yaml_text import Data

WIDTH = 100
LONG = 80
STEP = "  "
# The longest key that YAML allows in front of a colon is 1024 characters, quotes and escapes included.
LONG_KEY = 1000
_BARE = re.compile(
    r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,8})?|true|false"
    r"|[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2})?)?|[0-9]{2}-[0-9]{2}"
)
# Control characters, marks that turn or join text, rare line breaks, halves of characters.
_HIDDEN = (
    r"\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff"
)
_NO_BLOCK = re.compile(rf"^\n*$| \n| $|(?!\n)[{_HIDDEN}]")
_NO_FOLD = re.compile(rf"^ |  | $|[{_HIDDEN}]")
_NO_PLAIN = re.compile(rf"^$|^[^A-Za-z0-9(/\u00a1-\U0010ffff]|: | #|[: \u00a0]$|[{_HIDDEN}]")
# What some reader takes for true, false, nothing, a number, a time or a date.
_OTHER = re.compile(
    r"true|false|yes|no|on|off|[yn]|null|[0-9][0-9a-foxtz_.,:+-]*|[0-9]{4}-[0-9]{1,2}-[0-9].*",
    re.ASCII | re.IGNORECASE,
)
_ESCAPED = re.compile(rf'["\\{_HIDDEN}]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def write_yaml(data: Mapping[str, Data], order: tuple[str, ...], bare: Collection[str] | None = None) -> str:
    """Write the data of a record.

    Args:
        data: the record as a tree of text.
        order: the keys in the order of the model; other keys come last, as they were.
        bare: the keys whose numbers and dates stand without quotes; those of offers and actors if not given.
    """
    keys = [key for key in order if key in data] + [key for key in data if key not in order]
    writer = _Writer(bare_keys() if bare is None else bare)
    return writer.node({key: data[key] for key in keys}, "", bare=False) + "\n"


class _Writer:
    def __init__(self, bare: Collection[str]) -> None:
        self.bare = bare

    def node(self, data: Data, indent: str, *, bare: bool) -> str:
        """Write what stands behind a colon or a dash; `indent` is that of its further lines."""
        if isinstance(data, str):
            return data if bare and _BARE.fullmatch(data) else _text(data, indent)
        if not data:
            return "{}" if isinstance(data, dict) else "[]"
        if isinstance(data, list):
            lines = [f"- {self.node(item, indent + STEP, bare=bare)}" for item in data]
        else:
            lines = [self._pair(key, value, indent) for key, value in data.items()]
        return f"\n{indent}".join(lines)

    def _pair(self, key: str, value: Data, indent: str) -> str:
        name, below = _inline(key), indent + STEP
        if len(name) > LONG_KEY:
            name = f"? {name}\n{indent}"
        gap = " " if isinstance(value, str) or not value else f"\n{below}"
        return f"{name}:{gap}{self.node(value, below, bare=key in self.bare)}"


def _text(text: str, indent: str) -> str:
    if "\n" in text:
        return _inline(text) if _NO_BLOCK.search(text) else _block(text, indent)
    return _inline(text) if len(text) <= LONG or _NO_FOLD.search(text) else _folded(text, indent)


def _block(text: str, indent: str) -> str:
    begin = "2" if text[0] in " \n" else ""
    end = "-" if text[-1] != "\n" else "+" if text[-2] == "\n" else ""
    lines = (text if end == "-" else text[:-1]).split("\n")
    return "\n".join([f"|{begin}{end}", *(line and indent + line for line in lines)])


def _folded(text: str, indent: str) -> str:
    lines = [">-"]
    line = indent
    for word in text.split(" "):
        if len(line) > WIDTH:
            lines.append(line)
            line = indent
        line += word if line == indent else f" {word}"
    return "\n".join([*lines, line])


def _inline(text: str) -> str:
    if _NO_PLAIN.search(text) or _OTHER.fullmatch(text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    return text


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"

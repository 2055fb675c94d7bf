"""The one way to write a record: keys in the order of the model, plain text where YAML allows it."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from .yaml_text import Data

WIDTH = 100
LONG = 80


class _Writer(yaml.SafeDumper):
    """Lists indented under their key, no references between equal values."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's signature
        return True


# Numbers, dates and true/false stand without quotes, so that editors see what they are. All else that
# another YAML reader could take for something other than text (no, 18:30, 01234) is quoted.
_BARE = (
    ("int", re.compile(r"0|-?[1-9]\d{0,8}", re.ASCII)),
    ("float", re.compile(r"-?\d{1,6}\.\d{1,6}", re.ASCII)),
    ("bool", re.compile(r"true|false")),
    ("timestamp", re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)),
)


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    for tag, pattern in _BARE:
        if pattern.fullmatch(text):
            return writer.represent_scalar(f"tag:yaml.org,2002:{tag}", text)
    folded = ">" if len(text) > LONG else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else folded)


_Writer.add_representer(str, _text)


def write_yaml(data: Mapping[str, Data], order: tuple[str, ...]) -> str:
    """Write the data of a record; keys outside `order` come last, as they were."""
    keys = [key for key in order if key in data] + [key for key in data if key not in order]
    return str(
        yaml.dump(
            {key: data[key] for key in keys},
            Dumper=_Writer,
            allow_unicode=True,
            sort_keys=False,
            width=WIDTH,
            default_flow_style=False,
        )
    )

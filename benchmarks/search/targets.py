"""Compares what was measured with targets.yml."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def targets() -> Mapping[str, Any]:
    """Read the targets."""
    read: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return read


def missed(what: str, measured: Mapping[str, float | None], wanted: Mapping[str, float]) -> Iterator[str]:
    """Yield a line for each target that is missed or was not measured; others are not asked for.

    Args:
        what: what was measured, for the message.
        measured: the figures by name.
        wanted: the targets by the figure's name with `_at_most` or `_at_least`.
    """
    for target, bound in wanted.items():
        name, _, way = target.partition("_at_")
        value = measured.get(name)
        if value is None:
            yield f"{what}: {name} was not measured"
        elif value > bound if way == "most" else value < bound:
            yield f"{what}: {name} is {value:.4g}, must be at {way} {bound:g}"

"""The index of the golden town, as it is published."""

import json
from functools import cache
from typing import Any

from generator.publish.search_index import search_folder
from generator.search.query import Index
from tests.town.sites import town_edition


@cache
def town_files() -> dict[str, Any]:
    """The files of the index by name."""
    folder = search_folder(town_edition(), {})
    return {one.path.removeprefix(f"{folder.path}/"): json.loads(one.content) for one in folder.files}


def town_index() -> Index:
    """The index, read as a query reads it."""
    return Index(town_files().__getitem__)

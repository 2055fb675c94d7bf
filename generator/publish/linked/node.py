"""Nodes of linked data, and how one stands in a page."""

import json
from collections.abc import Mapping
from typing import Any

from ...domain.site import Site
from ...domain.vocabulary import Concept, Vocabulary

Node = dict[str, Any]
"""A JSON object; what is not known has no key."""
SCHEMA_ORG = "https://schema.org/"
# A data block ends at the first end tag, and „<!--“ would hide one; some readers break lines at the last two.
_HARMLESS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_TABLE = str.maketrans(_HARMLESS)


def known(**fields: object) -> Node:
    """Return a node of the fields that are known; `type_` and `id_` become `@type` and `@id`."""
    return {_key(name): value for name, value in fields.items() if value not in (None, "", [], {}, ())}


def _key(name: str) -> str:
    return f"@{name[:-1]}" if name.endswith("_") else name


def data_block(node: Mapping[str, Any]) -> str:
    """Return the node as a data block of a page; browsers never run it, and no text in it ends it."""
    text = json.dumps({"@context": SCHEMA_ORG.rstrip("/"), **node}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_TABLE)}</script>'


def uri(site: Site, address: str) -> str | None:
    """Return the whole address of a page of the site; None while the site has no public address."""
    return f"{site.address}{address}" if site.address else None


def schema_class(vocabulary: Vocabulary, code: str, otherwise: str) -> str:
    """Return the name of the schema.org class that a list gives for a code."""
    return next((one for one in _of_schema_org(vocabulary[code])), otherwise)


def schema_value(vocabulary: Vocabulary, code: str) -> str | None:
    """Return the address of the schema.org value that a list gives for a code."""
    return next((f"{SCHEMA_ORG}{one}" for one in _of_schema_org(vocabulary[code])), None)


def _of_schema_org(concept: Concept) -> list[str]:
    found = (concept.uri, *concept.close_match)
    return [one.removeprefix(SCHEMA_ORG) for one in found if one and one.startswith(SCHEMA_ORG)]

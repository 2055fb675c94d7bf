"""The configuration of an optional CMS, made from the model: one for Sveltia CMS that Decap CMS reads as well."""

import json

from ..domain.vocabulary import Vocabularies
from .cms_fields import FieldMaker, Tree
from .json_schema import json_schemas

_HEAD = """\
# Einstellungen für Sveltia CMS oder Decap CMS, aus dem Modell erzeugt: „bne cms“ schreibt sie neu.
# Ein CMS ist freiwillig. Die Website lädt und braucht es nicht; siehe decisions/0011-cms-optional.md.
"""
_COLLECTIONS = {
    "offer.schema.json": ("offers", "Angebote", "Angebot", "title"),
    "actor.schema.json": ("actors", "Akteure", "Akteur", "name"),
}


def cms_config(vocabularies: Vocabularies, repository: str, branch: str) -> str:
    """Return the text of `config.yml`; it is JSON, which every reader of YAML 1.2 understands.

    Args:
        vocabularies: the lists, for the labels of the choices.
        repository: owner and name of the repository, "city/directory".
        branch: the branch that proposals are made for.
    """
    collections = [
        _collection(json.loads(text), *_COLLECTIONS[name]) for name, text in json_schemas(vocabularies)
    ]
    config: Tree = {
        "backend": {"name": "github", "repo": repository, "branch": branch},
        # Every change is a proposal that somebody reads, as it is for everybody else.
        "publish_mode": "editorial_workflow",
        "media_folder": "content/images",
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True},
        # What is not known is not written; Decap leaves out by itself what nobody has touched.
        "output": {"omit_empty_optional_fields": True},
        "collections": collections,
    }
    return _HEAD + json.dumps(config, ensure_ascii=False, indent=2) + "\n"


def _collection(schema: Tree, name: str, label: str, singular: str, key: str) -> Tree:
    return {
        "name": name,
        "label": label,
        "label_singular": singular,
        "folder": f"content/{name}",
        "extension": "yml",
        "format": "yml",
        "create": True,
        "delete": False,  # an address once public stays
        "identifier_field": key,
        "slug": f"{{{{{key}}}}}",
        "summary": f"{{{{{key}}}}}",
        "fields": FieldMaker(schema["$defs"]).fields(schema),
    }

"""The search of this site for browsers, which offer it in their address bar (OpenSearch 1.1)."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from .artefact import Artefact
from .assets import asset_folder
from .edition import Edition

PATH = "opensearch.xml"
MEDIA_TYPE = "application/opensearchdescription+xml"
_SPACE = "http://a9.com/-/spec/opensearch/1.1/"
SHORT_NAME, LONG_NAME, DESCRIPTION = 16, 48, 1024
"""So many characters the format allows."""


def opensearch(edition: Edition) -> Iterator[Artefact]:
    """Yield the description; without a public address browsers would not know where to search."""
    site = edition.site
    if not site.address:
        return
    root = ET.Element("OpenSearchDescription", xmlns=_SPACE)
    # The name of the site is too long for nearly every city; the city is what sets it apart.
    for tag, text in (
        ("ShortName", _cut(site.city, SHORT_NAME)),
        ("LongName", _cut(site.name, LONG_NAME)),
        ("Description", _cut(site.description, DESCRIPTION)),
        ("Language", site.language),
        ("InputEncoding", "UTF-8"),
        ("Image", f"{site.address}/{asset_folder(site.colours)}/icon.svg"),
    ):
        ET.SubElement(root, tag).text = text
    root[-1].set("type", "image/svg+xml")
    ET.SubElement(root, "Url", type="text/html", template=f"{site.address}/suche/?q={{searchTerms}}")
    ET.SubElement(root, "Url", type=MEDIA_TYPE, rel="self", template=f"{site.address}/{PATH}")
    text = ET.tostring(root, encoding="unicode")
    yield Artefact(PATH, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _cut(text: str, most: int) -> str:
    """Return the text, or its first words where it is too long."""
    if len(text) <= most:
        return text
    words = text[: most + 1].rsplit(" ", 1)[0]
    return words if len(words) <= most else text[:most]

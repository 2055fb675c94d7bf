"""What official schemas and shapes say about our exports, of both cities."""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from generator.building import edition_of
from generator.pipeline import examine
from generator.publish.edition import Edition
from generator.publish.open_data import data_files
from tests.open_data.oracle import amb_validator, hsds_validator, oracle
from tests.town.sites import CITY, SCHEMAS, TOWN, TOWN_DAY

# rdflib reads JSON-LD by a class of its own that it no longer recommends.
pytestmark = pytest.mark.filterwarnings("ignore:.*Dataset:DeprecationWarning")
SHAPES = (
    "semic-dcat-ap-3.0.0-SHACL.ttl",
    "dcat-ap-SHACL-DE.ttl",
    "dcat-ap-spec-german-additions.ttl",
    "dcat-ap-de-controlledvocabularies.ttl",
    "dcat-ap-de-deprecated.ttl",
)
CITIES = pytest.mark.parametrize("content", [TOWN, CITY], ids=["town", "city"])


@cache
def edition(content: object) -> Edition:
    return edition_of(
        examine(CITY if content == CITY else TOWN, SCHEMAS, TOWN_DAY), "https://bildung.beispiel.de"
    )


@cache
def files(content: object) -> dict[str, str]:
    return {one.path: one.content for one in data_files(edition(content))}


def complaints(validator: Any, records: list[Any]) -> list[str]:  # noqa: ANN401 - two classes of one library
    return [f"{one['id']} {e.json_path}: {e.message}" for one in records for e in validator.iter_errors(one)]


@CITIES
def test_education_portals_accept_the_courses(content: object) -> None:
    records = json.loads(files(content)["daten/amb.json"])
    assert records
    assert complaints(amb_validator(), records) == []


@CITIES
def test_service_directories_accept_the_offers(content: object) -> None:
    services = json.loads(files(content)["daten/hsds.json"])
    assert len(services) == len(edition(content).catalogue.offers)
    assert complaints(hsds_validator(), services) == []


def _without(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda record: record.pop(key) and None


def _with(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda record: record.update({key: value})


@pytest.mark.parametrize(
    "spoil",
    [_without("name"), _with("type", ["EducationEvent"]), _with("id", "x"), _with("dateModified", "gestern"),
     _with("about", [{"id": "https://metadata.un.org/sdg/13"}]), _with("inLanguage", ["de-simple"])],
    ids=["no name", "an event", "no address", "no date", "no subject", "no language"],
)  # fmt: skip
def test_the_profile_of_education_portals_is_read_strictly(spoil: Callable[[dict[str, Any]], None]) -> None:
    record = deepcopy(json.loads(files(TOWN)["daten/amb.json"])[0])
    spoil(record)
    assert complaints(amb_validator(), [{"id": "x", **record}])


@pytest.mark.parametrize(
    "spoil",
    [_without("name"), _with("status", "running"), _with("id", "bachtage"), _with("url", "bachtage")],
    ids=["no name", "no such status", "no uuid", "no address"],
)
def test_the_specification_of_services_is_read_strictly(spoil: Callable[[dict[str, Any]], None]) -> None:
    service = deepcopy(json.loads(files(TOWN)["daten/hsds.json"])[0])
    spoil(service)
    assert complaints(hsds_validator(), [service])


@cache
def shapes() -> Graph:
    graph = Graph()
    for name in SHAPES:
        graph.parse(oracle("dcat-ap") / name)
    return graph


def judged(catalogue: str) -> tuple[bool, str]:
    graph = Graph().parse(data=catalogue, format="json-ld")
    conforms, _, words = validate(graph, shacl_graph=shapes(), advanced=True)
    return bool(conforms), str(words)


@CITIES
def test_data_portals_accept_the_catalogue_without_a_warning(content: object) -> None:
    conforms, words = judged(files(content)["daten/katalog.jsonld"])
    assert conforms, words
    assert "Warning" not in words


@pytest.mark.parametrize("gone", ["dct:license", "dct:title", "dct:publisher"])
def test_data_portals_would_see_what_is_missing(gone: str) -> None:
    catalogue = json.loads(files(TOWN)["daten/katalog.jsonld"])
    for node in catalogue["@graph"]:
        node.pop(gone, None)
    conforms, words = judged(json.dumps(catalogue))
    assert not conforms or "Warning" in words


@CITIES
def test_the_lists_are_sound_concept_schemes(content: object) -> None:
    graph = Graph().parse(data=files(content)["daten/vokabulare.jsonld"], format="json-ld")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    lists = json.loads(files(content)["api/v1/vocabularies.json"])["vocabularies"]
    assert len(schemes) == len(lists)
    assert len(concepts) == sum(len(one["concepts"]) for one in lists)
    for concept in concepts:
        labels = list(graph.objects(concept, SKOS.prefLabel))
        assert len(labels) == 1
        assert not set(labels) & set(graph.objects(concept, SKOS.altLabel))
        assert set(graph.objects(concept, SKOS.inScheme)) <= schemes
        assert set(graph.objects(concept, SKOS.broader)) <= concepts
        for above in graph.objects(concept, SKOS.broader):
            assert (above, SKOS.narrower, concept) in graph

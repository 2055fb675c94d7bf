"""The index weighs as lunr does, and is cut into small files that lose nothing."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.builder import Builder

from generator.search.analysis import Analyser
from generator.search.export import BEST_OF_ROW, COARSE, SHARD_BYTES, STEP, export, front_coded, front_decoded
from generator.search.index import Document, TermBuilder
from generator.search.indexing import index_files
from generator.search.query import Index, find
from generator.search.thesaurus import Thesaurus
from tests.search.town import town_files, town_index

TEXTS = (
    ("Waldtag am Bach", "Kinder entdecken den Wald und den Bach. Im Wald leben Käfer."),
    ("Repair-Café", "Wir reparieren Fahrräder und Radios. Kinder sind willkommen."),
    ("Kräuterwanderung", "Wir sammeln Kräuter auf der Wiese am Waldrand."),
    ("Waldhof", "Ein Hof mit Gemüse, Milch und Brot."),
    ("Nistkästen bauen", "Für Vögel, Käfer und Bienen. Mit Holz aus dem Wald."),
)


def documents() -> list[Document]:
    return [
        Document({"title": title, "text": text}, boost=1 + number / 10)
        for number, (title, text) in enumerate(TEXTS)
    ]


def index_of(found: list[Document], **groups: list[str]) -> Index:
    analyser, thesaurus = Analyser(frozenset({"waldhof"})), Thesaurus()
    for group in groups.values():
        thesaurus.add(group)
    cards = [str(one) for one in range(len(found))]
    files: dict[str, Any] = dict(index_files(found, analyser, thesaurus, cards, {"all": len(found)}))
    return Index(json.loads(json.dumps(files)).__getitem__)


def test_weights_are_those_that_lunr_gives_for_the_same_terms() -> None:
    """Stock lunr, fed with the very same terms, must come to the same weights and the same ranking."""
    terms = {
        "title": [["wald", "tag"], ["café"], ["wald", "wald", "bach"]],
        "text": [["bach"] * 9 + ["kind"], ["kind", "rad"], ["tag"]],
    }
    stock, ours = Builder(), TermBuilder()
    for builder in (stock, ours):
        builder.field("title", 8.0)
        builder.field("text", 1.0)
    for number in range(3):
        fields = {name: terms[name][number] for name in terms}
        stock.add({"id": number, **fields}, {"boost": 1 + number / 10})
        ours.add_terms(fields, 1 + number / 10)
    oracle, weights = stock.build(), ours.weights()
    assert set(weights) == set(stock.inverted_index)
    index = Index(dict(export(weights, [], [""] * 3, {})).__getitem__)
    for term, found in weights.items():
        scores = {int(hit["ref"]): hit["score"] for hit in oracle.query(_exactly(oracle, term))}
        assert found == pytest.approx(scores, abs=0.002)  # lunr rounds to three digits in each field
        ordered = sorted(index.postings(term), key=lambda number: -index.postings(term)[number])
        for better, worse in pairwise(ordered):
            assert scores[better] > scores[worse] / STEP, term


def _exactly(oracle: Any, term: str) -> Any:  # noqa: ANN401 - lunr has no types
    query = oracle.create_query()
    query.term(term, use_pipeline=False)
    return query


def test_a_part_of_a_compound_counts_less_than_the_word() -> None:
    index = index_of([Document({"text": "Ein Waldrand."}), Document({"text": "Ein Wald."})])
    assert find(index, "Wald").numbers == (1, 0)


def test_a_proper_name_is_not_found_by_what_it_looks_like() -> None:
    found = find(index_of(documents()), "Wald").numbers
    assert 3 not in found
    assert set(found) == {0, 2, 4}


def test_words_of_one_group_find_each_other_and_nothing_else() -> None:
    index = index_of(
        [
            *documents()[2:],
            Document({}),
            Document({}),
            Document({"title": "Tour", "lead": "Mit dem Fahrrad."}),
            Document({"title": "Velo flicken"}),
        ],
        wheels=["Fahrrad", "Velo", "دراجة"],
    )
    assert set(find(index, "velo").numbers) == {5, 6}
    assert set(find(index, "الدراجة").numbers) == {5, 6}


def test_a_group_may_hold_phrases() -> None:
    index = index_of([Document({"text": "Wir gehen zu Fuß."}), Document({"text": "Am Fuß des Berges."})], walk=["zu Fuß gehen", "Spaziergang"])  # fmt: skip
    assert find(index, "Spaziergang").numbers[:1] == (0,) or find(index, "Spaziergang").numbers == ()


def test_files_are_small_and_hold_every_term_once() -> None:
    files = town_files()
    shards = [files[f"terms/{number}.json"] for number in range(len(town_index().separators))]
    terms = [term for shard in shards for term in shard]
    assert terms == sorted(set(terms))
    assert len(shards) > 1
    for shard in shards:
        *all_but_the_last, _ = shard.items()
        assert (
            len(json.dumps(dict(all_but_the_last), separators=(",", ":"), ensure_ascii=False))
            <= 2 * SHARD_BYTES
        )


WEIGHTS = st.floats(0.05, 900)
SOME = st.dictionaries(st.integers(0, 300), WEIGHTS, min_size=1)
MANY = st.lists(WEIGHTS, min_size=BEST_OF_ROW + 1, max_size=301).map(lambda weights: dict(enumerate(weights)))


# Hundreds of weights each: these take long to make.
@settings(max_examples=settings().max_examples // 5)
@given(st.dictionaries(st.text(min_size=1, max_size=4), SOME | MANY, min_size=1))
def test_every_weight_comes_back_within_a_step_or_among_very_many_within_a_few(
    weights: dict[str, dict[int, float]],
) -> None:
    index = Index(dict(export(weights, [], [""] * 301, {})).__getitem__)
    for term, found in weights.items():
        postings = index.postings(term)
        assert postings.keys() == found.keys()
        good = sorted(found.values())[-BEST_OF_ROW:][0]
        for number, weight in found.items():
            steps = 0.5 if weight >= good else COARSE / 2 + 0.5
            assert postings[number] == pytest.approx(weight, rel=STEP**steps - 1 + 0.001)


@settings(max_examples=settings().max_examples // 5)
@given(MANY)
def test_lists_begin_in_the_same_order_however_many_have_the_word(weights: dict[int, float]) -> None:
    postings = Index(dict(export({"wald": weights}, [], [""] * 301, {})).__getitem__).postings("wald")
    ordered = sorted(postings, key=lambda number: -postings[number])
    for better, worse in pairwise(ordered[: BEST_OF_ROW + 1]):
        assert weights[better] > weights[worse] / STEP


@given(st.lists(st.text("abcäö1", max_size=40), unique=True).map(sorted))
def test_separators_come_back(texts: list[str]) -> None:
    assert front_decoded(front_coded(texts)) == texts

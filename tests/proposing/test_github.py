"""What GitHub refuses is told to the operator in German, with the way to mend it."""

from collections.abc import Iterator

import pytest

from generator.pipeline import GeneratorError
from generator.proposing.github import GitHub
from tests.proposing.fake_github import REPOSITORY, TOKEN, FakeGitHub, fake_github


@pytest.fixture
def server() -> Iterator[FakeGitHub]:
    with fake_github() as github:
        yield github


def client(server: FakeGitHub) -> GitHub:
    return GitHub(REPOSITORY, TOKEN, server.address)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "Das Token gilt nicht"),
        (403, "Allow GitHub Actions to create and approve pull requests"),
        (404, "Das gibt es dort nicht"),
        (422, "nimmt die Angaben nicht an"),
        (429, "in einigen Minuten"),
        (503, "später noch einmal"),
    ],
)
def test_every_refusal_has_a_meaning(server: FakeGitHub, status: int, said: str) -> None:
    server.trouble["GET /pulls"] = (status, {"message": "Words of\nGitHub \x1b[31m"}, {})
    with pytest.raises(GeneratorError, match=said) as caught:
        client(server).open_pull_request("eintrag/1")
    assert str(caught.value).startswith(f"GET /pulls: {status}. ")
    assert str(caught.value).endswith(r"GitHub sagt: Words of\u000aGitHub \u001b[31m")


@pytest.mark.parametrize("answer", ["Hallo", [1], {"x": 1}, [{"x": 1}], None], ids=str)
def test_an_answer_that_makes_no_sense_is_no_crash(server: FakeGitHub, answer: object) -> None:
    server.trouble["GET /pulls"] = server.trouble["POST /pulls"] = (200, answer, {})
    with pytest.raises(GeneratorError, match="GitHub"):
        client(server).open_pull_request("eintrag/1")
    with pytest.raises(GeneratorError, match="GitHub"):
        client(server).create_pull_request("eintrag/1", "main", "Titel", "Text")


@pytest.mark.parametrize("answer", ["Hallo", [1], {"x": 1}, None], ids=str)
def test_comments_that_make_no_sense_are_not_answered(server: FakeGitHub, answer: object) -> None:
    server.trouble["GET /issues/1/comments"] = (200, answer, {})
    with pytest.raises(GeneratorError, match="antwortet nicht, wie es soll"):
        client(server).answer(1, "Text", "<!-- x -->")
    assert server.writes == []


def test_a_repository_that_moved_is_followed_on_the_same_server(server: FakeGitHub) -> None:
    server.trouble["GET /pulls"] = (301, {}, {"Location": f"{server.address}/repositories/1/pulls"})
    server.trouble["GET /repositories/1/pulls"] = (200, [], {})
    assert client(server).open_pull_request("eintrag/1") is None
    assert len(server.requests) == 2


def test_the_token_is_not_shown() -> None:
    assert TOKEN not in repr(GitHub(REPOSITORY, TOKEN))

"""What git refuses is told to the operator, without a secret, and nothing is overwritten."""

import pytest

from generator.pipeline import GeneratorError
from generator.proposing.git import Repository
from tests.proposing.desk import SECRETS, Desk
from tests.proposing.fake_github import TOKEN
from tests.proposing.git_server import git

FILE = "content/offers/neu.yml"


def test_whoever_was_faster_keeps_the_branch(desk: Desk) -> None:
    repository = Repository(desk.clone, TOKEN)
    base = repository.tip("main")
    first, second = (repository.commit(base, {FILE: text}, "Neu\n") for text in ("a: b\n", "a: c\n"))
    repository.push(first, "eintrag/1")
    with pytest.raises(GeneratorError, match="git push"):
        repository.push(second, "eintrag/1")
    assert desk.server.text("eintrag/1", FILE) == "a: b\n"


def test_a_commit_changes_only_what_it_names(desk: Desk) -> None:
    repository = Repository(desk.clone, TOKEN)
    old = "content/offers/bachexkursion.yml"
    commit = repository.commit(repository.tip("main"), {FILE: "a: ä\n", old: None}, "Neu\n")
    repository.push(commit, "eintrag/1")
    assert desk.server.changed("eintrag/1") == [f"D {old}", f"A {FILE}"]
    assert repository.text_at(commit, FILE) == "a: ä\n"
    assert repository.text_at(commit, old) is None


def test_a_link_is_no_file(desk: Desk) -> None:
    (desk.clone / FILE).symlink_to("../site.yml")
    git(desk.clone, "add", "--all")
    git(desk.clone, "commit", "--quiet", "-m", "Ein Verweis")
    with pytest.raises(GeneratorError, match="keine gewöhnliche Datei"):
        Repository(desk.clone, TOKEN).text_at("HEAD", FILE)


def test_an_unknown_branch_is_empty(desk: Desk) -> None:
    assert Repository(desk.clone, TOKEN).tip("eintrag/99") == ""


def test_a_refusal_says_no_secret(desk: Desk) -> None:
    # A clone that was made with the token in its address: git repeats the address where it fails.
    git(desk.clone, "remote", "set-url", "origin", f"http://127.0.0.1:9/{TOKEN}/x.git")
    with pytest.raises(GeneratorError, match=r"git ls-remote: .*\*\*\*") as caught:
        Repository(desk.clone, TOKEN).tip("main")
    assert [secret for secret in SECRETS if secret in str(caught.value)] == []
    assert TOKEN not in repr(Repository(desk.clone, TOKEN))


def test_no_repository_is_told_to_the_operator(desk: Desk) -> None:
    with pytest.raises(GeneratorError, match="git ls-remote"):
        Repository(desk.clone / "content" / "gibt-es-nicht").tip("main")

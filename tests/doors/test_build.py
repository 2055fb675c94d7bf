"""`bne build`: the whole site or none, the same bytes each time, and only what the city may publish."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.domain.site import AccessibilityStatement, Imprint, Privacy
from tests.doors.test_check import TODAY, break_a_record
from tests.town.sites import TOWN, bne, build, files_in

pytestmark = pytest.mark.slow

LEGAL = [
    "address",
    "feedback_email",
    *(f"imprint.{name}" for name in Imprint.model_fields),
    *(
        f"privacy.{name}"
        for name in Privacy.model_fields
        if name not in ("host_in_third_country", "host_privacy_url")
    ),
    *(
        f"accessibility.{name}"
        for name in AccessibilityStatement.model_fields
        if name not in ("conformance", "method", "tested_on", "known_issues")
    ),
]


def test_two_builds_of_the_same_day_are_the_same(town_site: Path, tmp_path: Path) -> None:
    again = build(TOWN, tmp_path / "site", *TODAY, "--release")
    assert files_in(again) == files_in(town_site)


def test_another_day_gives_another_site(town_site: Path, tmp_path: Path) -> None:
    later = build(TOWN, tmp_path / "site", "--today", "2027-06-01")
    assert files_in(later) != files_in(town_site)


def test_a_mistake_leaves_the_old_site_as_it_was(content: Path, old_site: Path) -> None:
    before = files_in(old_site)
    line = break_a_record(content)
    done = bne("build", "--content", content, "--site", old_site, *TODAY)
    assert done.returncode == 1
    assert f"offers/bachnacht.yml:{line}:7" in done.stdout
    assert "Die Website wurde nicht gebaut" in done.stderr
    assert files_in(old_site) == before
    assert [path.name for path in old_site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("page", "text", "said"),
    [
        ("ueber.md", "# Über\n\n@@bne:gibtesnicht@@\n", "gibtesnicht"),
        ("ueber.md", "# Über\n\nMitten im Satz @@bne:numbers@@ geht es nicht.\n", "numbers"),
        (
            "leitbild.md",
            "# Leitbild\n\n### Eins {#mitmachen}\n\n### Zwei {#ueberall}\n\n@@bne:statement drei@@\n",
            "drei",
        ),
        ("ueber.md", "# Über\n\n[nirgendwohin](gibt-es-nicht.md)\n", "gibt-es-nicht.md"),
    ],
    ids=["unknown block", "block in a sentence", "unknown statement", "dead link"],
)
def test_a_mistake_in_a_text_leaves_the_old_site_as_it_was(
    content: Path, old_site: Path, page: str, text: str, said: str
) -> None:
    before = files_in(old_site)
    (content / page).write_text(text, encoding="utf-8")
    done = bne("build", "--content", content, "--site", old_site, *TODAY)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert files_in(old_site) == before
    assert [path.name for path in old_site.parent.iterdir()] == ["site"]


def test_a_record_that_is_gone_is_gone_from_the_site(content: Path, old_site: Path) -> None:
    assert (old_site / "angebote" / "bachnacht" / "index.html").is_file()
    (content / "offers" / "bachnacht.yml").unlink()
    build(content, old_site, *TODAY)
    assert not (old_site / "angebote" / "bachnacht").exists()


def test_release_passes_where_the_city_has_said_everything(town_site: Path) -> None:
    assert (town_site / "impressum" / "index.html").is_file()


def test_release_names_everything_the_city_has_not_said(content: Path, tmp_path: Path) -> None:
    kept = [
        line
        for line in (content / "site.yml").read_text(encoding="utf-8").splitlines()
        if not any(line.strip().startswith(f"{path.rsplit('.')[-1]}:") for path in LEGAL)
    ]
    text = "\n".join(line for line in kept if line not in ("imprint:", "privacy:"))
    (content / "site.yml").write_text(text + "\n", encoding="utf-8")
    done = bne("build", "--content", content, "--site", tmp_path / "site", *TODAY, "--release")
    assert done.returncode == 1
    assert [line.split(" ")[1] for line in done.stderr.splitlines() if line.startswith("site.yml: ")] == LEGAL
    assert "Pflichtangaben der Stadt fehlen" in done.stderr
    assert not (tmp_path / "site").exists()
    without = bne("build", "--content", content, "--site", tmp_path / "site", *TODAY)
    assert without.returncode == 0
    assert f"{len(LEGAL)} Pflichtangaben der Stadt sind noch offen" in without.stdout
    imprint = (tmp_path / "site" / "impressum" / "index.html").read_text(encoding="utf-8")
    assert imprint.count("von der Stadt zu ergänzen") == len(Imprint.model_fields)


@pytest.mark.parametrize("missing", LEGAL)
def test_release_refuses_for_a_single_missing_word(
    content: Path, tmp_path: Path, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    part, _, name = missing.rpartition(".")
    lines = (content / "site.yml").read_text(encoding="utf-8").splitlines()
    start = lines.index(f"{part}:") if part else 0
    where = next(
        n
        for n in range(start, len(lines))
        if lines[n].strip().startswith(f"{name}:") and lines[n].startswith(" ") == bool(part)
    )
    (content / "site.yml").write_text("\n".join(lines[:where] + lines[where + 1 :]) + "\n", encoding="utf-8")
    code = main(["build", "--content", str(content), "--site", str(tmp_path / "site"), *TODAY, "--release"])
    assert code == 1
    assert capsys.readouterr().err.startswith(f"site.yml: {missing} fehlt: ")
    assert not (tmp_path / "site").exists()


def test_a_folder_without_site_yml_cannot_be_built(content: Path, tmp_path: Path) -> None:
    (content / "site.yml").unlink()
    done = bne("build", "--content", content, "--site", tmp_path / "site", *TODAY)
    assert done.returncode == 2
    assert "site.yml" in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("what", ["folder with other things", "file"])
def test_nothing_but_a_site_is_ever_replaced(content: Path, tmp_path: Path, what: str) -> None:
    target = tmp_path / "bilder"
    if what == "file":
        target.write_text("wichtig", encoding="utf-8")
    else:
        target.mkdir()
        (target / "urlaub.txt").write_text("wichtig", encoding="utf-8")
    before = files_in(tmp_path)
    done = bne("build", "--content", content, "--site", target, *TODAY)
    assert done.returncode == 2
    assert "bilder" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_in(tmp_path) == before


def test_an_empty_folder_may_become_the_site(content: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert (build(content, tmp_path / "site", *TODAY) / "index.html").is_file()


def test_the_address_given_wins_over_site_yml(content: Path, tmp_path: Path) -> None:
    site = build(
        content,
        tmp_path / "site",
        *TODAY,
        "--address",
        "https://anderswo.beispiel.de/unter/",
        "--repository",
        "https://ablage.beispiel.de/x",
    )
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://anderswo.beispiel.de/unter/">' in home
    offer = (site / "angebote" / "bachnacht" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://anderswo.beispiel.de/unter/angebote/bachnacht/">' in offer
    assert "https://ablage.beispiel.de/x/issues/new?template=fehler.yml" in offer
    unknown = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/unter/angebote/"' in unknown

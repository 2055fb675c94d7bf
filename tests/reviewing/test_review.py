"""What a proposal changes, as lay people read it; the texts are accepted with `--accept`."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.publish.preview import preview
from generator.reviewing.blocks import Summary
from generator.reviewing.summary import summary_of
from tests.reviewing.proposals import NAMES, REVIEWS, laid_out, reviewed
from tests.town.sites import TOWN


def compare(path: Path, text: str, *, accept: bool) -> None:
    if accept:
        path.write_text(text, encoding="utf-8")
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_a_proposal_is_told_as_it_was_accepted(name: str, tmp_path: Path, accept: bool) -> None:  # noqa: FBT001 - a fixture
    found = reviewed(laid_out(name, tmp_path))
    summary = summary_of(found)
    compare(REVIEWS / name / "summary.md", summary.markdown(), accept=accept)
    compare(REVIEWS / name / "summary.txt", summary.terminal(), accept=accept)
    page = preview(found.edition, found.changes)
    body = page[page.index("<main>") :].replace("<img ", "\n<img ")
    pictures = [line for line in body.splitlines() if "base64," not in line]
    compare(REVIEWS / name / "preview.html", "\n".join(pictures), accept=accept)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty" / "content").mkdir(parents=True)
    found = reviewed(TOWN)
    assert (found.changes, dict(found.own), found.rewritten) == ((), {}, ())
    assert "An den Einträgen ändert sich nichts. Es ist nichts zu beheben." in summary_of(found).markdown()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("actors/musterverein.yml", "name: [kaputt"),
        ("actors/musterverein.yml", None),
        ("actors/bildungsnetz.yml", ""),
        ("offers/bachtage.yml", "\0\0"),
        ("leitbild.md", "\udcff"),
        ("site.yml", "name: ?"),
        ("images/bach.jpg", "kein Bild"),
        ("images/bach.jpg", None),
    ],
    ids=str,
)
def test_whatever_breaks_is_named_and_stops_nothing(file: str, text: str | None, tmp_path: Path) -> None:
    content = laid_out("everything", tmp_path)
    if text is None:
        (content / file).unlink()
    else:
        (content / file).write_bytes(text.encode(errors="surrogateescape"))
    found = reviewed(content)
    assert any(one.is_error for ones in found.own.values() for one in ones)
    assert summary_of(found).markdown().startswith("## Was sich")
    assert "</html>" in preview(found.edition, found.changes)


class Seen(HTMLParser):
    """Everything in a page that could load, run or lead somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.addresses.append(value or "")


def test_the_preview_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    found = reviewed(laid_out("everything", tmp_path))
    seen = Seen()
    seen.feed(preview(found.edition, found.changes))
    assert seen.tags.isdisjoint({"script", "link", "form", "iframe", "object", "button", "base"})
    assert len(seen.ids) == len(set(seen.ids))
    inner = {one[1:] for one in seen.addresses if one.startswith("#")}
    assert inner
    assert inner <= set(seen.ids)
    outer = [one for one in seen.addresses if not one.startswith("#")]
    assert [
        one for one in outer if not one.startswith(("https://", "data:image/webp;base64,", "mailto:", "tel:"))
    ] == []


def test_without_a_public_address_no_link_leads_into_the_site(tmp_path: Path) -> None:
    content = laid_out("everything", tmp_path)
    site = content / "site.yml"
    lines = [one for one in site.read_text(encoding="utf-8").splitlines() if not one.startswith("address:")]
    site.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = reviewed(content)
    page = preview(found.edition, found.changes)
    assert "/akteure/musterverein/" not in page
    assert "Musterverein für Natur &amp; Umwelt" in page

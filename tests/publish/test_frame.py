import pytest

from generator.publish.frame import FRAME_SLOTS, FrameError, fill_blocks, frame_of, frames_of, root_of

WHOLE = "<title>@@bne:title@@</title>@@bne:description@@ @@bne:canonical@@ @@bne:root@@a @@bne:root@@b @@bne:head@@<p>@@bne:body@@</p>@@bne:mistake@@"


def values(**changes: str) -> dict[str, str]:
    return {slot: f"[{slot}]" for slot in FRAME_SLOTS} | changes


def test_every_slot_gets_its_value() -> None:
    assert frame_of(WHOLE).fill(values()) == (
        "<title>[title]</title>[description] [canonical] [root]a [root]b [head]<p>[body]</p>[mistake]"
    )


@pytest.mark.parametrize("slot", FRAME_SLOTS)
def test_a_frame_without_a_slot_is_refused(slot: str) -> None:
    with pytest.raises(FrameError, match=slot):
        frame_of(WHOLE.replace(f"@@bne:{slot}@@", ""))


def test_a_second_body_is_refused() -> None:
    with pytest.raises(FrameError, match="one body"):
        frame_of(WHOLE + "@@bne:body@@")


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(FrameError, match="fuss"):
        frame_of(WHOLE + "@@bne:fuss@@")


def test_text_that_looks_like_a_mark_is_never_filled() -> None:
    filled = frame_of(WHOLE).fill(values(title="@@bne:body@@", body="@@bne:root@@ @@bne:title@@ @@bne:@@"))
    assert "<title>@@bne:body@@</title>" in filled
    assert "<p>@@bne:root@@ @@bne:title@@ @@bne:@@</p>" in filled


def test_a_value_that_is_missing_is_no_empty_slot() -> None:
    with pytest.raises(KeyError, match="head"):
        frame_of(WHOLE).fill({slot: "" for slot in FRAME_SLOTS if slot != "head"})


def test_frames_are_found_among_the_pages_by_their_kind() -> None:
    found = frames_of({"rahmen/angebote/index.html": WHOLE, "ueber/index.html": "<p>Text</p>"})
    assert list(found) == ["angebote"]


def said(name: str, arguments: list[str]) -> str:
    return f"<b>{name}{arguments} @@bne:zahlen@@</b>"


def test_a_block_on_a_line_of_its_own_is_filled_with_its_arguments() -> None:
    html = "<h1>A</h1>\n<p>@@bne:statement eins-zwei@@</p>\n<p> @@bne:home@@ </p>"
    assert fill_blocks(html, said, "x") == (
        "<h1>A</h1>\n<b>statement['eins-zwei'] @@bne:zahlen@@</b>\n<b>home[] @@bne:zahlen@@</b>"
    )


@pytest.mark.parametrize(
    "html",
    ["<p>Hier @@bne:home@@ mitten im Satz</p>", "<li>@@bne:home@@</li>", "<p>@@bne:home@@ @@bne:home@@</p>"],
)
def test_a_block_elsewhere_is_refused_by_page_and_mark(html: str) -> None:
    with pytest.raises(FrameError, match=r"ueber/index\.html: the mark @@bne:home@@"):
        fill_blocks(html, said, "ueber/index.html")


@pytest.mark.parametrize(
    ("path", "root"),
    [("index.html", "./"), ("404.html", "./"), ("angebote/index.html", "../"), ("a/b/c.html", "../../")],
)
def test_the_way_up_to_the_root_is_one_step_for_each_folder(path: str, root: str) -> None:
    assert root_of(path) == root

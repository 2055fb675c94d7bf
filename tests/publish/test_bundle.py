"""Modules joined into one file: each keeps its names to itself, and what cannot be joined is refused."""

import subprocess
from pathlib import Path

import pytest

from generator.publish.bundle import BundleError, with_bundle
from tests.node import find_node

SCRIPTS = {
    "page.js": 'import("./main.js");import{shout}from"./words.js";export const used=shout;',
    "main.js": 'import{greet,Count}from"./greet.js";import{shout}from"./words.js";const name="du";'
    'const{later}=await import("./later.js");console.log(greet(name)+shout(later())+new Count().one);',
    "greet.js": 'import{shout}from"./words.js";const name="Hallo ";export function greet(who){return shout(name+who);}'
    "export class Count{one=1}",
    "words.js": "export const shout=(text)=>text.toUpperCase();",
    "later.js": 'const name="bald";export async function never(){}export function later(){return name;}',
    "alone.js": "console.log(1);",
}


def test_a_bundle_does_what_its_modules_do(tmp_path: Path) -> None:
    (tmp_path / "main.mjs").write_text(with_bundle("main.js", SCRIPTS)["main.js"], encoding="utf-8")
    done = subprocess.run(
        [find_node(), str(tmp_path / "main.mjs")], capture_output=True, text=True, check=True
    )
    assert done.stdout == "HALLO DUBALD1\n"


def test_only_what_others_load_stays_a_file_of_its_own() -> None:
    assert set(with_bundle("main.js", SCRIPTS)) == {"page.js", "main.js", "words.js", "alone.js"}


@pytest.mark.parametrize(
    "script",
    [
        'import one from"./words.js";',
        'import*as all from"./words.js";',
        'import"./words.js";',
        'export{shout}from"./words.js";',
        "export default 1;",
        "export let one=1;",
        "const one=await import(name);",
        "const modules=1;",
    ],
)
def test_what_cannot_be_joined_is_refused(script: str) -> None:
    with pytest.raises(BundleError, match=r"^main\.js: "):
        with_bundle("main.js", {**SCRIPTS, "main.js": script})

"""`bne explain`: why a rule is there, how to keep it, and an example; without a name, all rules."""

import argparse
import textwrap
from itertools import groupby

from ..domain.rulebook import Rulebook, RuleText
from ..intake.load import load_rulebook
from ..intake.nearest import nearest
from ..pipeline import GeneratorError
from .shared import CLEAN, Commands, schemas_of

WIDTH = 88


def add(commands: Commands, content: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser = commands.add_parser("explain", parents=[content], help="eine Regel der Prüfung erklären")
    parser.add_argument("rule", nargs="?", metavar="REGEL", help="Name der Regel (sonst: alle nennen)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    book = load_rulebook(schemas_of(options))
    print(explained(book, options.rule) if options.rule else listed(book))
    return CLEAN


def listed(book: Rulebook) -> str:
    """Name every rule under its group."""
    width = max((len(rule.id) for rule in book.rules), default=0)
    groups = [
        "\n".join([group, *(f"  {rule.id:<{width}}  {rule.title}" for rule in rules)])
        for group, rules in groupby(book.rules, key=lambda rule: rule.group)
    ]
    return "\n\n".join([*groups, "Mehr zu einer Regel: bne explain REGEL"])


def explained(book: Rulebook, asked: str) -> str:
    """Explain one rule; it may stand in brackets, as it does behind a finding.

    Raises:
        GeneratorError: there is no such rule.
    """
    name = asked.strip().strip("[]").casefold()
    if name not in book.by_id:
        meant = nearest(name, book.by_id)
        hint = f"Meinten Sie „{meant}“?" if meant else "„bne explain“ nennt alle Regeln."
        raise GeneratorError(f"Die Regel „{asked}“ gibt es nicht. {hint}")
    return "\n\n".join(_parts(book.by_id[name]))


def _parts(rule: RuleText) -> list[str]:
    examples = (("Falsch:", rule.wrong), ("Richtig:", rule.right))
    return [
        f"{rule.title} [{rule.id}]",
        textwrap.fill(rule.why, WIDTH),
        textwrap.fill(f"So geht es: {rule.mend}", WIDTH),
        *(f"{word}\n{textwrap.indent(text.rstrip(), '    ')}" for word, text in examples if text),
        f"Auf der Website: /mitmachen/regeln/#{rule.id}",
    ]

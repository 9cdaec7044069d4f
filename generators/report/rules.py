"""The rule list and one rule explained, printed from the rules themselves."""

from __future__ import annotations

import json
import textwrap

from workbook.findings import SIGNS
from workbook.rules.catalogue import RULES
from workbook.rules.rule import Rule
from workbook.texts import Texts

WIDTH = 78
PARTS = ("why", "example", "remedy", "adviser")


def rules_text(texts: Texts) -> str:
    """One line for each rule."""
    return "\n".join(f"{SIGNS[rule.severity]} {rule.id}  {texts(f'{rule.id}.title')}" for rule in RULES)


def rules_json(texts: Texts) -> str:
    rules = [
        {
            "id": rule.id,
            "severity": rule.severity.value,
            "chapter": rule.chapter,
            "live": rule.live,
            "since": rule.since,
            **{part: texts(f"{rule.id}.{part}") for part in ("title", *PARTS)},
        }
        for rule in RULES
    ]
    return json.dumps({"schema": 1, "rules": rules}, ensure_ascii=False, indent=2)


def rule_text(rule: Rule, texts: Texts) -> str:
    """One rule with why, an example and what to do."""
    chapter = texts("rules.chapter.all") if rule.chapter == "all" else texts("rules.chapter", chapter=rule.chapter)
    where = texts("rules.live" if rule.live else "rules.late")
    lines = [f"{SIGNS[rule.severity]} {rule.id}  {texts(f'{rule.id}.title')}", ""]
    lines += [f"{chapter}. {where}. {texts('rules.since', since=rule.since)}."]
    for part in PARTS:
        lines += ["", f"{texts(f'rules.{part}')}:", *_indented(texts(f"{rule.id}.{part}"))]
    return "\n".join(lines)


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)

"""The rule list and one rule explained, printed from the rules themselves."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from decimal import Decimal

from workbook.check import Outcome, Report, RuleResult
from workbook.findings import SIGNS, Finding
from workbook.numbers import gap, plain, shown
from workbook.phrase import Amount, inert, told
from workbook.plan import KONTROLL
from workbook.rules.batches import BATCH
from workbook.rules.catalogue import EVERY
from workbook.rules.rule import Rule, check_phrase
from workbook.texts import Texts
from workbook.wording import places, refusal_words, status_words, wording

WIDTH = 78
ANY = {
    "schema": 1, "programme": {"name": "Program", "municipalities": ["0301"]},
    "years": {"jobs": [2027, 2028], "budget": [2027, 2028]},
}  # fmt: skip
BATCH_ONLY = RuleResult("", Outcome.NOT_APPLICABLE, "rules.batch")
PARTS = ("why", "example", "remedy", "adviser")


def rules_text(texts: Texts) -> str:
    """One line for each rule."""
    return "\n".join(_line(rule, texts) for rule in EVERY)


def _line(rule: Rule, texts: Texts) -> str:
    several = f" ({severities(rule, texts)})" if rule.also else ""
    return f"{SIGNS[rule.severity]} {rule.id}  {texts(f'{rule.id}.title')}{several}"


def severities(rule: Rule, texts: Texts) -> str:
    """Every severity that a breach may have, the usual first: «sjekk, avvik»."""
    return ", ".join(texts(f"severity.{severity}").lower() for severity in rule.severities)


def rules_json(texts: Texts) -> str:
    rules = [
        {
            "id": rule.id,
            "severity": rule.severity.value,
            "severities": [severity.value for severity in rule.severities],
            "chapter": rule.chapter,
            "live": rule.live,
            "asks_reason": rule.asks_reason,
            "limits": {name: plain(amount) for name, amount in limits(rule).items()},
            "since": rule.since,
            **{part: texts(f"{rule.id}.{part}") for part in ("title", *PARTS)},
        }
        for rule in EVERY
    ]
    return json.dumps({"schema": 1, "rules": rules}, ensure_ascii=False, indent=2)


def rules_markdown(texts: Texts) -> str:
    """The whole catalogue as a page of documentation."""
    lines = [f"# {texts('rules.doc')}", "", texts("rules.doc.intro"), ""]
    heads = [texts(f"report.column.{name}") for name in ("rule", "title", "severity")]
    lines += [f"| {' | '.join(heads)} | {KONTROLL} |"]
    lines += ["|---|---|---|---|"]
    for rule in EVERY:
        title = f"[{rule.id}](#{rule.id.lower()})"
        lines += [f"| {title} | {texts(f'{rule.id}.title')} | {severities(rule, texts)} | {'×' if rule.live else ''} |"]
    for rule in EVERY:
        lines += ["", *_rule_markdown(rule, texts)]
    return "\n".join(lines)


def _rule_markdown(rule: Rule, texts: Texts) -> Iterator[str]:
    yield f"## {rule.id}"
    yield ""
    yield f"**{texts(f'{rule.id}.title')}.**"
    yield ""
    yield f"{' '.join(SIGNS[severity] for severity in rule.severities)} {facts(rule, texts)}"
    for part in PARTS:
        yield ""
        yield f"*{texts(f'rules.{part}')}:* {texts(f'{rule.id}.{part}')}"


def facts(rule: Rule, texts: Texts) -> str:
    """Severity, chapter, where it is shown, tolerance, since when: on one line."""
    where = texts("rules.live" if rule.live else "rules.batch" if rule.chapter == BATCH else "rules.late")
    parts = [severities(rule, texts).capitalize(), chapter(rule, texts), where]
    parts += [texts("rules.asks_reason")] if rule.asks_reason else []
    held = ", ".join(f"{shown(amount, texts.language)} ({name})" for name, amount in limits(rule).items())
    parts += [f"{texts('rules.tolerance')}: {held}"] if held else []
    return ". ".join((*parts, texts("rules.since", since=rule.since))) + "."


def chapter(rule: Rule, texts: Texts) -> str:
    named = {"all": "rules.chapter.all", "file": "rules.chapter.file", "editions": "rules.chapter.editions"} | {
        BATCH: "rules.chapter.batch"
    }
    key = named.get(rule.chapter)
    return texts(key) if key else texts("rules.chapter", chapter=rule.chapter)


def limits(rule: Rule) -> dict[str, Decimal]:
    """The limits of the setup that a rule's amounts are held against, as they are when the setup says nothing."""
    from workbook.plan import Plan
    from workbook.setup import USUAL, setup_of

    plan = Plan(setup_of(ANY))
    cells = {cell for check in (rule.checks(plan) if rule.checks else ()) for cell in (check.tolerance, check.limit)}
    return {name: getattr(USUAL, name) for name in plan.limits.rows if plan.limit(name) in cells}


def rule_text(rule: Rule, texts: Texts) -> str:
    """One rule with why, an example and what to do."""
    lines = [f"{SIGNS[rule.severity]} {rule.id}  {texts(f'{rule.id}.title')}", "", *_indented(facts(rule, texts), 0)]
    for part in PARTS:
        lines += ["", f"{texts(f'rules.{part}')}:", *_indented(texts(f"{rule.id}.{part}"))]
    return "\n".join(lines)


def _indented(text: str, by: int = 2) -> list[str]:
    blank = " " * by
    return textwrap.wrap(text, WIDTH, initial_indent=blank, subsequent_indent=blank, break_long_words=False)


def rule_in_file(rule: Rule, report: Report, texts: Texts) -> str:
    """How a rule came out for one file, with the file's own numbers."""
    name = inert(report.source.name)
    lines = ["", f"{texts('explain.file', file=name)}:"]
    if report.refusal is not None:
        return "\n".join([*lines, *_indented(" ".join(refusal_words(report.refusal, texts)))])
    result = next((one for one in report.rules if one.id == rule.id), BATCH_ONLY)
    found = [finding for finding in report.findings if finding.rule == rule.id]
    for finding in found:
        words = wording(finding, texts)
        grave = f"{SIGNS[finding.look]} {texts(f'severity.{finding.look}')}: {words.head}. {words.says}"
        said = " ".join(filter(None, (grave, status_words(finding, texts))))
        lines += [*_indented(said), *_indented(places(finding), 4)]
        lines += [line for behind in _behind(finding, report, texts) for line in _indented(behind, 4)]
    if not found:
        lines += _indented(f"{texts(f'outcome.{result.outcome}').capitalize()}.")
        lines += _indented(texts(result.reason)) if result.reason else []
    live = [line for text in _live(rule, report, texts) for line in _indented(text, 4)]
    lines += [*_indented(texts("explain.kontroll")), *live] if live else []
    return "\n".join(lines)


def _behind(finding: Finding, report: Report, texts: Texts) -> Iterator[str]:
    """The inputs behind a finding: what each of them is, where it stands, and what it holds."""
    submission = report.submission
    if submission is None:
        return
    for place, value in finding.contributors:
        name = submission.form.input_at[submission.home[place]]
        what = submission.form.subject(name, submission.values)
        yield texts("explain.behind", what=told(what, texts), cell=place.address, value=told(value, texts))


def _live(rule: Rule, report: Report, texts: Texts) -> Iterator[str]:
    """The amounts of each check that Kontroll shows, where they can be computed."""
    from workbook.formula import Unusable, as_text
    from workbook.plan import status_cell

    submission = report.submission
    for index, (owner, check) in enumerate(submission.form.checks if submission else ()):
        if submission is None or owner.id != rule.id:
            continue
        values = submission.values
        try:
            left, right = check.left.value(values), check.right.value(values)
            sign = as_text(values[status_cell(index)])[:1]
        except Unusable:
            continue
        if isinstance(left, Decimal) and isinstance(right, Decimal):
            unit = f"{rule.message(check.variant)}.unit"
            amounts = {"left": left, "right": right, "gap": abs(gap(left, right))}
            facts = {name: told(Amount(amount, 6), texts) for name, amount in amounts.items()}
            name = as_text(check.name.value(values)) if check.name else ""
            what = " – ".join(filter(None, (told(check_phrase(rule, check), texts), inert(name))))
            yield texts("explain.amounts", sign=sign, what=what, unit=texts(unit), **facts)

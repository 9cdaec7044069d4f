"""A `Difference` → text, JSON, and a page for html, xlsx, docx and md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from generators.report.document import Block, Content, Heading, Number, Page, Paragraph, Part, Table
from generators.report.plan_page import own, stamp
from workbook.difference import MONEY, Change, Difference, label, words
from workbook.numbers import plain
from workbook.phrase import inert, told
from workbook.texts import Texts

SCHEMA = 1
SHARES = ("share",)


def difference_page(found: Difference, texts: Texts, when: datetime) -> Page:
    """The page: the revised targets first, then all else."""
    title = texts("diff.title", name=inert(found.after.setup.name))
    part = Part(texts("diff.part"), tuple(_blocks(found, texts)))
    return Page(title, stamp(texts, when), texts.language, (part,), own(texts))


def summary(found: Difference, texts: Texts) -> str:
    if not found.changes:
        return texts("diff.same")
    if len(found.changes) == 1:
        return texts("diff.count.one")
    return texts("diff.count", number=len(found.changes), targets=len(found.targets))


def _blocks(found: Difference, texts: Texts) -> list[Block]:
    names = {"before": inert(found.before.source.name), "after": inert(found.after.source.name)}
    blocks: list[Block] = [Paragraph(summary(found, texts), "warning" if found.changes else "ok")]
    blocks.append(Paragraph(texts("diff.files", **names)))
    others = tuple(change for change in found.changes if not change.target)
    for key, changes in (("diff.targets", found.targets), ("diff.rest_of", others)):
        if changes:
            blocks += [Heading(texts(key)), _table(key, changes, found.names, texts)]
    return blocks


def _table(key: str, changes: tuple[Change, ...], names: Mapping[str, str], texts: Texts) -> Table:
    heads = tuple(texts(f"diff.{name}") for name in ("what", "before", "after", "step", "kind"))
    return Table(key, texts(key), heads, tuple(_row(change, names, texts) for change in changes))


def _row(change: Change, names: Mapping[str, str], texts: Texts) -> tuple[Content, ...]:
    before, after = (
        inert(told(words(change, text, names), texts)) if amount is None else Number(amount, unit=_unit(change, texts))
        for amount, text in zip(change.sides, (change.before, change.after), strict=True)
    )
    step = "" if change.step is None else Number(change.step, unit=_points(change, texts), signed=True)
    return about(change, texts), before, after, step, texts(f"diff.{change.what}")


def about(change: Change, texts: Texts) -> str:
    return told(label(change), texts).removesuffix(": ").rstrip(": ")


def _unit(change: Change, texts: Texts) -> str:
    if change.key.table in SHARES:
        return texts("unit.percent")
    return texts("unit.amount") if change.key.table in MONEY else texts("page.jobs")


def _points(change: Change, texts: Texts) -> str:
    return texts("unit.points") if change.key.table in SHARES else _unit(change, texts)


def as_text(found: Difference, texts: Texts) -> str:
    """One line for each difference: «3.1 Arbeidsplasser: Reiseliv, 2028: 4 → 6 (2)»."""
    lines = [_line(change, found.names, texts) for change in found.changes]
    return "\n".join([*lines, summary(found, texts)])


def _line(change: Change, names: Mapping[str, str], texts: Texts) -> str:
    _, before, after, step, kind = _row(change, names, texts)
    shown_sides = (one.text(texts.language) if isinstance(one, Number) else one for one in (before, after))
    step = f" ({step.text(texts.language)})" if isinstance(step, Number) else ""
    return f"{about(change, texts)} – {kind}: {' → '.join(shown_sides)}{step}"


def as_json(found: Difference, texts: Texts) -> str:
    """Every difference for machines; amounts are exact decimals in strings."""
    document = {
        "schema": SCHEMA,
        "before": {"file": found.before.source.name, "sha256": found.before.source.sha256},
        "after": {"file": found.after.source.name, "sha256": found.after.source.sha256},
        "changes": [_record(change, texts) for change in found.changes],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _record(change: Change, texts: Texts) -> dict[str, object]:
    return {
        **change.key._asdict(), "what": change.what, "before": change.before, "after": change.after,
        "difference": None if change.step is None else plain(change.step), "target": change.target,
        "label": about(change, texts),
    }  # fmt: skip

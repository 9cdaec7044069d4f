"""A `Difference` → text, JSON, and a page for html, xlsx, docx and md."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal

from generators.report.document import Block, Content, Heading, Number, Page, Paragraph, Part, Table
from generators.report.plan_page import own, stamp
from workbook.difference import MONEY, Change, Difference, label, sides
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
    number, targets = len(found.changes), len(found.targets)
    count = texts("diff.count", number=number)
    return f"{count} {texts('diff.count.targets', number=targets)}" if targets and number > 1 else count


def _blocks(found: Difference, texts: Texts) -> list[Block]:
    names = {"before": inert(found.before.source.name), "after": inert(found.after.source.name)}
    blocks: list[Block] = [Paragraph(summary(found, texts), "warning" if found.changes else "ok")]
    blocks.append(Paragraph(texts("diff.files", **names)))
    others = tuple(change for change in found.changes if not change.target)
    for key, changes in (("diff.targets", found.targets), ("diff.rest_of", others)):
        if changes:
            blocks += [Heading(texts(key)), _table(key, changes, found, texts)]
    return blocks


def _table(key: str, changes: tuple[Change, ...], found: Difference, texts: Texts) -> Table:
    heads = tuple(texts(f"diff.{name}") for name in ("what", "before", "after", "step", "kind"))
    return Table(key, texts(key), heads, tuple(_row(change, found, texts) for change in changes))


def _row(change: Change, found: Difference, texts: Texts) -> tuple[Content, ...]:
    before, after = (
        told(side, texts) if amount is None else Number(amount, unit=_unit(change, amount, texts))
        for amount, side in zip(change.amounts or (None, None), sides(found, change), strict=True)
    )
    return about(change, texts), before, after, _step(change, texts), texts(f"diff.{change.what}")


def _step(change: Change, texts: Texts) -> Content:
    """How much more it is now; between two shares that is percentage points."""
    if change.step is None:
        return ""
    unit = texts("unit.points") if change.key.table in SHARES else _unit(change, change.step, texts)
    return Number(change.step, unit=unit, signed=True)


def about(change: Change, texts: Texts) -> str:
    return told(label(change), texts).removesuffix(": ").rstrip(": ")


def _unit(change: Change, amount: Decimal, texts: Texts) -> str:
    if change.key.table in SHARES:
        return texts("unit.percent")
    if change.key.table in MONEY:
        return texts("unit.amount")
    return texts("diff.job" if abs(amount) == 1 else "page.jobs")


def as_text(found: Difference, texts: Texts) -> str:
    """One line for each difference: «3.1 Arbeidsplasser: Reiseliv, 2028 – endret: 4 arbeidsplasser → 6 …»."""
    lines = [change_words(change, found, texts) for change in found.changes]
    return "\n".join([*lines, summary(found, texts)])


def change_words(change: Change, found: Difference, texts: Texts) -> str:
    """One difference in one line."""
    _, *parts, kind = _row(change, found, texts)
    before, after, step = (one.text(texts.language) if isinstance(one, Number) else one for one in parts)
    return f"{about(change, texts)} – {kind}: {before} → {after}" + (f" ({step})" if step else "")


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

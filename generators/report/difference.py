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
EXACTLY = (0, 20)  # decimals of an amount that is told whole
AROUND = 30  # signs before a difference in a text, and twice as many after
SIGNS = {"\n": "line", "\r": "line", "\t": "tab", "\u00a0": "hard"}


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
        for amount, side in zip(change.amounts, sides(found, change), strict=True)
    )
    step = _step(change, texts)
    if _seen(before, texts) == _seen(after, texts):
        before, after = _apart(change, texts)
        step = step._replace(decimals=EXACTLY) if isinstance(step, Number) else step
    return about(change, texts), before, after, step, texts(f"diff.{change.what}")


def _read(side: Content, texts: Texts) -> str:
    return side.text(texts.language) if isinstance(side, Number) else side


def _seen(side: Content, texts: Texts) -> str:
    """What a reader makes out: not how many blanks there are."""
    return " ".join(_read(side, texts).split())


def _apart(change: Change, texts: Texts) -> tuple[Content, Content]:
    """Both sides of a difference that is not seen: more digits, or the part of a text where it is, sign by sign."""
    one, other = change.amounts
    if one is not None and other is not None:
        unit = _unit(change, one, texts)
        return Number(one, EXACTLY, unit), Number(other, EXACTLY, unit)
    before, after = change.before or "", change.after or ""
    first = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    start = max(0, min(first, len(before), len(after)) - AROUND)
    return _signs(before, start, texts), _signs(after, start, texts)


def _signs(text: str, start: int, texts: Texts) -> str:
    """Part of a text, in quotation marks, with a word for every sign that is not seen."""
    part = text[start : start + 3 * AROUND]
    spelt = "".join(_sign(part, at, texts) for at in range(len(part)))
    cut = "…" if start else "", "…" if start + len(part) < len(text) else ""
    return texts("tables.raw", raw=spelt.join(cut))


def _sign(text: str, at: int, texts: Texts) -> str:
    """One sign; a blank is seen between two words, and nowhere else."""
    sign = text[at]
    if sign == " ":
        between = 0 < at < len(text) - 1 and text[at - 1] != " "
        return sign if between else texts("diff.sign.blank")
    if sign in SIGNS:
        return texts(f"diff.sign.{SIGNS[sign]}")
    return sign if sign.isprintable() else f"[U+{ord(sign):04X}]"


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
    before, after, step = (_read(one, texts) for one in parts)
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

"""A reissued form's receipt: what was mended, moved, read, left, dropped and new, and the sums before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from generators.report.difference import change_words
from workbook.difference import Change, Difference
from workbook.fields import Field
from workbook.findings import Finding, Quantity
from workbook.numbers import ZERO, plain
from workbook.phrase import Phrase, inert, told
from workbook.reissue import Carried, Fate, Line, Sum
from workbook.submission import Submission
from workbook.texts import Texts
from workbook.wording import wording

SCHEMA = 1
UNITS = {"funding": "unit.amount", "spending": "unit.amount", "jobs": "page.jobs", "area_jobs": "page.jobs"}


def as_text(receipt: Carried, source: Submission, output: str, texts: Texts) -> str:
    """The receipt for people."""
    return "\n".join(_lines(receipt, source, output, texts))


def _lines(receipt: Carried, source: Submission, output: str, texts: Texts) -> Iterator[str]:
    yield texts("reissue.head", file=inert(source.source.name), output=inert(output))
    yield texts("reissue.kept", number=len(receipt.values))
    changed = Difference(source, source, receipt.setup)
    yield from _under("reissue.mended", [mended_words(one, texts) for one in receipt.mended], texts)
    yield from _under("reissue.setup", [change_words(one, changed, texts) for one in receipt.setup], texts)
    for fate in Fate:
        yield from _under(f"reissue.fate.{fate}", [sentence(one, texts) for one in receipt.of(fate)], texts)
    tables = dict.fromkeys(one.table for one in receipt.sums)
    sums = [_whole([one for one in receipt.sums if one.table == table], texts) for table in tables]
    yield from _under("reissue.sums", sums, texts)


def _under(key: str, lines: list[str], texts: Texts) -> Iterator[str]:
    """Lines under their heading; no heading without lines."""
    if lines:
        yield from ("", texts(key, number=len(lines)), *(f"  {line}" for line in lines))


def mended_words(finding: Finding, texts: Texts) -> str:
    """What somebody had done to the form: of a cell what stood there and what stands there now."""
    words = wording(finding, texts)
    if finding.actual is None or finding.expected is None:
        return f"{words.head}. {words.says}"
    was, now = (told(side.value or Phrase("integrity.nothing"), texts) for side in (finding.actual, finding.expected))
    return texts("reissue.line.mended", head=words.head, was=was, now=now)


def sentence(line: Line, texts: Texts) -> str:
    """One line of the receipt: «Beløpet for KDD i 2028: «5 mill» → 5»."""
    label, now = told(line.label, texts), inert(line.now)
    raw = inert(line.raw) if line.amount is None else told(line.amount, texts)
    if line.fate is Fate.MOVED and line.field is not None and line.to is not None:
        return texts("reissue.line.moved", label=label, old=_row(line.field, texts), new=_row(line.to, texts))
    if line.fate is Fate.READ:
        unit = texts(UNITS[line.field.table]) if line.field is not None and line.field.table in UNITS else ""
        amount = now.replace(".", texts("reissue.comma"))
        return texts("reissue.line.read", label=label, raw=raw, now=f"{amount} {unit}".rstrip())
    if line.fate is Fate.KEPT:
        said = now if line.amount is None else told(Decimal(line.now), texts)
        return texts("reissue.line.kept", label=label, raw=raw, now=said)
    named = raw or now
    return texts("reissue.line", label=label, raw=named) if named else label


def _row(field: Field, texts: Texts) -> str:
    """A row by its number, as people count them."""
    index = field.row.lstrip("abcdefghijklmnopqrstuvwxyz")
    return texts("reissue.row", index=index) if index else field.row


def _whole(years: list[Sum], texts: Texts) -> str:
    """One table, all its years: each of them ties, or nothing is written."""
    amounts = (sum((getattr(one, name) for one in years), ZERO) for name in ("before", "read", "after"))
    first, last = years[0].year, years[-1].year
    return sum_words(Sum(years[0].table, first if first == last else f"{first}–{last}", *amounts), texts)


def sum_words(one: Sum, texts: Texts) -> str:
    unit = texts(UNITS[one.table])
    facts = {"table": texts(f"table.{one.table}"), "year": one.year, "unit": unit}
    before, read, after = (told(amount, texts) for amount in (one.before, one.read, one.after))
    if not one.ties:
        return texts("reissue.sum.lost", before=before, after=after, **facts)
    if one.read:
        return texts("reissue.sum.read", before=before, read=read, after=after, **facts)
    return texts("reissue.sum", before=before, after=after, **facts)


def as_json(receipt: Carried, source: Submission, output: str, texts: Texts) -> str:
    """The receipt for machines; amounts are exact decimals."""
    document = {
        "schema": SCHEMA,
        "file": source.source.name,
        "sha256": source.source.sha256,
        "output": output,
        "answers": len(receipt.values),
        "mended": [_mended(one, texts) for one in receipt.mended],
        "setup": [_changed(one) for one in receipt.setup],
        "lines": [_line(line, texts) for line in receipt.lines],
        "sums": [_sum(one) for one in receipt.sums],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _mended(finding: Finding, texts: Texts) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "cell": None if finding.cell is None else finding.cell.address,
        "was": _stated(finding.actual),
        "is": _stated(finding.expected),
        "message": mended_words(finding, texts),
    }


def _stated(side: Quantity | None) -> str | None:
    """One side of a finding, exactly."""
    value = None if side is None else side.value
    return plain(value) if isinstance(value, Decimal) else value


def _changed(change: Change) -> dict[str, object]:
    return {**change.key._asdict(), "what": change.what, "was": change.before, "is": change.after}


def _line(line: Line, texts: Texts) -> dict[str, object]:
    return {
        "what": line.fate.value,
        "label": told(line.label, texts),
        "field": list(line.field) if line.field else None,
        "to": list(line.to) if line.to else None,
        "raw": line.raw,
        "now": line.now,
    }


def _sum(one: Sum) -> dict[str, str]:
    amounts = {"before": one.before, "read": one.read, "after": one.after}
    return {"table": one.table, "year": one.year, **{key: plain(amount) for key, amount in amounts.items()}}

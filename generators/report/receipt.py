"""A reissued form's receipt: what was moved, read, left, dropped and new, and the sums before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator

from workbook.fields import Field
from workbook.numbers import ZERO, plain
from workbook.phrase import inert, told
from workbook.reissue import Carried, Fate, Line, Sum
from workbook.submission import Submission
from workbook.texts import Texts

SCHEMA = 1
UNITS = {"funding": "unit.amount", "spending": "unit.amount", "jobs": "page.jobs", "area_jobs": "page.jobs"}


def as_text(receipt: Carried, source: Submission, output: str, texts: Texts) -> str:
    """The receipt for people."""
    return "\n".join(_lines(receipt, source, output, texts))


def _lines(receipt: Carried, source: Submission, output: str, texts: Texts) -> Iterator[str]:
    yield texts("reissue.head", file=inert(source.source.name), output=inert(output))
    yield texts("reissue.kept", number=len(receipt.values))
    if receipt.mended:
        yield texts("reissue.mended", number=receipt.mended)
    for fate in Fate:
        lines = receipt.of(fate)
        if lines:
            yield ""
            yield texts(f"reissue.fate.{fate}", number=len(lines))
            yield from (f"  {sentence(line, texts)}" for line in lines)
    yield ""
    yield texts("reissue.sums")
    for table in dict.fromkeys(one.table for one in receipt.sums):
        yield f"  {_whole([one for one in receipt.sums if one.table == table], texts)}"


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
        "mended": receipt.mended,
        "lines": [_line(line, texts) for line in receipt.lines],
        "sums": [_sum(one) for one in receipt.sums],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


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

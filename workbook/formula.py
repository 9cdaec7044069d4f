"""A formula is declared once and read three ways: by Excel, by Python and by people, built side by side.

The vocabulary below is all there is; only it has to be verified against spreadsheet engines, not each rule.
To add a word, write one function that gives the three readings, and add it to the table of `tests/test_formula.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from workbook import numbers
from workbook.cells import Cell, Span, quoted
from workbook.numbers import HUNDRED
from workbook.texts import Texts

ZERO = Decimal(0)

Value: TypeAlias = Decimal | str | None  # what Excel counts: a number, a text, or an empty cell
Words: TypeAlias = Callable[[Texts], str]


class Unusable(Exception):
    """A formula reads an input that holds an error value or a boolean: it has no result that engines agree on."""


class Values(dict[Cell, Value]):
    """The workbook's values: inputs and constants given, formulas computed when first asked for."""

    def __init__(
        self, given: Mapping[Cell, Value], formulas: Mapping[Cell, Formula], unusable: frozenset[Cell]
    ) -> None:
        super().__init__(given)
        self._formulas = formulas
        self._unusable = unusable

    def __missing__(self, cell: Cell) -> Value:
        if cell in self._unusable:
            raise Unusable
        formula = self._formulas.get(cell)
        value = None if formula is None else formula.value(self)
        self[cell] = value
        return value


class Formula(NamedTuple):
    """What Excel is told, what Python computes and what people read."""

    excel: str
    value: Callable[[Values], Value]
    words: Words
    array: bool = False

    def on(self, sheet: str) -> str:
        """The Excel text as it stands on a sheet, where its own name is left out."""
        return self.excel.replace(f"{quoted(sheet)}!", "")


@lru_cache(maxsize=8192)
def _cells(span: Span) -> tuple[Cell, ...]:
    return span.cells


def _rows(span: Span) -> Iterator[tuple[Cell, ...]]:
    cells, width = _cells(span), span.last.column - span.first.column + 1
    return (cells[start : start + width] for start in range(0, len(cells), width))


def _numbers(values: Values, span: Span) -> Iterator[Decimal]:
    return (value for cell in _cells(span) if isinstance(value := values[cell], Decimal))


def _said(key: str, of: Words) -> Words:
    return lambda texts: texts(key, of=of(texts))


def number_of(formula: Formula, values: Values) -> Decimal:
    """The formula's value as arithmetic sees it: text and nothing are 0 here, as in SUM."""
    value = formula.value(values)
    return value if isinstance(value, Decimal) else ZERO


# --- single values ---------------------------------------------------------------------------------------------


def number(amount: Decimal) -> Formula:
    return Formula(str(amount), lambda _: amount, lambda _: str(amount).replace(".", ","))


def ref(cell: Cell, words: Words, *, anchored: bool = False) -> Formula:
    """A locked cell. Anchored references do not follow the formula when it is copied."""
    span = Span(cell, cell)
    return Formula(span.absolute if anchored else span.address, lambda values: values[cell], words)


def clean_text(span: Span, index: int, words: Words) -> Formula:
    """The text in one cell of a column that starts on a locked header (index 0), without outer or double blanks."""
    cell = _cells(span)[index]
    return Formula(
        f"TRIM(INDEX({span.absolute},{index + 1},1))",
        lambda values: _trimmed(values[cell]),
        words,
    )


def number_at(span: Span, index: int, words: Words) -> Formula:
    """The number in one cell of a column that starts on a locked header (index 0); an empty text when it is none."""
    cell = _cells(span)[index]

    def value(values: Values) -> Value:
        found = values[cell]
        return found if isinstance(found, Decimal) else ""

    own = f"INDEX({span.sliding},{index + 1},1)"
    return Formula(f'IF(ISNUMBER({own}),{own},"")', value, words)


def _trimmed(value: Value) -> str:
    return " ".join(part for part in as_text(value).split(" ") if part)


def as_text(value: Value) -> str:
    """A value as Excel joins it into a text; whole numbers have no decimals."""
    return "" if value is None else value if isinstance(value, str) else format(value.normalize(), "f")


def numbered(name: Formula, index: int) -> Formula:
    """«1. Reiseliv»: a name with the number of its row, nothing when the name is empty."""
    return Formula(
        f'IF({name.excel}="","","{index}. "&{name.excel})',
        lambda values: f"{index}. {name.value(values)}" if name.value(values) else "",
        name.words,
    )


# --- sums and counts over a span -------------------------------------------------------------------------------


def total(span: Span, words: Words) -> Formula:
    """The sum of a span; like Excel's SUM it passes over blanks and text."""
    return Formula(
        f"SUM({span.address})", lambda values: numbers.added(_numbers(values, span)), _said("formula.total", words)
    )


def total_if_any(span: Span, words: Words) -> Formula:
    """The sum of a span, or an empty text when the span holds no number at all."""

    def value(values: Values) -> Value:
        found = tuple(_numbers(values, span))
        return numbers.added(found) if found else ""

    excel = f'IF(COUNT({span.address})=0,"",SUM({span.address}))'
    return Formula(excel, value, _said("formula.total", words))


def running_total(first: Cell, last: Cell, words: Words) -> Formula:
    """The sum of a row of locked cells from `first`, a text, to `last`; an empty text while it holds no number."""
    span = Span(first, last)

    def value(values: Values) -> Value:
        found = tuple(_numbers(values, span))
        return numbers.added(found) if found else ""

    # The first column stays when the formula is read across, so every year has the same text.
    across = f"{quoted(first.sheet)}!${first.a1}:{last.a1}"
    return Formula(f'IF(COUNT({across})=0,"",SUM({across}))', value, _said("formula.running", words))


def count(span: Span, words: Words) -> Formula:
    return Formula(
        f"COUNT({span.address})",
        lambda values: Decimal(sum(1 for _ in _numbers(values, span))),
        _said("formula.count", words),
    )


def largest(span: Span, words: Words) -> Formula:
    """The largest number of a span, or an empty text when it holds none."""

    def value(values: Values) -> Value:
        return max(_numbers(values, span), default="")

    excel = f'IF(COUNT({span.address})=0,"",MAX({span.address}))'
    return Formula(excel, value, _said("formula.largest", words))


def negatives(span: Span, words: Words) -> Formula:
    return Formula(
        f'COUNTIF({span.address},"<0")',
        lambda values: Decimal(sum(1 for amount in _numbers(values, span) if amount < 0)),
        _said("formula.negatives", words),
    )


def above_one(span: Span, words: Words) -> Formula:
    """How many numbers of a span are larger than 1: rows that share their name or letter with another."""
    return Formula(
        f'COUNTIF({span.address},">1")',
        lambda values: Decimal(sum(1 for amount in _numbers(values, span) if amount > 1)),
        _said("formula.repeated", words),
    )


def filled(span: Span, words: Words) -> Formula:
    """How many cells of a column hold anything; its first cell is a locked header and is left out."""
    header = Span(span.first, span.first)
    cells = _cells(span)[1:]
    return Formula(
        f"COUNTA({span.address})-COUNTA({header.address})",
        lambda values: Decimal(sum(1 for cell in cells if values[cell] is not None)),
        _said("formula.filled", words),
    )


def texts_in(span: Span, words: Words) -> Formula:
    """How many texts stand among the numbers of a span, whose first row is locked headers."""
    header = Span(span.first, Cell(span.first.sheet, span.first.row, span.last.column))
    cells = _cells(span)[len(_cells(header)) :]
    return Formula(
        f"COUNTA({span.address})-COUNT({span.address})-COUNTA({header.address})",
        lambda values: Decimal(sum(1 for cell in cells if isinstance(values[cell], str))),
        _said("formula.texts", words),
    )


def total_where(keys: Span, wanted: Cell, amounts: Span, words: Words) -> Formula:
    """The sum of a column over the rows whose key is the wanted word."""

    def value(values: Values) -> Value:
        key = values[wanted]
        pairs = zip(_cells(keys), _cells(amounts), strict=True)
        found = (values[amount] for cell, amount in pairs if values[cell] == key)
        return numbers.added(amount for amount in found if isinstance(amount, Decimal))

    excel = f"SUMIF({keys.absolute},{Span(wanted, wanted).absolute},{amounts.address})"
    return Formula(excel, value, _said("formula.total", words))


# --- conditions on each row, then a count; only operators and IF work on whole columns in every engine -----------


def _counted(excel: str, hits: Callable[[Values], int], words: Words) -> Formula:
    return Formula(excel, lambda values: Decimal(hits(values)), words)


def blanks_in_named_rows(names: Span, body: Span, words: Words) -> Formula:
    """How many cells are empty in the rows that have a name; both spans start on their header row."""

    def hits(values: Values) -> int:
        rows = zip(_cells(names), _rows(body), strict=True)
        return sum(values[cell] is None for name, row in rows if values[name] not in (None, "") for cell in row)

    return _counted(f'SUMPRODUCT(({names.address}<>"")*({body.address}=""))', hits, _said("formula.blanks", words))


def numbers_in_unnamed_rows(names: Span, body: Span, words: Words) -> Formula:
    def hits(values: Values) -> int:
        rows = zip(_cells(names), _rows(body), strict=True)
        nameless = (row for name, row in rows if values[name] in (None, ""))
        return sum(isinstance(values[cell], Decimal) for row in nameless for cell in row)

    # A number is less than any text, and nothing else is: the one test for a number that works on a whole column.
    return _counted(f'SUMPRODUCT(({names.address}="")*({body.address}<""))', hits, _said("formula.unnamed", words))


def unlike(left: Span, right: Span, words: Words) -> Formula:
    """How many cells of two equally large locked blocks differ."""

    def hits(values: Values) -> int:
        pairs = zip(_cells(left), _cells(right), strict=True)
        return sum(_compared(values[one]) != _compared(values[other]) for one, other in pairs)

    return _counted(f"SUMPRODUCT(({left.address}<>{right.address})*1)", hits, words)


def _compared(value: Value) -> Value:
    """A value as the comparisons of a spreadsheet see it: a number has 15 digits."""
    return numbers.as_shown(value) if isinstance(value, Decimal) else value


def rounded(cell: Cell, words: Words) -> Formula:
    """A locked cell's number as a whole number; nothing when it holds none."""

    def value(values: Values) -> Value:
        amount = values[cell]
        return amount.quantize(Decimal(1), context=numbers.EXACT) if isinstance(amount, Decimal) else ""

    address = Span(cell, cell).address
    return Formula(f'IF({address}="","",ROUND({address},0))', value, words)


def _alike(one: Value, other: Value) -> bool:
    """Equality as a spreadsheet has it: texts without regard to case, a text never equal to a number."""
    if isinstance(one, str) and isinstance(other, str):
        return one.lower() == other.lower()
    return one is not None and one == other


def same_as(span: Span, index: int, words: Words) -> Formula:
    """How many cells of a column hold the text of its cell `index`; nothing when that cell is empty."""
    cells = _cells(span)

    def value(values: Values) -> Value:
        own = values[cells[index]]
        return "" if own in (None, "") else Decimal(sum(_alike(values[cell], own) for cell in cells))

    own = f"INDEX({span.absolute},{index + 1},1)"
    return Formula(f'IF({own}="","",SUMPRODUCT(({span.absolute}={own})*1))', value, _said("formula.same", words))


def rows_beginning(span: Span, start: Cell, words: Words) -> Formula:
    """How many texts of a column begin with the text in a locked cell, which holds no wildcard."""

    def hits(values: Values) -> int:
        return sum(as_text(values[cell]).startswith(as_text(values[start])) for cell in _cells(span)[1:])

    excel = f'COUNTIF({span.address},{Span(start, start).absolute}&"*")'
    return _counted(excel, hits, _said("formula.count", words))


def position(span: Span, index: int, alphabet: Span, places: Span, words: Words) -> Formula:
    """The number that stands beside the letter in cell `index` of a column; 0 for what is no letter of the alphabet."""
    cell = _cells(span)[index]

    def value(values: Values) -> Value:
        pairs = zip(_cells(alphabet), _cells(places), strict=True)
        found = (values[place] for letter, place in pairs if _alike(values[letter], values[cell]))
        return next((place for place in found if isinstance(place, Decimal)), ZERO)

    own = f"INDEX({span.absolute},{index + 1},1)"
    return Formula(
        f"SUMPRODUCT(({alphabet.absolute}={own})*{places.absolute})", value, _said("formula.position", words)
    )


def farthest_share(amounts: Span, whole: Cell, agreed: Span, words: Words) -> Formula:
    """The largest distance between an amount's share of the whole and its agreed share, in percentage points.

    Both columns start on their header row; an empty text when the whole is empty or 0.
    """

    def value(values: Values) -> Value:
        total_amount = values[whole]
        if not isinstance(total_amount, Decimal) or total_amount == 0:
            return ""
        pairs = ((values[one], values[share]) for one, share in zip(_cells(amounts), _cells(agreed), strict=True))
        distances = [
            abs(numbers.gap(amount / total_amount * HUNDRED, share))
            for amount, share in pairs
            if isinstance(amount, Decimal) and isinstance(share, Decimal)
        ]
        return max(distances, default=ZERO)

    distance = f"{amounts.address}/{Span(whole, whole).address}*100-{agreed.address}"
    each = f'IF({amounts.address}<"",IF({agreed.address}<"",{distance},0),0)'
    excel = f'IF(SUM({Span(whole, whole).address})=0,"",ROUND(MAX(MAX({each}),-MIN({each})),6))'
    return Formula(excel, value, _said("formula.farthest", words), array=True)


# --- an order by size, on locked cells -------------------------------------------------------------------------


def falling(cell: Cell, words: Words) -> Formula:
    """A number turned so that the largest comes first in rising order; an empty text, which comes last, for none."""

    def value(values: Values) -> Value:
        amount = values[cell]
        return numbers.gap(ZERO, amount) if isinstance(amount, Decimal) else ""

    # Excel adds in binary: without ROUND two equal sums could differ in their last digit, and so in their order.
    own = Span(cell, cell).address
    return Formula(f'IF(ISNUMBER({own}),ROUND(0-{own},6),"")', value, _said("formula.falling", words))


def rank(keys: Span, index: int, words: Words) -> Formula:
    """The place of cell `index` (from 0) of a column of keys in rising order, texts last; row order among equals."""
    cells = _cells(keys)
    own = cells[index]

    def value(values: Values) -> Value:
        found = [_place(values[cell]) for cell in cells]
        earlier = sum(key == found[index] for key in found[: index + 1])
        return Decimal(sum(key < found[index] for key in found) + earlier)

    mine = Span(own, own).address
    so_far = f"{Span(keys.first, keys.first).absolute}:{own.a1}"
    excel = f"SUMPRODUCT(({keys.absolute}<{mine})*1)+SUMPRODUCT(({so_far}={mine})*1)"
    return Formula(excel, value, _said("formula.rank", words))


def _place(key: Value) -> tuple[bool, Decimal]:
    """Rising order as a spreadsheet has it: numbers, then texts, which are all empty here."""
    return (False, key) if isinstance(key, Decimal) else (True, ZERO)


def at_rank(column: Span, ranks: Span, place: int, words: Words) -> Formula:
    """What stands in a column of locked cells beside the rank `place`; both columns are equally long."""

    def value(values: Values) -> Value:
        pairs = zip(_cells(column), _cells(ranks), strict=True)
        return next((values[cell] for cell, rank in pairs if values[rank] == place), "")

    excel = f"INDEX({column.absolute},MATCH({place},{ranks.absolute},0),1)"
    return Formula(excel, value, _said("formula.at_rank", words))


# --- arithmetic and choices on locked cells --------------------------------------------------------------------


def percent(part: Formula, whole: Formula, words: Words) -> Formula:
    """A part in per cent of a whole; an empty text when either is no number or the whole is 0."""

    def value(values: Values) -> Value:
        counted = part.value(values), whole.value(values)
        above, below = counted
        if not isinstance(above, Decimal) or not isinstance(below, Decimal) or below == 0:
            return ""
        return above / below * HUNDRED

    return Formula(f'IFERROR({part.excel}/{whole.excel}*100,"")', value, _said("formula.percent", words))


def minus(left: Formula, right: Formula) -> Formula:
    return Formula(
        f"{left.excel}-({right.excel})",
        lambda values: numbers.EXACT.subtract(number_of(left, values), number_of(right, values)),
        lambda texts: texts("formula.minus", left=left.words(texts), right=right.words(texts)),
    )


def plus(left: Formula, right: Formula) -> Formula:
    return Formula(
        f"{left.excel}+{right.excel}",
        lambda values: numbers.EXACT.add(number_of(left, values), number_of(right, values)),
        lambda texts: texts("formula.plus", left=left.words(texts), right=right.words(texts)),
    )


def gap(left: Cell, right: Cell, words: Words) -> Formula:
    """The difference of two locked cells, or an empty text unless both hold numbers."""

    def value(values: Values) -> Value:
        one, other = values[left], values[right]
        return numbers.gap(one, other) if isinstance(one, Decimal) and isinstance(other, Decimal) else ""

    # Excel adds in binary; ROUND(…,6) lifts the gap back onto the decimal grid that Python counts on.
    excel = f'IF(COUNT({Span(left, right).address})<2,"",ROUND({left.address}-{right.address},6))'
    return Formula(excel, value, words)


def word_for(test: str, holds: Callable[[Values], bool], then: Formula, otherwise: Formula, words: Words) -> Formula:
    """One choice: `test` is the Excel reading and `holds` the Python reading of the same condition."""
    return Formula(
        f"IF({test},{then.excel},{otherwise.excel})",
        lambda values: then.value(values) if holds(values) else otherwise.value(values),
        words,
    )


def faults(across: Span, locked: int, words: Words) -> Formula:
    """How many inputs of a row hold a text or a number below 0; `locked` is how many locked texts stand in the span."""

    def value(values: Values) -> Value:
        found = tuple(_numbers(values, across))
        held = sum(values[cell] is not None for cell in _cells(across))
        return Decimal(sum(amount < 0 for amount in found) + held - len(found) - locked)

    address = across.address
    excel = f'COUNTIF({address},"<0")+COUNTA({address})-COUNT({address})-{locked}'
    return Formula(excel, value, words)


def grade(wrong: Cell, across: Span, expected: Span, words: Words, limit: Cell | None = None) -> Formula:
    """Where a row's status stands in the list of status words: 1 with a fault, 2 when it lacks numbers, 4 when full.

    `expected` are the headers of the columns to fill in. A number above the `limit` is a fault too.
    """
    headers = len(_cells(expected))

    def value(values: Values) -> Value:
        found = tuple(_numbers(values, across))
        most = None if limit is None else values[limit]
        above = isinstance(most, Decimal) and max(found, default=most) > most
        return Decimal(1 if values[wrong] != 0 or above else 4 if len(found) == headers else 2)

    full = f"COUNT({across.address})=COUNTA({expected.absolute})"
    above = "" if limit is None else f"+(MAX({across.address})>{Span(limit, limit).absolute})"
    return Formula(f"IF({Span(wrong, wrong).address}{above},1,IF({full},4,2))", value, words)


def row_sign(name: Cell | None, across: Span, place: Cell, statuses: Span, words: Words) -> Formula:
    """A row's own sign: the status word at the row's grade; nothing for a spare row without name and numbers.

    Numbers in a row without a name have the gravest status; a row without a `name` cell always counts as named.
    """
    listed, bad = _cells(statuses), statuses.first

    def value(values: Values) -> Value:
        if name is not None and values[name] in (None, ""):
            return values[bad] if any(True for _ in _numbers(values, across)) else ""
        at = values[place]
        return values[listed[int(at) - 1]] if isinstance(at, Decimal) else ""

    own = f"INDEX({statuses.absolute},{Span(place, place).address},1)"
    if name is None:
        return Formula(own, value, words)
    unnamed = f'IF(COUNT({across.address})=0,"",{Span(bad, bad).absolute})'
    return Formula(f'IF({Span(name, name).address}="",{unnamed},{own})', value, words)


def number_sign(across: Span, ok: Cell, missing: Cell, bad: Cell, words: Words) -> Formula:
    """The sign of a row that asks for one number."""

    def value(values: Values) -> Value:
        found = tuple(_numbers(values, across))
        return values[missing if not found else bad if min(found) < 0 else ok]

    signs = {cell: Span(cell, cell).absolute for cell in (ok, missing, bad)}
    given = f"IF(MIN({across.address})<0,{signs[bad]},{signs[ok]})"
    return Formula(f"IF(COUNT({across.address})=0,{signs[missing]},{given})", value, words)


def given_sign(
    span: Span, index: int, ok: Cell, missing: Cell | None, words: Words, *, number: bool = False
) -> Formula:
    """Whether cell `index` of a column is filled in, or holds a number; nothing for one that need not be."""
    cell = _cells(span)[index]

    def value(values: Values) -> Value:
        held = values[cell]
        there = isinstance(held, Decimal) if number else held not in (None, "")
        return values[ok] if there else "" if missing is None else values[missing]

    own = f"INDEX({span.absolute},{index + 1},1)"
    test = f"ISNUMBER({own})" if number else f'{own}<>""'
    otherwise = '""' if missing is None else Span(missing, missing).absolute
    return Formula(f"IF({test},{Span(ok, ok).absolute},{otherwise})", value, words)


def unique_sign(times: Cell, unnamed: Formula, bad: Cell, rest: Formula, words: Words) -> Formula:
    """The sign of a row whose name or letter must be its own; `times` is how many rows have it, or no number."""

    def value(values: Values) -> Value:
        count = values[times]
        if not isinstance(count, Decimal):
            return unnamed.value(values)
        return values[bad] if count > 1 else rest.value(values)

    own, worst = Span(times, times).address, Span(bad, bad).absolute
    return Formula(f'IF({own}="",{unnamed.excel},IF({own}>1,{worst},{rest.excel}))', value, words)


def common_sign(one: Cell, other: Cell, otherwise: Cell, words: Words) -> Formula:
    """The sign that two locked cells share, else the other one."""
    first, second = Span(one, one).address, Span(other, other).address
    return Formula(
        f"IF({first}={second},{first},{Span(otherwise, otherwise).absolute})",
        lambda values: values[one] if values[one] == values[other] else values[otherwise],
        words,
    )


def sign_of_numbers(across: Span, bad: Cell, words: Words) -> Formula:
    """The sign of a row without a name: nothing, unless it holds numbers."""
    return Formula(
        f'IF(COUNT({across.address})=0,"",{Span(bad, bad).absolute})',
        lambda values: values[bad] if any(True for _ in _numbers(values, across)) else "",
        words,
    )


def nothing(words: Words) -> Formula:
    return Formula('""', lambda _: "", words)


def counted_word(count: Cell, word: Cell, words: Words) -> Formula:
    """«3 ✗ Avvik»: how often a word occurs, and the word."""
    return Formula(
        f'{Span(count, count).address}&" "&{Span(word, word).address}',
        lambda values: f"{as_text(values[count])} {as_text(values[word])}",
        words,
    )


def joined(first: Cell, parts: list[Cell], words: Words) -> Formula:
    """«87 kontroller: 3 ✗ Avvik, 2 ! Sjekk»: the text of a cell, then those of others as one list."""
    listed = '&", "&'.join(Span(cell, cell).address for cell in parts)
    return Formula(
        f'{Span(first, first).address}&": "&{listed}',
        lambda values: f"{as_text(values[first])}: " + ", ".join(as_text(values[cell]) for cell in parts),
        words,
    )


def titled(text: str, name: Formula, spare: str) -> Formula:
    """«Andelen er som avtalt: KDD»: a text and the name of its row, or what a row without a name is called."""
    start, otherwise = (part.replace('"', '""') for part in (f"{text}: ", spare))
    return Formula(
        f'"{start}"&IF({name.excel}="","{otherwise}",{name.excel})',
        lambda values: f"{text}: {as_text(name.value(values)) or spare}",
        name.words,
    )


def equal_texts(span: Span, wanted: Cell, words: Words) -> Formula:
    """How many cells of a span hold the same text as a locked cell."""
    return Formula(
        f"COUNTIF({span.absolute},{Span(wanted, wanted).address})",
        lambda values: Decimal(sum(values[cell] == values[wanted] for cell in _cells(span)[1:])),
        _said("formula.count", words),
    )


def first_word(counts: list[Cell], sentences: list[Cell], words: Words) -> Formula:
    """The sentence of the gravest status that occurs; the last sentence when none does."""
    flags = "+".join(f"(SUM({Span(counts[0], cell).address})=0)" for cell in counts)

    def value(values: Values) -> Value:
        found = (sentence for cell, sentence in zip(counts, sentences, strict=False) if values[cell])
        return values[next(found, sentences[-1])]

    span = Span(sentences[0], sentences[-1]).address
    return Formula(f"INDEX({span},1+{flags},1)", value, words)


def when_named(name: Cell, amount: Formula, words: Words) -> Formula:
    """An amount, or an empty text when the cell beside it, as its row's name, is empty."""
    return Formula(
        f'IF({Span(name, name).address}="","",{amount.excel})',
        lambda values: amount.value(values) if values[name] not in (None, "") else "",
        words,
    )

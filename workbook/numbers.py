"""Numbers as files store them, as people type them and as we show them: text in, `Decimal` out, and back again.

A text has a reading only when there is one. To read one more unit, add its word to UNITS; one more way of writing
digits, add its pattern to NOTATIONS.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from enum import StrEnum
from functools import reduce
from typing import NamedTuple, TypeVar

ZERO = Decimal(0)
HUNDRED = Decimal(100)
MILLION = Decimal(1_000_000)
MICRO = Decimal("0.000001")

# Holds the difference of any two doubles exactly, so that nothing is rounded before we say so.
EXACT = Context(prec=800, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])

DIGITS_KEPT = 15  # significant digits that a cell keeps of what is typed
KEPT = Context(prec=DIGITS_KEPT)

# --- stored and shown ------------------------------------------------------------------------------------------

LITERAL = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
LITERAL_LONGEST = 1100  # a double written out in full has 1 077 characters; float() is quadratic on long ones

WRITTEN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

NBSP, MINUS = "\u00a0", "\u2212"
SEPARATORS = {"nb": (NBSP, ","), "nn": (NBSP, ","), "en": (",", ".")}


def stored(literal: str) -> Decimal | None:
    """The number in a cell's `<v>`, as the shortest decimal of its double; None for all that is no finite number."""
    if len(literal) > LITERAL_LONGEST or LITERAL.fullmatch(literal) is None:
        return None
    amount = Decimal(repr(float(literal)))
    if not amount.is_finite():
        return None
    return amount if amount else ZERO


def written(text: str) -> Decimal | None:
    """A number in plain digits, at most with a minus before and a point within; None for any other way to write one."""
    return Decimal(text) if len(text) <= LITERAL_LONGEST and WRITTEN.fullmatch(text) else None


def shown(amount: Decimal, language: str = "nb", decimals: tuple[int, int] = (0, 6)) -> str:
    """The number as people read it, with at least and at most so many decimals: «−1 234,5», in English «−1,234.5».

    One with more digits than Excel keeps is told as Excel does: «1,5E+20».
    """
    least, most = decimals
    thousands, point = SEPARATORS.get(language, SEPARATORS["nb"])
    if amount.adjusted() >= KEPT.prec:
        digits, _, power = f"{amount.copy_abs():.2E}".partition("E")
        digits = digits.rstrip("0").rstrip(".").replace(".", point)
        return f"{MINUS if amount < 0 else ''}{digits}E{power}"
    rounded = with_decimals(amount.copy_abs(), most)
    whole, _, fraction = f"{rounded:f}".partition(".")
    fraction = fraction.rstrip("0").ljust(least, "0")
    sign = MINUS if amount < 0 and rounded else ""
    return sign + f"{int(whole):,}".replace(",", thousands) + (point + fraction if fraction else "")


def with_decimals(amount: Decimal, most: int) -> Decimal:
    """The number rounded to so many decimals."""
    return amount.quantize(Decimal(1).scaleb(-most), context=EXACT)


def plain(amount: Decimal) -> str:
    """The exact number as JSON carries it, in its shortest form without an exponent: «2.5», «1000000», «0»."""
    text = f"{amount:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if amount else "0"


def gap(left: Decimal, right: Decimal) -> Decimal:
    """Left minus right on the six-decimal grid that every verdict is taken on: ROUND(left-right,6) of Excel."""
    return EXACT.plus(on_grid(EXACT.subtract(left, right)))


def as_shown(amount: Decimal) -> Decimal:
    """The number as Excel shows and compares it, without the digits that a sum has when it is pasted as a value."""
    return KEPT.plus(amount)


# --- sums ------------------------------------------------------------------------------------------------------

Key = TypeVar("Key")


def added(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum, whatever their sizes; Python's own keeps 28 digits of it."""
    return reduce(EXACT.add, amounts, ZERO)


def on_grid(amount: Decimal) -> Decimal:
    """ROUND(amount,6) of Excel: halves away from zero."""
    return amount.quantize(MICRO, context=EXACT)


class Tally(defaultdict[Key, Decimal]):
    """Exact sums by key, each from nothing."""

    def __init__(self) -> None:
        super().__init__(Decimal)

    def add(self, key: Key, amount: Decimal) -> None:
        self[key] = EXACT.add(self[key], amount)


# --- what people type ------------------------------------------------------------------------------------------


class ReadingKind(StrEnum):
    """What a text in a number cell turned out to be."""

    NUMBER_AS_TEXT = "number_as_text"
    WITH_UNIT = "with_unit"
    THOUSANDS = "thousands"
    PERCENT = "percent"
    AMBIGUOUS = "ambiguous"
    DASH = "dash"
    DATE_TEXT = "date_text"
    PLACEHOLDER = "placeholder"
    WORDS = "words"
    EMPTY = "empty"


KRONER, MILLIONS, PER_CENT = "kr", "mill", "%"
MILLIONS_MOST, KRONER_LEAST = 1000, 10_000  # «kr» and less than the first is in millions, from the second on in kroner


class Reading(NamedTuple):
    """What a text means: `meant` is the number counted in `unit` (kr, mill, % or none), None unless one reading exists.

    A cell takes over `meant_in(reading, its unit)`, never `meant` itself: 2 500 000 kr is 2,5 in a table of millions.
    """

    meant: Decimal | None
    kind: ReadingKind
    alternatives: tuple[Decimal, ...] = ()
    unit: str | None = None


SPACE = "[ \u00a0\u2007\u2009\u202f]"
INVISIBLE = "\u200b\ufeff"
TEXT_LONGEST = 64
# Patterns stay texts until a cell needs them: most files hold no text in a number cell, and compiling takes longer than
# reading one; `re` keeps what it has compiled.
TYPED = re.ASCII | re.IGNORECASE
DASHES = "[-\u2010\u2011\u2012\u2013\u2014\u2015\u2212]{1,3}"

DAY, MONTH, YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:[0-9]{4}|[0-9]{2})"
NAME = (
    "(?:jan(?:uary?)?|feb(?:ruary?)?|mars?|march|apr(?:il)?|mai|may|jun[ei]?|jul[iy]?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)"
)
DATE = (
    rf"(?:{DAY}[.-]?{SPACE}*)?{NAME}\.?(?:[.-]?{SPACE}*{YEAR})?"  # 2. mai, 2. mai 2026, mai.26
    rf"|{DAY}[./-]{MONTH}[./-]{YEAR}"  # 02.05.2026, 2/5-26
    rf"|[0-9]{{4}}-{MONTH}-{DAY}(?:[T ][0-9:.]+Z?)?"  # 2026-05-02
    rf"|{DAY}\.{MONTH}\."  # 2.5.
    r"|0[1-9]\.(?:0[1-9]|1[0-2])"  # 02.05: nobody writes an amount so
)


class Unit(NamedTuple):
    """How an amount with this word is understood: what it is counted in, and by how much it is multiplied."""

    kind: ReadingKind
    counted_in: str | None
    factor: int = 1


BARE = Unit(ReadingKind.NUMBER_AS_TEXT, None)
IN_KRONER = Unit(ReadingKind.WITH_UNIT, KRONER)
IN_MILLIONS = Unit(ReadingKind.WITH_UNIT, MILLIONS)
IN_PER_CENT = Unit(ReadingKind.PERCENT, PER_CENT)
UNITS = {
    "kr": IN_KRONER,
    "kroner": IN_KRONER,
    "nok": IN_KRONER,
    "mill": IN_MILLIONS,
    "million": IN_MILLIONS,
    "millioner": IN_MILLIONS,
    "millionar": IN_MILLIONS,
    "mkr": IN_MILLIONS,
    "mnok": IN_MILLIONS,
    "tusen": Unit(ReadingKind.THOUSANDS, None, 1000),
    "tkr": Unit(ReadingKind.THOUSANDS, KRONER, 1000),
    "tnok": Unit(ReadingKind.THOUSANDS, KRONER, 1000),
    "%": IN_PER_CENT,
    "prosent": IN_PER_CENT,
    "pst": IN_PER_CENT,
}
# Norwegian typography takes the en dash for a minus where the true one is not at hand.
SIGN = "[-+\u2010\u2011\u2013\u2212]"
AMOUNT = (
    rf"(?P<outer>{SIGN}?)(?P<before>(?:(?:kr|nok)\.?)?){SPACE}*(?P<inner>{SIGN}?)"
    rf"(?P<digits>[.,]?[0-9](?:(?:[0-9.,]|{SPACE})*[0-9])?)(?P<even>(?:,[-\u2013\u2014])?)"
    rf"(?:{SPACE}*(?P<word>%|[a-z]+)\.?)?(?P<after>(?:{SPACE}*(?:kr|kroner|nok)\.?)?){SPACE}*\**"
)

# How digits may stand: the mark between thousands, and the number it separates. «1.234» fits two of them.
NOTATIONS = (
    ("", r"[0-9]+|[0-9]*[.,][0-9]+"),
    (" ", r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]+)?"),
    (".", r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
    (",", r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
)


def is_blank(text: str) -> bool:
    """Whether a text looks like nothing: blanks of any kind, and signs that are not seen."""
    return not text.strip().strip(INVISIBLE).strip()


def read_text(raw: str) -> Reading:
    """What someone meant who typed a text into a number cell; never a guess."""
    text = raw.strip().strip(INVISIBLE).strip()
    typed = re.fullmatch(AMOUNT, text, TYPED) if len(text) <= TEXT_LONGEST else None
    kind = _without_number(text)
    if kind is None and typed is not None:
        return _amount(typed)
    return Reading(None, kind or ReadingKind.WORDS)


def _without_number(text: str) -> ReadingKind | None:
    if not text:
        return ReadingKind.EMPTY
    if re.fullmatch(DASHES, text):
        return ReadingKind.DASH
    if "]" in text.partition("[")[2]:
        return ReadingKind.PLACEHOLDER
    return ReadingKind.DATE_TEXT if len(text) <= TEXT_LONGEST and re.fullmatch(DATE, text, TYPED) else None


def _amount(typed: re.Match[str]) -> Reading:
    unit, signs = _unit(typed), typed["outer"] + typed["inner"]
    if unit is None or len(signs) > 1:
        return Reading(None, ReadingKind.WORDS)
    factor = unit.factor if signs in ("", "+") else -unit.factor
    # Adding 0 turns −0 into 0.
    found = tuple(amount * factor + ZERO for amount in _readings(typed["digits"]))
    if not found:
        return Reading(None, ReadingKind.WORDS)
    if len(found) == 1:
        return Reading(found[0], unit.kind, unit=unit.counted_in)
    kind = unit.kind if unit is IN_PER_CENT else ReadingKind.AMBIGUOUS
    return Reading(None, kind, found, unit.counted_in)


def _unit(typed: re.Match[str]) -> Unit | None:
    """The unit around the digits; None when its words are not ours or contradict each other."""
    kroner = bool(typed["before"] or typed["even"] or typed["after"])
    if typed["word"] is None:
        return IN_KRONER if kroner else BARE
    unit = UNITS.get(typed["word"].lower())
    if unit is None or not kroner:
        return unit
    return None if unit is IN_PER_CENT else unit._replace(counted_in=unit.counted_in or KRONER)


def _readings(digits: str) -> tuple[Decimal, ...]:
    """Every number that the digits may stand for, the one with most decimals first."""
    digits = re.sub(SPACE, " ", digits)
    found = (
        Decimal((digits.replace(thousands, "") if thousands else digits).replace(",", "."))
        for thousands, notation in NOTATIONS
        if re.fullmatch(notation, digits)
    )
    return tuple(amount for amount in found if len(amount.normalize(EXACT).as_tuple().digits) <= DIGITS_KEPT)


def meant_in(reading: Reading, unit: str | None) -> Decimal | None:
    """What a cell that counts in `unit` (MILLIONS, PER_CENT, or None for plain counts) takes from a text.

    A bare part of one is None in per cent: «0,25» may be a quarter of the whole or a quarter of a per cent.
    """
    amount = reading.meant
    if amount is not None and unit == PER_CENT and reading.kind is ReadingKind.NUMBER_AS_TEXT and 0 < amount <= 1:
        return None
    if amount is None or unit == reading.unit or reading.kind is ReadingKind.NUMBER_AS_TEXT:
        return amount
    return _kroner_in_millions(amount, reading.kind) if unit == MILLIONS and reading.unit != PER_CENT else None


def _kroner_in_millions(amount: Decimal, kind: ReadingKind) -> Decimal | None:
    """«2 500 000 kr» is 2,5, but «kr 5» is 5 million written with its currency; what lies between nobody can say."""
    if kind is ReadingKind.THOUSANDS or abs(amount) >= KRONER_LEAST:
        return EXACT.divide(amount, MILLION)
    return amount if abs(amount) < MILLIONS_MOST else None


# --- days ------------------------------------------------------------------------------------------------------

# Excel counts a 29 February 1900 that never was, so its serials are true only from 1 March (61) on.
EPOCH = date(1899, 12, 30)
FIRST, LAST = 61, 2_958_465
SHIFT_1904 = 1462


def days_of(value: Decimal, date1904: bool) -> date | None:
    """The day of a date cell's serial, its time of day left out; None for serials that are no sure day."""
    serial = value + SHIFT_1904 if date1904 and value >= 0 else value
    return EPOCH + timedelta(int(serial)) if FIRST <= serial < LAST + 1 else None


def serial_of(day: date) -> int:
    """The serial of a day in the 1900 system; days before 1 March 1900 have none and raise ValueError."""
    serial = (day - EPOCH).days
    if serial < FIRST:
        raise ValueError(f"no sure serial before 1 March 1900: {day}")
    return serial


def date_as_amount(serial: Decimal, date1904: bool) -> tuple[date, Decimal] | None:
    """The day that an amount typed with a point became, and the likeliest amount: 46144 is 2 May 2026, from 2.5."""
    day = days_of(serial, date1904) if serial == serial.to_integral_value() else None
    return None if day is None else (day, amounts_behind(day)[0])


def amounts_behind(day: date) -> tuple[Decimal, ...]:
    """Every amount that a Norwegian Excel turns into this day, likeliest first.

    2.5 becomes 2 May of the current year; 2.75 has no such month and becomes 1 February 1975.
    """
    day_month = Decimal(f"{day.day}.{day.month}")
    month_year = Decimal(f"{day.month}.{day.year % 100}")
    if day.day != 1 or not 1930 <= day.year <= 2049 or 1 <= day.year % 100 <= 12:
        return (day_month,)
    return (month_year,) if day.year <= 2000 else (day_month, month_year)


# --- formulas of constants -------------------------------------------------------------------------------------

TOKEN = r"[ \t\r\n]*(?:([0-9]+(?:\.[0-9]*)?|\.[0-9]+)|([-+*/()]))"
FORMULA_LONGEST, FORMULA_DEEPEST = 255, 32

# What a formula of constants is made of: texts, functions and numbers. A letter that is left names a cell or a range.
CONSTANTS = re.compile(r'"[^"]*"|[^\W\d][\w.]*\(|[0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]+)?|\b(?:TRUE|FALSE)\b')
REFERENCE = re.compile(r"[^\W\d]|[!\[]")


def reads_cells(formula: str) -> bool:
    """Whether a stored formula reads a cell or a range, here or in another file."""
    return REFERENCE.search(CONSTANTS.sub("(", formula)) is not None


def constant_formula(text: str) -> Decimal | None:
    """The value, to 15 digits, of a stored formula of constants with + - * / and brackets; None for any other."""
    tokens = _tokens(text.strip().removeprefix("="))
    try:
        with localcontext(EXACT) as context:
            context.prec = 60
            value = _sum(tokens, FORMULA_DEEPEST)
            context.prec = DIGITS_KEPT
            return +value if not tokens else None
    except (ValueError, IndexError, ArithmeticError):
        return None


def _tokens(text: str) -> deque[str]:
    """The formula's numbers and signs; none at all for a text that holds anything else."""
    tokens: deque[str] = deque()
    end = 0
    while end < len(text) <= FORMULA_LONGEST:
        found = re.compile(TOKEN, re.ASCII).match(text, end)
        if found is None:
            return deque()
        tokens.append(found[1] or found[2])
        end = found.end()
    return tokens


def _sum(tokens: deque[str], depth: int) -> Decimal:
    value = _product(tokens, depth)
    while tokens and tokens[0] in "+-":
        sign = tokens.popleft()
        term = _product(tokens, depth)
        value = value + term if sign == "+" else value - term
    return value


def _product(tokens: deque[str], depth: int) -> Decimal:
    value = _factor(tokens, depth)
    while tokens and tokens[0] in "*/":
        sign = tokens.popleft()
        factor = _factor(tokens, depth)
        value = value * factor if sign == "*" else value / factor
    return value


def _factor(tokens: deque[str], depth: int) -> Decimal:
    negative = False
    while tokens[0] in "+-":
        negative ^= tokens.popleft() == "-"
    token = tokens.popleft()
    value = _bracket(tokens, depth - 1) if token == "(" else Decimal(token)
    return -value if negative else value


def _bracket(tokens: deque[str], depth: int) -> Decimal:
    if depth < 0:
        raise ValueError("brackets too deep")
    value = _sum(tokens, depth)
    if tokens.popleft() != ")":
        raise ValueError("bracket not closed")
    return value

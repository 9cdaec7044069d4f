"""Numbers: what a file stores, what people type (reading.md, «Numbers as people type them») and what we show."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbook.numbers import (
    KRONER,
    MILLIONS,
    PER_CENT,
    Reading,
    ReadingKind,
    amounts_behind,
    constant_formula,
    date_as_amount,
    days_of,
    gap,
    meant_in,
    plain,
    read_text,
    serial_of,
    shown,
    stored,
)

K = ReadingKind

# What a cell can hold: at most 15 significant digits, here with at most six decimals.
AMOUNTS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 6),
)


# --- stored ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("literal", "amount"),
    [
        ("2.5", "2.5"),
        ("-2.5", "-2.5"),
        ("+2.5", "2.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("1E3", "1000"),
        ("2.5e-1", "0.25"),
        ("0.1", "0.1"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("5.6499999999999995", "5.6499999999999995"),
        ("1e-400", "0"),
        ("1.7976931348623157E+308", "1.7976931348623157E+308"),
        pytest.param("5." + "0" * 1098, "5", id="1 100 characters"),
    ],
)
def test_a_stored_number_is_the_shortest_decimal_of_its_double(literal: str, amount: str) -> None:
    assert stored(literal) == Decimal(amount)


@pytest.mark.parametrize(
    "literal",
    [
        "", " ", " 5", "5 ", "5\n", "2,5", "1_000", "٢", "２", "1e", "e5", ".", "-", "--5", "0x10", "1e400", "-1e400",
        "inf", "-INF", "nan", "NaN", "infinity", "1 000", "5 mill", "TRUE", "9" * 5000, "5." + "0" * 1099,
    ],
)  # fmt: skip
def test_what_is_no_finite_number_is_not_stored(literal: str) -> None:
    assert stored(literal) is None


@pytest.mark.parametrize("literal", ["-0", "-0.0", "0", "-1e-400"])
def test_minus_zero_is_zero(literal: str) -> None:
    assert str(stored(literal)) == "0"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_stored_number_is_the_same_double(number: float) -> None:
    amount = stored(repr(number))
    assert amount is not None
    assert float(amount) == number


@given(st.text())
def test_stored_never_raises(text: str) -> None:
    amount = stored(text)
    assert amount is None or amount.is_finite()


# --- shown, plain, gap -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "nb", "en"),
    [
        ("2.5", "2,5", "2.5"),
        ("0", "0", "0"),
        ("-0", "0", "0"),
        ("1234.5", "1\u00a0234,5", "1,234.5"),
        ("-1234567", "\u22121\u00a0234\u00a0567", "\u22121,234,567"),
        ("1E+6", "1\u00a0000\u00a0000", "1,000,000"),
        ("2.50", "2,5", "2.5"),
        ("0.0000005", "0,000001", "0.000001"),
        ("-0.0000004", "0", "0"),
        ("999.9999999", "1\u00a0000", "1,000"),
        ("999999999999999", "999\u00a0999\u00a0999\u00a0999\u00a0999", "999,999,999,999,999"),
        ("1E+300", "1E+300", "1E+300"),
        ("-15E+19", "\u22121,5E+20", "\u22121.5E+20"),
    ],
)
def test_a_number_is_shown_as_people_read_it(amount: str, nb: str, en: str) -> None:
    assert (shown(Decimal(amount)), shown(Decimal(amount), "nn")) == (nb, nb)
    assert shown(Decimal(amount), "en") == en


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [
        ("8", (1, 6), "8,0"),
        ("0.4", (1, 6), "0,4"),
        ("2.345", (0, 2), "2,35"),  # half away from zero, not to even
        ("-2.345", (0, 2), "\u22122,35"),
        ("2.5", (0, 0), "3"),
        ("2", (2, 2), "2,00"),
        ("2.5", (2, 6), "2,50"),
    ],
)
def test_a_number_is_shown_with_the_decimals_asked_for(amount: str, decimals: tuple[int, int], text: str) -> None:
    assert shown(Decimal(amount), decimals=decimals) == text


def test_an_unknown_language_has_the_numbers_of_bokmaal() -> None:
    assert shown(Decimal("1234.5"), "de") == shown(Decimal("1234.5"), "nb")


@pytest.mark.parametrize(
    ("amount", "text"), [("2.0", "2"), ("2.50", "2.5"), ("100", "100"), ("1E+2", "100"), ("-0.0", "0")]
)
def test_a_plain_number_has_no_needless_zeros(amount: str, text: str) -> None:
    assert plain(Decimal(amount)) == text


@given(AMOUNTS, st.sampled_from(["nb", "nn", "en"]))
@example(Decimal("1.234"), "nb")
@example(Decimal(1234), "en")
def test_what_we_show_we_can_read(amount: Decimal, language: str) -> None:
    reading = read_text(shown(amount, language))
    assert amount in (reading.meant, *reading.alternatives)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("2.50", "2.5"), ("-0", "0"), ("-0.000", "0"), ("0E+5", "0"), ("1E+6", "1000000"), ("100", "100"),
        ("1E-7", "0.0000001"), ("-12.30", "-12.3"),
        ("0.1234567890123456789012345678901", "0.1234567890123456789012345678901"),
    ],
)  # fmt: skip
def test_json_carries_the_shortest_decimal(amount: str, text: str) -> None:
    assert plain(Decimal(amount)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40))
def test_json_carries_the_exact_number(amount: Decimal) -> None:
    text = plain(amount)
    assert Decimal(text) == amount
    assert plain(Decimal(text)) == text
    assert set(text) <= set("-.0123456789")


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        ("5.65", "5.6499999999999995", "0"),
        ("8", "7.6", "0.4"),
        ("0.0000005", "0", "0.000001"),
        ("0", "0.0000005", "-0.000001"),
        ("0.0000004999", "0", "0"),
        ("1E+300", "1E-300", "1E+300"),
    ],
)
def test_a_gap_is_rounded_half_away_from_zero_to_six_decimals(left: str, right: str, difference: str) -> None:
    assert gap(Decimal(left), Decimal(right)) == Decimal(difference)


def test_no_gap_is_no_minus_zero() -> None:
    assert not gap(Decimal("0"), Decimal("0.0000001")).is_signed()


@given(AMOUNTS, AMOUNTS)
def test_a_gap_has_two_sides_and_six_decimals(left: Decimal, right: Decimal) -> None:
    assert gap(left, right) == -gap(right, left) == left - right


# --- what people type ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "meant", "unit"),
    [
        # the rows of reading.md
        ("2,5", K.NUMBER_AS_TEXT, "2.5", None),
        ("1 234,5", K.NUMBER_AS_TEXT, "1234.5", None),
        ("1\u00a0234,5", K.NUMBER_AS_TEXT, "1234.5", None),
        ("1\u202f234,5", K.NUMBER_AS_TEXT, "1234.5", None),
        ("1\u2009234,5", K.NUMBER_AS_TEXT, "1234.5", None),
        ("kr 5", K.WITH_UNIT, "5", KRONER),
        ("5 mill", K.WITH_UNIT, "5", MILLIONS),
        ("5 mill. kr", K.WITH_UNIT, "5", MILLIONS),
        ("5 mill. kroner", K.WITH_UNIT, "5", MILLIONS),
        ("2,5*", K.NUMBER_AS_TEXT, "2.5", None),
        ("\u22123", K.NUMBER_AS_TEXT, "-3", None),
        ("1.234,5", K.NUMBER_AS_TEXT, "1234.5", None),
        ("50 %", K.PERCENT, "50", PER_CENT),
        # digits
        ("2.5", K.NUMBER_AS_TEXT, "2.5", None),
        ("2.50", K.NUMBER_AS_TEXT, "2.5", None),
        ("2,5678", K.NUMBER_AS_TEXT, "2.5678", None),
        ("0,125", K.NUMBER_AS_TEXT, "0.125", None),  # 0 125 is nobody's thousand
        ("0.125", K.NUMBER_AS_TEXT, "0.125", None),
        (",5", K.NUMBER_AS_TEXT, "0.5", None),
        ("1234,567", K.NUMBER_AS_TEXT, "1234.567", None),
        ("1 234,567", K.NUMBER_AS_TEXT, "1234.567", None),
        ("1 234.567", K.NUMBER_AS_TEXT, "1234.567", None),
        ("1,234.5", K.NUMBER_AS_TEXT, "1234.5", None),
        ("1.234.567", K.NUMBER_AS_TEXT, "1234567", None),
        ("1,234,567", K.NUMBER_AS_TEXT, "1234567", None),
        ("500 000", K.NUMBER_AS_TEXT, "500000", None),
        ("0", K.NUMBER_AS_TEXT, "0", None),
        (" 5 ", K.NUMBER_AS_TEXT, "5", None),
        ("\u00a05\u200b", K.NUMBER_AS_TEXT, "5", None),
        ("123456789012345", K.NUMBER_AS_TEXT, "123456789012345", None),
        # signs
        ("-3", K.NUMBER_AS_TEXT, "-3", None),
        ("\u20133", K.NUMBER_AS_TEXT, "-3", None),
        ("+3", K.NUMBER_AS_TEXT, "3", None),
        ("-kr 5", K.WITH_UNIT, "-5", KRONER),
        ("kr -5", K.WITH_UNIT, "-5", KRONER),
        # units
        ("2 500 000 kr", K.WITH_UNIT, "2500000", KRONER),
        ("5 000,-", K.WITH_UNIT, "5000", KRONER),
        ("kr. 5 000,\u2013", K.WITH_UNIT, "5000", KRONER),
        ("NOK 5", K.WITH_UNIT, "5", KRONER),
        ("2,5 MNOK", K.WITH_UNIT, "2.5", MILLIONS),
        ("kr 5 mill.", K.WITH_UNIT, "5", MILLIONS),
        ("5mill.kr", K.WITH_UNIT, "5", MILLIONS),
        ("2,5 mill. kr*", K.WITH_UNIT, "2.5", MILLIONS),
        ("1 million", K.WITH_UNIT, "1", MILLIONS),
        ("2 millionar", K.WITH_UNIT, "2", MILLIONS),
        ("5 tusen", K.THOUSANDS, "5000", None),
        ("5 tusen kr", K.THOUSANDS, "5000", KRONER),
        ("500 tkr", K.THOUSANDS, "500000", KRONER),
        ("12,5%", K.PERCENT, "12.5", PER_CENT),
        ("25 prosent", K.PERCENT, "25", PER_CENT),
        ("25 pst.", K.PERCENT, "25", PER_CENT),
    ],
)
def test_a_text_with_one_reading_is_read(text: str, kind: ReadingKind, meant: str, unit: str | None) -> None:
    assert read_text(text) == Reading(Decimal(meant), kind, (), unit)


@pytest.mark.parametrize(
    ("text", "kind", "alternatives", "unit"),
    [
        ("1.234", K.AMBIGUOUS, ("1.234", "1234"), None),
        ("1,234", K.AMBIGUOUS, ("1.234", "1234"), None),
        ("1.000", K.AMBIGUOUS, ("1", "1000"), None),
        ("-12.345", K.AMBIGUOUS, ("-12.345", "-12345"), None),
        ("kr 1.234", K.AMBIGUOUS, ("1.234", "1234"), KRONER),
        ("1,234 mill", K.AMBIGUOUS, ("1.234", "1234"), MILLIONS),
        ("1,234 tusen", K.AMBIGUOUS, ("1234", "1234000"), None),
        ("33,333 %", K.PERCENT, ("33.333", "33333"), PER_CENT),
    ],
)
def test_a_text_with_two_readings_shows_both_and_means_none(
    text: str, kind: ReadingKind, alternatives: tuple[str, ...], unit: str | None
) -> None:
    assert read_text(text) == Reading(None, kind, tuple(map(Decimal, alternatives)), unit)


@pytest.mark.parametrize("text", ["\u22120", "-0,00", "-0 kr", "-0 tusen"])
def test_minus_zero_typed_is_zero(text: str) -> None:
    meant = read_text(text).meant
    assert meant == 0
    assert not meant.is_signed()


WITHOUT_NUMBER = {
    K.EMPTY: ("", " ", "\u00a0", "\t\n", "\u200b"),
    K.DASH: ("-", "–", "—", "\u2212", "--", " – "),
    K.PLACEHOLDER: ("[antall]", "[beløp] mill. kr", "sikre [antall] arbeidsplasser", "[5]", "x" * 500 + "[antall]"),
    K.DATE_TEXT: (
        "2. mai", "2.mai", "2 mai", "2. mai 2026", "2. MAI 26", "02.mai", "2-May", "mai.26", "mai 2026", "1. des.",
        "02.05.2026", "2.5.26", "2.5.", "02.05", "2/5-26", "02/05/2026", "02-05-2026", "2026-05-02",
        "2026-05-02 00:00:00",
    ),
    K.WORDS: (
        "120–130", "120-130", "minst 50", "ca 2,5", "ca. 2,5", "inntil 5 mill", "fem", "fem mill", "mill", "kr", "*",
        "5 10", "12 34", "1 23", "0 500", "1 2345", "5/10", "2,5 + 3", "2+3", "=2,5", "5 kr mill", "5 % kr",
        "kr 5 %", "5 jobber", "10 årsverk", "5 M", "$5", "5 €", "(3)", "5-", "--5", "-kr -5", "5.", "5,", "2,,5",
        "2,5,5", "5" + "*" * 64,
        "1.23.456", "1.234,", "2 , 5", "1'234", "3±1", "1e5", "1E+5", "1_000", "٢", "２,５", "²", "1\u066b5", "0x10",
        "inf", "nan", "5\n6", "2026-13-45", "32.13.2026", "5 mars år", "#REF!", "TRUE", "1234567890123456", "1" * 400,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, texts in WITHOUT_NUMBER.items() for text in texts])
def test_a_text_without_one_number_means_nothing(text: str, kind: ReadingKind) -> None:
    assert read_text(text) == Reading(None, kind)


@given(st.text() | st.text("0123456789 \u00a0.,-–−+*%kr[]milltusen\n", max_size=20))
def test_any_text_has_a_reading_made_of_all_its_digits(text: str) -> None:
    reading = read_text(text)
    digits = "".join(sign for sign in text if sign.isdigit())
    for amount in (reading.meant, *reading.alternatives):
        if amount is not None:
            assert plain(abs(amount)).replace(".", "").strip("0") == digits.strip("0")
    assert reading.meant is None or not reading.alternatives


@given(
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(["-", "–", " – ", " til ", " eller ", "/", ";", "\n", " + ", "..", " , ", "x", "("]),
)
def test_two_numbers_never_mean_one(left: Decimal, right: Decimal, between: str) -> None:
    reading = read_text(plain(abs(left)).replace(".", ",") + between + plain(abs(right)).replace(".", ","))
    assert reading.meant is None
    assert reading.alternatives == ()


@pytest.mark.parametrize(
    ("text", "millions", "percent", "count"),
    [
        ("2,5", "2.5", "2.5", "2.5"),
        ("5 mill", "5", None, None),
        ("kr 5", "5", None, None),
        ("kr 999", "999", None, None),
        ("1 000 kr", None, None, None),
        ("9 999 kr", None, None, None),
        ("10 000 kr", "0.01", None, None),
        ("2 500 000 kr", "2.5", None, None),
        ("-2 500 000 kr", "-2.5", None, None),
        ("5 tusen", "0.005", None, "5000"),
        ("500 tkr", "0.5", None, None),
        ("50 %", None, "50", None),
        ("500 000", "500000", "500000", "500000"),
        ("1,234", None, None, None),
        ("minst 50", None, None, None),
    ],
)
def test_a_cell_takes_a_text_in_its_own_unit(
    text: str, millions: str | None, percent: str | None, count: str | None
) -> None:
    reading = read_text(text)
    taken = [meant_in(reading, unit) for unit in (MILLIONS, PER_CENT, None)]
    assert taken == [None if amount is None else Decimal(amount) for amount in (millions, percent, count)]


# --- days ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("serial", "date1904", "day"),
    [
        ("46144", False, date(2026, 5, 2)),
        ("46144.75", False, date(2026, 5, 2)),
        ("44682", True, date(2026, 5, 2)),
        ("61", False, date(1900, 3, 1)),
        ("60", False, None),  # 29 February 1900 never was
        ("60.9", False, None),
        ("2958465", False, date(9999, 12, 31)),
        ("2958465.9", False, date(9999, 12, 31)),
        ("2958466", False, None),
        ("0", True, date(1904, 1, 1)),
        ("-1", True, None),
        ("2957003", True, date(9999, 12, 31)),
        ("2957004", True, None),
        ("-46144", False, None),
        ("1E+300", False, None),
    ],
)
def test_a_serial_is_a_day(serial: str, date1904: bool, day: date | None) -> None:
    assert days_of(Decimal(serial), date1904) == day


@given(st.dates(min_value=date(1900, 3, 1)))
def test_a_day_has_the_serial_it_is_read_from(day: date) -> None:
    assert days_of(Decimal(serial_of(day)), False) == day


def test_a_day_before_the_serials_is_wrong_use() -> None:
    with pytest.raises(ValueError, match="1 March 1900"):
        serial_of(date(1900, 2, 28))
    assert serial_of(date(1900, 3, 1)) == 61


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2026, 5, 2), "2.5"),
        (date(2026, 12, 31), "31.12"),
        (date(2026, 10, 2), "2.1"),
        (date(1975, 2, 1), "2.75"),  # 2.75 typed: there is no month 75
        (date(1950, 12, 1), "12.5"),
        (date(2000, 3, 1), "3"),
        (date(2027, 5, 1), "1.5"),
        (date(1929, 5, 1), "1.5"),
        (date(2050, 5, 1), "1.5"),
    ],
)
def test_a_day_came_from_an_amount(day: date, amount: str) -> None:
    assert date_as_amount(Decimal(serial_of(day)), False) == (day, Decimal(amount))


@pytest.mark.parametrize("serial", ["60", "46144.5", "2958466", "-1", "1E+300"])
def test_no_whole_day_came_from_an_amount(serial: str) -> None:
    assert date_as_amount(Decimal(serial), False) is None


def test_an_amount_is_found_in_the_1904_system_too() -> None:
    assert date_as_amount(Decimal(44682), True) == (date(2026, 5, 2), Decimal("2.5"))


def test_the_first_of_a_month_may_have_come_from_two_amounts() -> None:
    assert amounts_behind(date(2027, 5, 1)) == (Decimal("1.5"), Decimal("5.27"))
    assert amounts_behind(date(2027, 5, 2)) == (Decimal("2.5"),)
    assert amounts_behind(date(2050, 5, 1)) == (Decimal("1.5"),)  # two digits of a year reach 2049 at most
    assert amounts_behind(date(2049, 5, 1)) == (Decimal("1.5"), Decimal("5.49"))
    assert amounts_behind(date(2012, 5, 1)) == (Decimal("1.5"),)  # 5.12 would be 5 December
    assert amounts_behind(date(2001, 5, 1)) == (Decimal("1.5"),)
    assert amounts_behind(date(2013, 5, 1)) == (Decimal("1.5"), Decimal("5.13"))
    assert amounts_behind(date(1930, 5, 1)) == (Decimal("5.30"),)
    assert amounts_behind(date(1929, 5, 1)) == (Decimal("1.5"),)


@given(st.builds(date, st.integers(2001, 2049), st.integers(1, 12), st.sampled_from([1, 2, 12, 28])))
def test_day_and_month_stand_in_the_amount(day: date) -> None:
    assert amounts_behind(day)[0] == Decimal(f"{day.day}.{day.month}")


# --- formulas of constants -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2+0.5", "2.5"), ("=2+0.5", "2.5"), ("=1.5*4", "6"), ("-(3)/2", "-1.5"), ("5", "5"), ("=+5", "5"),
        ("=-5", "-5"),
        ("2--3", "5"), ("---5", "-5"), ("-+5", "-5"), ("+-5", "-5"),
        ("-2*-3", "6"), ("10-2-3", "5"), ("12/2/3", "2"), ("2+3*4", "14"), ("(2+3)*4", "20"),
        ("((1))", "1"), (" = 1 + 2 ", "3"), (".5+5.", "5.5"), ("0.1+0.2", "0.3"), ("1/3", "0.333333333333333"),
        ("0.1234567890123445", "0.123456789012345"),
        ("2/3", "0.666666666666667"), ("-0", "0"), ("1/3*3", "1"), ("=(((2)))-(-1)", "3"),
    ],
)  # fmt: skip
def test_a_formula_of_constants_has_a_value(text: str, value: str) -> None:
    assert constant_formula(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "", "=", " ", "A1", "=A1+1", "2+", "*2", "2 3", "2..5", "1.2.3", "(2", "2)", "(2 3)", "(2 3", "()", ")(",
        "2^2", "-2^2", "5%", "1E3",
        "2,5", "SUM(1)", "PI()", "1_000", "٢+٣", "２", '"5"', "TRUE", "#REF!", "1/0", "0/0", "1/(2-2)", "==5", "2**3",
        "1//2", "{1}", "[1]x!A1", "-" * 256, "1+" * 128, "(" * 40 + "1" + ")" * 40, "(" * 100_000, "9" * 100_000,
        "1e999",
        "\x00", "2\u00a0+3",
    ],
)  # fmt: skip
def test_any_other_formula_has_none(text: str) -> None:
    assert constant_formula(text) is None


def test_brackets_may_nest_as_deep_as_people_type() -> None:
    assert constant_formula("(" * 32 + "1" + ")" * 32) == 1


def test_a_formula_is_at_most_255_signs_long() -> None:
    assert constant_formula("1+" * 127 + "1") == 128
    assert constant_formula("1+" * 127 + "10") is None


def test_a_text_is_read_up_to_64_signs() -> None:
    assert read_text("5" + "*" * 63) == Reading(Decimal(5), K.NUMBER_AS_TEXT)
    assert read_text("5" + "*" * 64).kind is K.WORDS
    assert read_text("2." + " " * 59 + "mai").kind is K.DATE_TEXT
    assert read_text("2." + " " * 60 + "mai").kind is K.WORDS


def test_a_bracket_that_is_closed_is_a_placeholder_whatever_follows() -> None:
    assert read_text("[beløp] [").kind is K.PLACEHOLDER


@given(st.text() | st.text("0123456789.+-*/() =", max_size=300))
def test_no_formula_raises(text: str) -> None:
    value = constant_formula(text)
    assert value is None or value.is_finite()


Known = tuple[str, Fraction | None]  # an expression and its exact value, None where it divides by zero


def _joined(left: Known, sign: str, right: Known) -> Known:
    text, (one, other) = f"({left[0]}){sign}({right[0]})", (left[1], right[1])
    if one is None or other is None or (sign == "/" and other == 0):
        return text, None
    return text, {"+": one + other, "-": one - other, "*": one * other, "/": one / (other or 1)}[sign]


LEAVES: st.SearchStrategy[Known] = st.builds(
    lambda digits, places: (plain(Decimal(digits).scaleb(-places)), Fraction(digits, 10**places)),
    st.integers(-9999, 9999),
    st.integers(0, 3),
)


@given(st.recursive(LEAVES, lambda part: st.builds(_joined, part, st.sampled_from("+-*/"), part), max_leaves=6))
def test_a_formula_has_its_exact_value_to_15_digits(known: Known) -> None:
    text, exact = known
    value = constant_formula(text)
    if exact is None:
        assert value is None
    else:
        assert value is not None
        assert abs(Fraction(value) - exact) <= abs(exact) * Fraction(1, 10**14) + Fraction(1, 10**30)


@given(st.lists(st.integers(1, 99), min_size=2, max_size=8), st.data())
def test_signs_bind_as_in_arithmetic(numbers: list[int], data: st.DataObject) -> None:
    signs = data.draw(st.lists(st.sampled_from("+-*"), min_size=len(numbers) - 1, max_size=len(numbers) - 1))
    text = str(numbers[0]) + "".join(sign + str(number) for sign, number in zip(signs, numbers[1:], strict=True))
    value = constant_formula(text)
    assert value is not None
    # Python's own precedence; the text holds digits and + - * alone.
    exact = eval(text)
    assert abs(value - exact) <= abs(exact) * Decimal("1e-14")


# --- the module ------------------------------------------------------------------------------------------------


def test_numbers_import_the_standard_library_alone() -> None:
    code = "import sys; before = set(sys.modules); import workbook.numbers; print(*set(sys.modules) - before)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name.partition(".")[0] for name in loaded} <= sys.stdlib_module_names | {"workbook"}

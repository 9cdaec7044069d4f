"""What a form is made from: a parsed document (TOML, or the JSON in a workbook) in; a `Setup` or a `SetupError` out.

A new key: a field here, its line in the section that reads it, and its line in `document_of`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workbook.numbers import HUNDRED, plain
from workbook.phrase import spoken
from workbook.texts import LANGUAGES

SCHEMA = 1

NAME_LONGEST = 60
YEARS_MOST = 12
AREAS_MOST, FINANCIERS_MOST, MUNICIPALITIES_MOST, RESERVE_MOST, EDITIONS_MOST = 12, 8, 12, 3, 99
FIRST_YEAR, LAST_YEAR = 1980, 2100

JOBS_MOST = Decimal(100_000)
AMOUNT_MOST = Decimal(100_000_000)  # above it, six decimals no longer fit a double
DECIMALS_MOST = 6
AMOUNT = re.compile(rf"[0-9]{{1,12}}(?:\.[0-9]{{1,{DECIMALS_MOST}}})?")
MUNICIPALITY = re.compile(r"[0-9]{4}")


class Kind(StrEnum):
    """What a financier is; the values are those of the document."""

    STATE = "state"
    COUNTY = "county"
    MUNICIPALITY = "municipality"
    OTHER = "other"


class Financier(NamedTuple):
    """Who pays: agreed share in per cent, and in mill. kr the total that the plan's text or the grant states."""

    id: str
    name: str
    kind: Kind
    share: Decimal | None = None
    total: Decimal | None = None


class Area(NamedTuple):
    """An innsatsområde; `jobs` is false for one without job target."""

    id: str
    name: str
    jobs: bool = True


class Limits(NamedTuple):
    """Tolerance and amount_max in mill. kr, years_max in years, the others in per cent (admin_share: of the frame)."""

    tolerance: Decimal = Decimal("0.0005")
    share_tolerance: Decimal = Decimal("0.1")
    share_error: Decimal = Decimal("1")
    own_min: Decimal = Decimal("25")
    public_max: Decimal = Decimal("75")
    admin_share: Decimal = Decimal("10")
    years_max: Decimal = Decimal("6")
    amount_max: Decimal = Decimal("1000")


USUAL = Limits()

# A tolerance above one million would hide what the rules are there to find. Limits in per cent go from 0 to 100.
LIMIT_RANGES = {
    "tolerance": (0, Decimal(1)),
    "years_max": (1, Decimal(YEARS_MOST)),
    "amount_max": (1, AMOUNT_MOST),
}


@dataclass(frozen=True)
class Setup:
    """One programme's form. Years are texts, ascending, without a hole; frame in mill. kr."""

    name: str
    municipalities: tuple[str, ...]
    _: KW_ONLY
    job_years: tuple[str, ...]
    budget_years: tuple[str, ...]
    language: str = "nb"
    edition: int = 1
    reserve: int = 2
    goal_jobs: Decimal | None = None
    frame: Decimal | None = None
    limits: Limits = USUAL
    financiers: tuple[Financier, ...] = ()
    areas: tuple[Area, ...] = ()

    @property
    def years(self) -> tuple[str, ...]:
        """Every year that has jobs or a budget."""
        return tuple(sorted({*self.job_years, *self.budget_years}))

    @property
    def job_areas(self) -> tuple[Area, ...]:
        return tuple(area for area in self.areas if area.jobs)

    @property
    def support_areas(self) -> tuple[Area, ...]:
        """The areas without job target."""
        return tuple(area for area in self.areas if not area.jobs)

    @property
    def reserve_areas(self) -> tuple[str, ...]:
        """The ids of the spare rows, which have job targets."""
        return _next_ids("area", len(self.areas), self.reserve)

    @property
    def reserve_financiers(self) -> tuple[str, ...]:
        return _next_ids("fin", len(self.financiers), self.reserve)


def _next_ids(prefix: str, taken: int, count: int) -> tuple[str, ...]:
    return tuple(f"{prefix}{number}" for number in range(taken + 1, taken + count + 1))


class SetupError(ValueError):
    """Wrong use: the key as a path that counts from 1 («financier[2].share»), and the facts of `setup.<message_key>`.

    The key is empty when the document as a whole is no setup. The facts hold it as `where`.
    """

    def __init__(self, key: str, message_key: str, facts: Mapping[str, object]) -> None:
        super().__init__(key, message_key, facts)
        self.key = key
        self.message_key = message_key
        self.facts: dict[str, object] = {"where": key or "setup", **facts}

    def __str__(self) -> str:
        return spoken(f"setup.{self.message_key}", self.facts)


# --- the sections of a document --------------------------------------------------------------------------------

DOCUMENT = ("schema", "programme", "years", "limits", "financier", "area")
PROGRAMME = ("name", "municipalities", "language", "edition", "reserve", "goal_jobs", "frame")
YEARS = ("jobs", "budget")
LIMITS = Limits._fields
FINANCIER = ("name", "kind", "share", "total")
AREA = ("name", "jobs")


def setup_of(document: object) -> Setup:
    """The setup that a document describes; rows left out are none. Raises SetupError alone, whatever is in it."""
    root = _Section("", document)
    _schema(root)
    root.allow(DOCUMENT)
    programme = root.section("programme", PROGRAMME)
    years = root.section("years", YEARS)
    jobs, budget = _years(years, "jobs"), _years(years, "budget")
    _refuse_holes(years, jobs, budget)
    setup = Setup(
        name=programme.name("name"),
        municipalities=_municipalities(programme),
        language=programme.choice("language", LANGUAGES) if "language" in programme.values else LANGUAGES[0],
        edition=programme.whole("edition", 1, EDITIONS_MOST, default=1),
        reserve=programme.whole("reserve", 0, RESERVE_MOST, default=2),
        goal_jobs=programme.amount("goal_jobs", JOBS_MOST, whole=True),
        frame=programme.amount("frame", AMOUNT_MOST),
        job_years=jobs,
        budget_years=budget,
        limits=_limits(root),
        financiers=tuple(_financier(row) for row in root.rows("financier", FINANCIER, FINANCIERS_MOST)),
        areas=tuple(_area(row) for row in root.rows("area", AREA, AREAS_MOST)),
    )
    _refuse_twins("financier", tuple(financier.name for financier in setup.financiers))
    _refuse_twins("area", tuple(area.name for area in setup.areas))
    _refuse_empty_tables(setup)
    return setup


def is_schema(found: object) -> bool:
    """Whether a document says that it is of our schema; true and 1.0 are not 1."""
    return _is_whole(found) and found == SCHEMA


def document_of(setup: Setup) -> dict[str, object]:
    """The document of a setup, as `setup_of` reads it: amounts as texts, years as first and last, nothing empty."""
    programme = {
        "name": setup.name,
        "municipalities": list(setup.municipalities),
        "language": setup.language,
        "edition": setup.edition,
        "reserve": setup.reserve,
        "goal_jobs": _text(setup.goal_jobs),
        "frame": _text(setup.frame),
    }
    return {
        "schema": SCHEMA,
        "programme": _given(programme),
        "years": {"jobs": _ends(setup.job_years), "budget": _ends(setup.budget_years)},
        "limits": {limit: plain(getattr(setup.limits, limit)) for limit in LIMITS},
        "financier": [_financier_document(financier) for financier in setup.financiers],
        "area": [{"name": area.name} if area.jobs else {"name": area.name, "jobs": False} for area in setup.areas],
    }


def _financier_document(financier: Financier) -> dict[str, object]:
    amounts = {"share": _text(financier.share), "total": _text(financier.total)}
    return {"name": financier.name, "kind": financier.kind.value, **_given(amounts)}


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _given(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value is not None}


def _ends(years: tuple[str, ...]) -> list[int]:
    return [int(years[0]), int(years[-1])]


def _schema(root: _Section) -> None:
    """Asked first: a newer document may well hold keys that are unknown here."""
    number = root.values.get("schema")
    if isinstance(number, int) and number > SCHEMA:
        raise SetupError("schema", "schema_newer", {"value": seen(number), "known": SCHEMA})
    root.whole("schema", SCHEMA, SCHEMA)


def _limits(root: _Section) -> Limits:
    section = root.section("limits", LIMITS, optional=True)
    given = {}
    for limit in LIMITS:
        least, most = LIMIT_RANGES.get(limit, (0, HUNDRED))
        amount = section.amount(limit, most, least, whole=limit == "years_max")
        if amount is not None:
            given[limit] = amount
    limits = Limits(**given)
    if limits.share_error < limits.share_tolerance:
        facts = {"least": plain(limits.share_tolerance), "value": plain(limits.share_error)}
        raise SetupError("limits.share_error", "share_limits", facts)
    return limits


def _financier(row: _Section) -> Financier:
    return Financier(
        id=f"fin{row.number}",
        name=row.name("name"),
        kind=Kind(row.choice("kind", tuple(Kind))),
        share=row.amount("share", HUNDRED),
        total=row.amount("total", AMOUNT_MOST),
    )


def _area(row: _Section) -> Area:
    return Area(id=f"area{row.number}", name=row.name("name"), jobs=row.flag("jobs", default=True))


def _municipalities(programme: _Section) -> tuple[str, ...]:
    numbers = programme.items("municipalities", MUNICIPALITIES_MOST)
    key = programme.path("municipalities")
    if not numbers:
        raise SetupError(key, "no_municipality", {})
    for place, number in enumerate(numbers, start=1):
        if not isinstance(number, str) or MUNICIPALITY.fullmatch(number) is None:
            raise SetupError(f"{key}[{place}]", "bad_municipality", {"value": seen(number)})
        if number in numbers[: place - 1]:
            raise SetupError(f"{key}[{place}]", "municipality_twice", {"value": number})
    return tuple(str(number) for number in numbers)


def _years(section: _Section, key: str) -> tuple[str, ...]:
    path = section.path(key)
    ends = section.value(key)
    if not isinstance(ends, list) or len(ends) != 2 or not all(_is_whole(end) for end in ends):
        raise SetupError(path, "not_years", {"value": seen(ends)})
    first, last = ends
    for year in ends:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise SetupError(path, "out_of_range", {"value": seen(year), "least": FIRST_YEAR, "most": LAST_YEAR})
    if last < first:
        raise SetupError(path, "years_descending", {"first": first, "last": last})
    return tuple(str(year) for year in range(first, last + 1))


def _refuse_holes(section: _Section, jobs: tuple[str, ...], budget: tuple[str, ...]) -> None:
    earlier, later = sorted((jobs, budget))
    if int(later[0]) > int(earlier[-1]) + 1:
        raise SetupError(section.path("budget"), "years_hole", {"last": earlier[-1], "first": later[0]})
    count = len({*jobs, *budget})
    if count > YEARS_MOST:
        raise SetupError(section.path("budget"), "too_many_years", {"count": count, "most": YEARS_MOST})


def _refuse_twins(table: str, names: tuple[str, ...]) -> None:
    seen: dict[str, int] = {}
    for number, name in enumerate(names, start=1):
        # Excel takes «NÆRING» and «Næring» for one name.
        other = seen.setdefault(unicodedata.normalize("NFC", " ".join(name.split()).casefold()), number)
        if other != number:
            raise SetupError(f"{table}[{number}].name", "name_twice", {"name": name, "other": other})


def _refuse_empty_tables(setup: Setup) -> None:
    if setup.reserve == 0 and not setup.financiers:
        raise SetupError("financier", "no_rows", {})
    if setup.reserve == 0 and not setup.job_areas:
        raise SetupError("area", "no_rows", {})


# --- one value -------------------------------------------------------------------------------------------------


class _Section:
    """A table of the document and the path to it. Each method reads one key or raises SetupError with its path."""

    def __init__(self, where: str, values: object, number: int = 0) -> None:
        if not isinstance(values, Mapping):
            raise SetupError(where, "not_table", {"value": seen(values)})
        self.where, self.values, self.number = where, values, number

    def path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def allow(self, keys: tuple[str, ...]) -> None:
        for unknown in self.values:
            if unknown not in keys:
                raise self._unknown(seen(unknown), keys)

    def _unknown(self, key: str, keys: tuple[str, ...]) -> SetupError:
        facts = {"value": key, "allowed": ", ".join(keys)}
        from difflib import get_close_matches

        near = get_close_matches(key.casefold(), keys, n=1)
        if near:
            return SetupError(self.path(key), "unknown_key_near", {**facts, "nearest": near[0]})
        return SetupError(self.path(key), "unknown_key", facts)

    def value(self, key: str) -> object:
        if key not in self.values:
            raise SetupError(self.path(key), "missing_key", {})
        value: object = self.values[key]
        return value

    def section(self, key: str, keys: tuple[str, ...], optional: bool = False) -> _Section:
        section = _Section(self.path(key), {} if optional and key not in self.values else self.value(key))
        section.allow(keys)
        return section

    def items(self, key: str, most: int) -> list[object]:
        items = self.value(key)
        if not isinstance(items, list):
            raise SetupError(self.path(key), "not_list", {"value": seen(items)})
        if len(items) > most:
            raise SetupError(self.path(key), "too_many_rows", {"count": len(items), "most": most})
        return items

    def rows(self, key: str, keys: tuple[str, ...], most: int) -> tuple[_Section, ...]:
        items = self.items(key, most) if key in self.values else []
        rows = tuple(_Section(f"{self.path(key)}[{number}]", row, number) for number, row in enumerate(items, start=1))
        for row in rows:
            row.allow(keys)
        return rows

    def text(self, key: str) -> str:
        text = self.value(key)
        if not isinstance(text, str):
            raise SetupError(self.path(key), "not_text", {"value": seen(text)})
        return text

    def name(self, key: str) -> str:
        name = self.text(key).strip()
        if not name:
            raise SetupError(self.path(key), "empty_name", {})
        if len(name) > NAME_LONGEST:
            raise SetupError(self.path(key), "long_name", {"length": len(name), "most": NAME_LONGEST})
        strange = next((sign for sign in name if _is_strange(sign)), None)
        if strange is not None:
            raise SetupError(self.path(key), "control_character", {"character": f"U+{ord(strange):04X}"})
        return name

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        text = self.text(key)
        if text not in choices:
            raise SetupError(self.path(key), "unknown_choice", {"value": seen(text), "allowed": ", ".join(choices)})
        return text

    def flag(self, key: str, default: bool) -> bool:
        flag = self.values.get(key, default)
        if not isinstance(flag, bool):
            raise SetupError(self.path(key), "not_flag", {"value": seen(flag)})
        return flag

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        number = self.value(key) if default is None else self.values.get(key, default)
        if not isinstance(number, int) or not _is_whole(number):
            raise SetupError(self.path(key), "not_whole", {"value": seen(number)})
        if not least <= number <= most:
            raise SetupError(self.path(key), "out_of_range", {"value": seen(number), "least": least, "most": most})
        return number

    def amount(self, key: str, most: Decimal, least: int = 0, whole: bool = False) -> Decimal | None:
        """A number from least to most; None when the key is left out."""
        if key not in self.values:
            return None
        value = self.values[key]
        amount = self._decimal(key, value)
        if amount.is_signed() or not least <= amount <= most:
            facts = {"value": seen(value), "least": least, "most": plain(most)}
            raise SetupError(self.path(key), "out_of_range", facts)
        if whole and amount != amount.to_integral_value():
            raise SetupError(self.path(key), "whole_amount", {"value": seen(value)})
        return amount

    def _decimal(self, key: str, value: object) -> Decimal:
        if isinstance(value, float | Decimal):
            # A float has lost what was written; a Decimal is what some JSON readers make of the same bare 0.5.
            message_key = "float_amount" if _is_amount(str(value)) else "bad_amount"
            raise SetupError(self.path(key), message_key, {"value": seen(value)})
        if isinstance(value, int) and _is_whole(value):
            return Decimal(value)
        if not isinstance(value, str):
            raise SetupError(self.path(key), "not_amount", {"value": seen(value)})
        if not _is_amount(value):
            raise SetupError(self.path(key), "bad_amount", {"value": seen(value)})
        return Decimal(value)


def _is_amount(text: str) -> bool:
    """True also for a negative amount, which is a number out of range and not a number misspelt."""
    return AMOUNT.fullmatch(text.removeprefix("-")) is not None


def _is_whole(value: object) -> bool:
    """True for a whole number, which true and false are not."""
    return isinstance(value, int) and not isinstance(value, bool)


def _is_strange(sign: str) -> bool:
    """True for controls, invisible and turning marks, half pairs, line breaks and what XML cannot hold."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} or ord(sign) & 0xFFFE == 0xFFFE


def seen(value: object) -> str:
    """What stood there, short and printable; never a whole list or table, which may be deep or huge."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | Decimal):
        return seen(str(value))
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else "…"
    if isinstance(value, str):
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in value[: NAME_LONGEST + 1])
        return shown if len(value) <= NAME_LONGEST else shown[:NAME_LONGEST] + "…"
    return {list: "[…]", dict: "{…}", type(None): "null"}.get(type(value), type(value).__name__)

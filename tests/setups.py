"""Setups for tests: one that the contract shows, and all that are possible."""

import unicodedata
from typing import Any

from hypothesis import strategies as st

from workbook.setup import Kind

FYRESDAL: dict[str, Any] = {
    "schema": 1,
    "programme": {
        "name": "Fjellvik omstilling",
        "municipalities": ["4032"],
        "language": "nb",
        "edition": 1,
        "reserve": 2,
        "goal_jobs": "60",
        "frame": "36",
    },
    "years": {"jobs": [2027, 2032], "budget": [2027, 2031]},
    "limits": {
        "tolerance": "0.0005",
        "share_tolerance": "0.1",
        "share_error": "1",
        "own_min": "25",
        "public_max": "75",
        "admin_share": "10",
        "years_max": "6",
        "amount_max": "1000",
    },
    "financier": [
        {"name": "KDD", "kind": "state", "share": "50", "total": "18"},
        {"name": "Telemark fylkeskommune", "kind": "county", "share": "25"},
        {"name": "Fyresdal kommune", "kind": "municipality", "share": "25"},
    ],
    "area": [{"name": "Eksisterende næringsliv"}, {"name": "Bærekraft", "jobs": False}],
}

NUMBERS = ("0301", "1515", "1818", "1828", "4032", "5540")  # of today, two of them named Herøy

NAMES = (
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60)
    | st.sampled_from(['«A» "B" \\ #', "'''", "= [x]", "Hábmer - Hamarøy"])
).filter(lambda name: bool(name.strip()))


def amounts(most: int) -> st.SearchStrategy[str | int]:
    written = st.decimals(0, most, places=6).map(lambda amount: f"{amount:f}")
    return written | st.integers(0, most) | st.integers(0, most).map(str)


def _optional(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


def _alike(row: dict[str, Any]) -> str:
    return unicodedata.normalize("NFC", " ".join(row["name"].split()).casefold())


def _rows(row: st.SearchStrategy[dict[str, Any]], most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(row, max_size=most, unique_by=_alike)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Documents that are setups, with financiers given, now and then none."""
    first, count = draw(st.integers(1980, 2080)), draw(st.integers(1, 12))
    jobs = [first, first + draw(st.integers(0, count - 1))]
    budget = [draw(st.integers(first, jobs[1])), first + count - 1]
    budget[0] = min(budget)
    programme = _optional(
        {"name": NAMES, "municipalities": st.lists(st.sampled_from(NUMBERS), min_size=1, unique=True)},
        language=st.sampled_from(["nb", "nn", "en"]),
        edition=st.integers(1, 99),
        reserve=st.integers(1, 3),
        goal_jobs=st.integers(0, 100_000) | st.integers(0, 100_000).map(str),
        frame=amounts(100_000_000),
    )
    limits = _optional({}, tolerance=amounts(1), own_min=amounts(100), years_max=st.integers(1, 12).map(str))
    financier = _optional(
        {"name": NAMES, "kind": st.sampled_from(list(Kind)).map(str)}, share=amounts(100), total=amounts(100_000_000)
    )
    area = _optional({"name": NAMES}, jobs=st.booleans())
    return {
        "schema": 1,
        "programme": draw(programme),
        "years": dict(zip(("jobs", "budget"), draw(st.permutations([jobs, budget])), strict=True)),
        "limits": draw(limits),
        "financier": draw(_rows(financier, 8)),
        "area": draw(_rows(area, 12)),
    }

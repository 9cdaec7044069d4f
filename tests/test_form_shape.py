"""A form that shares the sheets of its shape is the form that is built whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from tests.setups import documents
from workbook.cells import Cell
from workbook.form.build import _form_of_shape, build_form, shape
from workbook.form.form import Form
from workbook.form.page import Entry
from workbook.formula import Formula, Unusable, Value
from workbook.rules.rule import Check, Rule
from workbook.setup import setup_of


def seen(entry: Entry) -> Entry:
    """The entry with its formula as Excel reads it."""
    return entry._replace(content=entry.content.excel) if isinstance(entry.content, Formula) else entry


def results(form: Form) -> dict[Cell, Value | None]:
    values, found = form.values(form.prefilled), {}
    for cell in form.formulas:
        try:
            found[cell] = values[cell]
        except Unusable:
            found[cell] = None
    return found


def about(rule: Rule, check: Check) -> tuple[object, ...]:
    """A check without its functions, which are never equal."""
    formulas = (check.left, check.right, check.name)
    rest = tuple(part for part in check if part not in formulas)
    return rule.id, rest, [one and one.excel for one in formulas]


@given(documents())
@settings(max_examples=20, deadline=None)
def test_a_form_of_shared_sheets_is_the_form_built_whole(document: dict[str, Any]) -> None:
    setup = setup_of(document)
    shared, whole = build_form(setup), _form_of_shape.__wrapped__(setup)
    assert [sheet.name for sheet in shared.sheets] == [sheet.name for sheet in whole.sheets]
    assert list(map(seen, shared.entries)) == list(map(seen, whole.entries))
    bare = ([replace(sheet, entries=()) for sheet in form.sheets] for form in (shared, whole))
    assert next(bare) == next(bare)
    assert shared.names == whole.names
    assert results(shared) == results(whole)
    assert [about(rule, one) for rule, one in shared.checks] == [about(rule, one) for rule, one in whole.checks]
    assert shape(shape(setup)) == shape(setup)

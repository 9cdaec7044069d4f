"""What came back in one file: the form it claims to be, its answers with their raw text, and what was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from workbook.cells import Cell
from workbook.fields import Field
from workbook.findings import Finding
from workbook.form.form import Form
from workbook.formula import Value, Values
from workbook.places import Places, cell_in, is_gone
from workbook.setup import Kind, Setup
from workbook.stored import Stored
from workbook.words import choice_of


class State(StrEnum):
    """What a filled input holds."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    ERROR = "error"


class Answer(NamedTuple):
    """One filled input: what stood there, and what Excel counts. `formula` is set when someone typed a formula."""

    field: Field
    cell: Cell
    state: State
    raw: str
    counted: Value
    formula: str | None = None
    is_date: bool = False
    is_percent: bool = False
    date1904: bool = False

    @property
    def usable(self) -> bool:
        return self.state in (State.NUMBER, State.TEXT)


class Source(NamedTuple):
    """The file behind a submission."""

    name: str
    sha256: str
    saved_by: str = ""
    form_version: str = ""
    saved_at: str = ""  # as the file says, in UTC


@dataclass(frozen=True)
class Submission:
    """One filled form as read. Empty inputs have no answer: empty is not zero."""

    form: Form
    answers: Mapping[Field, Answer]
    source: Source
    integrity: tuple[Finding, ...] = ()
    strays: Mapping[Cell, Value] = field(default_factory=dict)  # numbers in locked cells that must stay without any
    places: Places = field(default_factory=dict)  # where the cells of rearranged sheets stand in the file
    stored: Stored | None = None  # the workbook that all of it was read from, when it is to be copied

    @property
    def setup(self) -> Setup:
        return self.form.setup

    def place(self, cell: Cell) -> Cell:
        """The form's cell as a person finds it in the file."""
        return cell_in(self.places, cell)

    @cached_property
    def home(self) -> Mapping[Cell, Cell]:
        """The form's own cell of each input, by where it stands in the file."""
        return {self.place(cell): cell for cell in self.form.input_at if not self.is_gone(cell)}

    def is_gone(self, cell: Cell) -> bool:
        """Whether the file no longer has the form's cell, so that nobody can have answered in it."""
        return is_gone(self.places, cell)

    def kind_of(self, financier: str) -> Kind | None:
        """What a financier is: as the setup says, else as chosen in a spare row."""
        fixed = next((one.kind for one in self.setup.financiers if one.id == financier), None)
        chosen = self.answers.get(Field("financier", financier, "kind"))
        word = choice_of("kinds", chosen.raw) if chosen is not None else None
        return fixed or (None if word is None else Kind(word))

    @cached_property
    def values(self) -> Values:
        """Everything the workbook computes, recomputed from the inputs."""
        return self.values_with({}, frozenset())

    def examined(self, integrity: tuple[Finding, ...]) -> Submission:
        """The same with what was found around its answers; what has been computed is kept."""
        whole = replace(self, integrity=integrity)
        vars(whole).update(values=self.values)
        return whole

    def values_with(self, also: Mapping[Cell, Value], spoilt: frozenset[Cell]) -> Values:
        """The same when some locked cells hold something of their own, `spoilt` ones nothing that can be computed."""
        inputs = {self.form.inputs[name].cell: answer.counted for name, answer in self.answers.items() if answer.usable}
        unusable = frozenset(self.form.inputs[name].cell for name, answer in self.answers.items() if not answer.usable)
        return self.form.values({**inputs, **self.strays, **also}, unusable | spoilt)

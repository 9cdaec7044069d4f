"""A filled form in, a fresh form with the same answers out: made, read again, and given only when the two agree."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from generators.form import form_bytes
from generators.report.receipt import sentence, sum_words
from readers.filled import read_filled
from workbook.fields import Field
from workbook.formula import Value
from workbook.reissue import Carried, Fate, Sum, sums_of
from workbook.submission import Submission
from workbook.texts import Texts, texts

FORMATS = {"date": "dd.mm.yyyy", "percent": "0.0%"}


class Unequal(Exception):
    """The fresh form would not hold the same numbers; `sum` is the first table and year where it differs."""

    def __init__(self, sum: Sum | None, receipt: Carried) -> None:
        super().__init__(sum)
        self.sum, self.receipt = sum, receipt

    def __str__(self) -> str:
        return self.told(texts("nb"))

    def told(self, texts: Texts) -> str:
        """Which sum would differ, and the numbers that have no place in the form that was asked for."""
        if self.sum is None:
            return texts("reissue.unequal")
        lost = [f"  {sentence(line, texts)}" for line in self.receipt.of(Fate.DROPPED)]
        return "\n".join((texts("reissue.lost", sum=sum_words(self.sum, texts)), *lost))


def renewed(receipt: Carried) -> bytes:
    """The workbook. Raises Unequal unless what is read from it is what was carried, table by table and year by year."""
    if not receipt.ties:
        raise Unequal(receipt.untied, receipt)
    codes = {receipt.form.inputs[name].cell: FORMATS[kind] for name, kind in receipt.formats.items()}
    data = form_bytes(receipt.form, receipt.values, codes=codes)
    again = _read(data)
    if again.integrity or _values(again) != _written(receipt) or sums_of(again) != _sums(receipt):
        raise Unequal(None, receipt)
    return data


def _read(data: bytes) -> Submission:
    with TemporaryDirectory(prefix="omstilling-") as folder:
        path = Path(folder) / "ny.xlsx"
        path.write_bytes(data)
        return read_filled(path)


def _values(submission: Submission) -> dict[Field, Value]:
    return {name: answer.counted for name, answer in submission.answers.items()}


def _written(receipt: Carried) -> dict[Field, Value]:
    return {name: value for name, value in receipt.values.items() if value not in (None, "")}


def _sums(receipt: Carried) -> dict[tuple[str, str], object]:
    return {(one.table, one.year): one.after for one in receipt.sums}

"""What a person or a program does to a file behind the form's back: raw edits, and the samples of them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from workbook.fields import Field
from workbook.form.form import Form


@dataclass(frozen=True)
class Edit:
    """One cell's content in the file, replaced by raw XML: attributes after its style, and what stands inside."""

    sheet: str
    cell: str
    attributes: str
    inner: str


def edited(data: bytes, form: Form, edits: tuple[Edit, ...]) -> bytes:
    """The workbook with some cells replaced, every other byte of its parts as it was."""
    if not edits:
        return data
    names = [sheet.name for sheet in form.sheets]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            for edit in edits:
                if item.filename == f"xl/worksheets/sheet{names.index(edit.sheet) + 1}.xml":
                    part = _replaced(part.decode("utf-8"), edit).encode("utf-8")
            target.writestr(item, part)
    return out.getvalue()


def _replaced(xml: str, edit: Edit) -> str:
    pattern = re.compile(rf'<c r="{edit.cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
    new, count = pattern.subn(rf'<c r="{edit.cell}"\1{edit.attributes}>{edit.inner}</c>', xml, count=1)
    if count != 1:
        raise ValueError(f"no cell {edit.sheet}!{edit.cell}")
    return new


def tampered(form: Form) -> dict[str, tuple[Edit, ...]]:
    """What someone did to locked cells, by name of the file."""
    plan = form.plan
    total = plan.year_total(plan.funding, "2029")
    shifted = plan.year_total(plan.overhead, "2028")
    label = plan.overhead.at("admin", plan.grid.label)
    behind = form.inputs[Field("spending", "area2", "2027")].cell
    return {
        "sum-overskrevet": (Edit(total.sheet, total.a1, "", "<v>8.5</v>"),),
        "formel-flyttet": (Edit(shifted.sheet, shifted.a1, "", "<f>SUM(D7:D14)</f><v>8</v>"),),
        "ledetekst-endret": (Edit(label.sheet, label.a1, ' t="inlineStr"', "<is><t>Reisekostnader</t></is>"),),
        "tall-endret-bak-summen": (Edit(behind.sheet, behind.a1, "", "<v>2.9</v>"),),
    }

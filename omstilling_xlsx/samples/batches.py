"""One small delivery for each rule of a batch, made from code: the files, and the register they are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from omstilling_xlsx.samples.edits import Edit, edited
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK
from workbook.answers import inputs
from workbook.form.build import build_form
from workbook.plan import MACHINE
from workbook.setup import setup_of

EXPECTED = "ventet.csv"  # what the register of a delivery is called
FJELLVIK_ROW = "4032;Fjellvik omstilling"
ELSEWHERE = {"municipalities": ["4034"]}  # another programme is another kommune's, or OMX908 asks about it


@dataclass(frozen=True)
class Sent:
    """One file of a delivery: the balanced plan, as this programme's, with these answers, of this version."""

    name: str
    programme: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""


@dataclass(frozen=True)
class Batched:
    """A delivery that one rule finds something in; `companions` are rules that must fire with it."""

    files: tuple[Sent, ...]
    expected: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()


PLAN = Sent("plan.xlsx")

BATCHED: dict[str, Batched] = {
    "OMX901": Batched((PLAN, Sent("plan (2).xlsx", answers={"contact": "Ola Nordmann, controller"}))),
    "OMX902": Batched((PLAN,), (FJELLVIK_ROW, "3305;Omstilling på Ringerike")),
    # 1.0 is the first version there is: what says it is of another one has a locked cell changed, and is not believed.
    "OMX903": Batched(
        (PLAN, Sent("eldre.xlsx", {"name": "Eldre plan", **ELSEWHERE}, version="0.9")), companions=("OMX103", "OMX110")
    ),
    "OMX904": Batched((PLAN, Sent("sendt på nytt.xlsx"))),
    # The form itself is told of the old number as well.
    "OMX905": Batched((Sent("plan.xlsx", {"municipalities": ["0831"]}),), companions=("OMX210",)),
    "OMX906": Batched((Sent("plan.xlsx", {"municipalities": ["1850"]}),), companions=("OMX210",)),
    "OMX907": Batched((PLAN, Sent("uventet.xlsx", {"name": "Uventet plan", **ELSEWHERE})), (FJELLVIK_ROW,)),
    "OMX908": Batched((PLAN, Sent("nytt navn.xlsx", {"name": "Omstilling i Fjellvik", "edition": 2}))),
}


def deliveries() -> Iterator[tuple[str, bytes]]:
    """Every file of every delivery as a relative path and its bytes, in order."""
    for rule, batched in BATCHED.items():
        for sent in batched.files:
            yield f"leveranser/{rule}/{sent.name}", _file(sent)
        if batched.expected:
            lines = ("Kommunenummer;Program", *batched.expected)
            yield f"leveranser/{rule}/{EXPECTED}", "".join(f"{line}\n" for line in lines).encode("utf-8-sig")


def _file(sent: Sent) -> bytes:
    from generators.form import form_bytes

    form = build_form(setup_of({**FJELLVIK, "programme": {**FJELLVIK["programme"], **sent.programme}}))
    data = form_bytes(form, inputs(form, {**BALANCED, **sent.answers}))
    version = Edit(MACHINE, "B1", ' t="inlineStr"', f"<is><t>{sent.version}</t></is>")
    return edited(data, form, (version,) if sent.version else ())

"""The samples, made from code: setups, plans, a faulty file or delivery for each rule, tampered files.

The demo writes them for a new user; `samples/` in the repository holds the same files, kept in step by a test.
"""

from __future__ import annotations

from collections.abc import Iterator

from omstilling_xlsx.samples.batches import deliveries
from omstilling_xlsx.samples.edits import edited, tampered
from omstilling_xlsx.samples.faults import FAULTS, earlier_form, faulty_form
from omstilling_xlsx.samples.plans import COMMON, FILLED, REGISTER, SETUPS, filled_form, setup_named
from workbook.form.build import build_form


def samples() -> Iterator[tuple[str, bytes]]:
    """Every sample as a relative path and its bytes, in order."""
    from generators.form import form_bytes
    from generators.setup_file import setup_toml

    for name in SETUPS:
        yield f"oppsett/{name}.toml", setup_toml(setup_named(name)).encode("utf-8")
    yield "oppsett/felles.toml", COMMON.encode("utf-8")
    yield "oppsett/programmer.csv", REGISTER.encode("utf-8-sig")  # with the mark that Excel knows UTF-8 by
    for name in SETUPS:
        yield f"tomme/{name}.xlsx", form_bytes(build_form(setup_named(name)))
    for name in FILLED:
        yield f"utfylt/{name}.xlsx", form_bytes(*filled_form(name))
    for rule, fault in FAULTS.items():
        form, values = faulty_form(fault)
        yield f"feil/{rule}.xlsx", edited(form_bytes(form, values), form, fault.raw(form))
        if fault.earlier is not None:
            yield f"tidligere/{rule}.xlsx", form_bytes(*earlier_form(fault))
    form, values = filled_form("fjellvik")
    whole = form_bytes(form, values)
    for name, edits in tampered(form).items():
        yield f"endret/{name}.xlsx", edited(whole, form, edits)
    yield from deliveries()

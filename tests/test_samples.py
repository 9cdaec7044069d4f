"""samples/ is what the maker makes, every file of it does what its name says, and the demo shows it all."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from omstilling_xlsx.demo import make_demo
from omstilling_xlsx.samples import samples
from omstilling_xlsx.samples.batches import BATCHED, EXPECTED
from omstilling_xlsx.samples.faults import ALWAYS, FAULTS
from omstilling_xlsx.samples.plans import REGISTER, filled_form
from readers.setup_file import read_setup
from tests.plans import ids
from tests.test_cli import run
from workbook.findings import Severity
from workbook.rules import batches
from workbook.rules.rule import Rule
from workbook.texts import texts

FOLDER = Path(__file__).parent.parent / "samples"


def parts(data: bytes) -> dict[str, bytes]:
    """A workbook unpacked: the parts are ours, the compression is the machine's."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_folder_is_what_the_maker_makes() -> None:
    made = dict(samples())
    stored = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert stored == set(made)
    for name, data in made.items():
        found = (FOLDER / name).read_bytes()
        same = parts(found) == parts(data) if name.endswith(".xlsx") else found == data
        assert same, f"{name} is out of step: run python -m benchmarks.samples"


@pytest.mark.parametrize("rule", sorted(FAULTS))
def test_a_faulty_file_fires_its_rule_and_only_it(rule: str) -> None:
    earlier = FOLDER / "tidligere" / f"{rule}.xlsx"
    report = ox.check(FOLDER / "feil" / f"{rule}.xlsx", earlier if earlier.exists() else None)
    assert ids(report) == sorted({rule, *FAULTS[rule].companions, ALWAYS})


@pytest.mark.parametrize("rule", batches.RULES, ids=lambda rule: rule.id)
def test_each_rule_of_a_batch_has_a_delivery_that_fires_it_and_only_it(rule: Rule) -> None:
    """From the list of rules itself: one without a delivery fails here."""
    known, folder = BATCHED[rule.id], FOLDER / "leveranser" / rule.id
    assert len(known.companions) <= 2
    batch = ox.consolidate(folder, expected=folder / EXPECTED if known.expected else None, jobs=1)
    found = {one["rule"]: one for one in batch.findings.to_dict("records")}
    expected = {rule.id, *known.companions} | ({ALWAYS} if len(batch.programmes) else set())
    assert found.keys() == expected
    assert found[rule.id]["severity"] == rule.severity.value
    assert found[rule.id]["message"]
    assert found[rule.id]["remedy"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("sum-overskrevet", ["OMX101"]),
        ("formel-flyttet", ["OMX102"]),
        ("ledetekst-endret", ["OMX103"]),
    ],
)
def test_a_tampered_file_is_seen(name: str, found: list[str]) -> None:
    report = ox.check(FOLDER / "endret" / f"{name}.xlsx")
    grave = sorted({one.rule for one in report.findings if one.severity is not Severity.INFO})
    assert grave == found


def test_an_input_changed_behind_stored_sums_is_found_at_the_sums_it_feeds() -> None:
    report = ox.check(FOLDER / "endret" / "tall-endret-bak-summen.xlsx")
    stale = {one.cell.address for one in report.findings if one.rule == "OMX104" and one.cell is not None}
    plan = filled_form("fjellvik")[0].plan
    fed = (
        plan.sum_of(plan.spending, "area2"), plan.year_total(plan.overhead, "2027"), plan.total_of(plan.overhead),
    )  # fmt: skip
    assert {cell.address for cell in fed} <= stale
    assert not any(address.startswith(("Mål", "Innsatsområder")) for address in stale)
    assert plan.year_total(plan.overhead, "2028").address not in stale
    assert "OMX501" in ids(report)


@pytest.mark.parametrize("name", ["fjellvik", "fyresdal", "meloy"])
def test_a_setup_sample_is_read(name: str) -> None:
    assert read_setup(FOLDER / "oppsett" / f"{name}.toml").name


def test_the_register_sample_gives_a_form_for_each_row(tmp_path: Path) -> None:
    made = ox.new_many(FOLDER / "oppsett" / "felles.toml", FOLDER / "oppsett" / "programmer.csv", tmp_path / "ut")
    assert len(list(made)) == len(REGISTER.splitlines()) - 1
    assert all(path.is_file() for path in made)


def test_the_demo_tells_what_it_made(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    lines = list(make_demo(folder, texts("nb"), force=False))
    assert (folder / "LES-MEG.txt").read_text(encoding="utf-8").splitlines() == lines
    assert len(list((folder / "feil").iterdir())) == len(FAULTS)
    checked = [path for name in ("utfylt", "feil", "endret") for path in (folder / name).iterdir()]
    assert len(list((folder / "kontroll").glob("*.json"))) == len(checked)
    assert (folder / "samlet" / "samlet.xlsx").stat().st_size > 5_000
    with pytest.raises(FileExistsError):
        make_demo(folder, texts("nb"), force=False)


def test_the_demo_run_twice_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "omstilling-demo").mkdir()
    mine = tmp_path / "omstilling-demo" / "mitt.txt"
    mine.write_text("mitt", encoding="utf-8")
    done = run("demo", cwd=tmp_path)
    assert (done.returncode, mine.read_text(encoding="utf-8")) == (0, "mitt")
    assert done.stdout.startswith("Laget i omstilling-demo-2:")
    assert run("demo", "-o", "omstilling-demo", cwd=tmp_path).returncode == 2

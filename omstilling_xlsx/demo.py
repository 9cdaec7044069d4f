"""The whole job in one folder: new → fill → check → consolidate, and a short index of what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generators.files import write_whole
from generators.report.record import as_json
from generators.report.terminal import Screen, as_text
from omstilling_xlsx import api
from omstilling_xlsx.samples import samples
from workbook.check import Report
from workbook.texts import Texts
from workbook.verdict import exit_of, verdict_of

FOLDERS = {
    "oppsett": "setup", "tomme": "forms", "utfylt": "filled", "feil": "faulty", "tidligere": "earlier",
    "endret": "tampered", "leveranser": "deliveries", "kontroll": "checks", "samlet": "consolidated",
}  # fmt: skip
INDEX = "LES-MEG.txt"
EXAMPLE = "feil/OMX301.xlsx"


def make_demo(folder: Path, texts: Texts, force: bool) -> Iterator[str]:
    """Make everything, and give the lines that tell of it."""
    if folder.exists() and not force:
        raise FileExistsError(17, "exists", str(folder))
    made: list[Path] = []
    for name, data in samples():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, force=True)
        made.append(path)
    filled = [path for path in made if path.suffix == ".xlsx" and path.parent.name in ("utfylt", "feil", "endret")]
    for path in filled:
        _check(path, folder, texts)
    api.consolidate(folder / "utfylt", output=folder / "samlet", force=True)
    lines = list(_lines(folder, texts))
    write_whole(folder / INDEX, ("\n".join(lines) + "\n").encode("utf-8"), force=True)
    return iter(lines)


def _check(path: Path, demo: Path, texts: Texts) -> None:
    folder, earlier = demo / "kontroll", demo / "tidligere" / path.name
    folder.mkdir(parents=True, exist_ok=True)
    report: Report = api.check(path, earlier if earlier.exists() else None)
    verdict, code = verdict_of(report), exit_of(report)
    name = f"{path.parent.name}-{path.stem}"
    text = as_text([report], [verdict], texts, Screen())
    write_whole(folder / f"{name}.txt", (text + "\n").encode("utf-8"), force=True)
    write_whole(
        folder / f"{name}.json", (as_json([report], [code], texts, [verdict]) + "\n").encode("utf-8"), force=True
    )


def _lines(folder: Path, texts: Texts) -> Iterator[str]:
    yield texts("demo.head", path=folder)
    for name, key in FOLDERS.items():
        count = sum(path.is_file() for path in (folder / name).rglob("*"))
        yield f"  {name + '/':<11}{count:>3}  {texts(f'demo.{key}')}"
    yield f"  {INDEX:<14}  {texts('demo.index')}"
    yield ""
    yield texts("demo.look", path=folder / "kontroll" / "feil-OMX301.txt", example=folder / EXAMPLE)

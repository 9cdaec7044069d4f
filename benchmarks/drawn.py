"""Pictures of what is written: html and terminals as Chromium shows them, prints of office files page by page.

Needs Chromium, LibreOffice with Writer (`soffice`), poppler (`pdftoppm`) and ImageMagick (`convert`, `montage`).
Every picture is a small one of few colours.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

DOTS = "60"  # per inch
COLOURS, PAGES = "32", 3  # of a picture; in a row of a sheet of pages
TALLEST, FOOT = 3600, 16  # pixels of a screen, and below the last thing on it
NORWEGIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nb-NO</value></prop></item></oor:items>
"""
FRAME = '<!doctype html><meta charset="utf-8"><body style="margin:0"><iframe src="{page}" style="{look}"></iframe>'
INKS = {"31": "#ff8a80", "36": "#80deea", "33": "#ffd180", "2": "#bdbdbd"}
TERMINAL = "margin:0;padding:12px;background:#1e1e1e;color:#fff;font:14px/1.3 'DejaVu Sans Mono',monospace;width:{}ch"
COLOURED = re.compile("\x1b\\[(\\d+)m(.*?)\x1b\\[0m")


def _chromium(folder: Path, *options: str) -> None:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    own = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}"]
    subprocess.run([program, *own, *options], check=True, capture_output=True, timeout=180)


def screen(page: Path, width: int, picture: Path, tallest: int = TALLEST) -> None:
    """What a window so many pixels wide shows of a page, from its top to its end or to `tallest`."""
    frame, raw = page.with_suffix(".frame.html"), page.with_suffix(".screen.png")
    # A window has a least width of its own; a frame in it has none.
    look = f"border:0;width:{width}px;height:{tallest}px"
    frame.write_text(FRAME.format(page=page.name, look=look), encoding="utf-8")
    size = f"--window-size={max(width, 600)},{tallest}"
    _chromium(page.parent, "--hide-scrollbars", size, f"--screenshot={raw}", frame.as_uri())
    _convert([raw], picture, "-crop", f"{width}x{min(tallest, _foot(raw) + FOOT)}+0+0", "+repage")


def _foot(picture: Path) -> int:
    """Where the last thing in a picture ends, in pixels from its top."""
    told = subprocess.run(
        ["convert", str(picture), "-format", "%@", "info:"], check=True, capture_output=True, text=True, timeout=180
    )
    _, height, _, top = re.split(r"[x+]", told.stdout.strip())
    return int(height) + int(top)


def terminal(text: str, columns: int, picture: Path, folder: Path) -> None:
    """What a terminal of so many columns shows of a text with colour codes."""
    page, raw = folder / "terminal.html", folder / "terminal.png"
    said = COLOURED.sub(lambda hit: f'<span style="color:{INKS[hit[1]]}">{hit[2]}</span>', escape(text))
    pre = f'<pre style="{TERMINAL.format(columns)}">{said}</pre>'
    page.write_text(f'<!doctype html><meta charset="utf-8"><body style="margin:0">{pre}', encoding="utf-8")
    _chromium(folder, "--hide-scrollbars", f"--window-size=900,{TALLEST}", f"--screenshot={raw}", page.as_uri())
    _convert([raw], picture, "-trim", "+repage")


def paper(page: Path) -> Path:
    """The print of an html page, as PDF beside it."""
    target = page.with_name(f"{page.stem}-html.pdf")
    _chromium(page.parent, "--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri())
    return target


def office(path: Path) -> Path:
    """The print of a Word file or a workbook by a Norwegian's LibreOffice, as PDF beside it."""
    target = path.with_name(f"{path.stem}-{path.suffix[1:]}.pdf")
    profile = (path.parent / "profile").resolve()
    if not profile.exists():
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(NORWEGIAN, encoding="utf-8")
    printing = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(path.parent),
    ]
    subprocess.run([*printing, str(path)], check=True, capture_output=True, timeout=300)
    return path.with_suffix(".pdf").rename(target)


def pages(print_out: Path, picture: Path, most: int = 9, dots: str = DOTS) -> None:
    """The first pages of a print side by side, as many as there are up to `most`."""
    stem = print_out.with_suffix("")
    command = ["pdftoppm", "-r", dots, "-l", str(most), "-png", str(print_out), str(stem)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    drawn = sorted(stem.parent.glob(f"{stem.name}-*.png"))
    sheet = stem.with_name(f"{stem.name}.sheet.png")
    tiles = f"{min(PAGES, len(drawn))}x"
    _run(["montage", *map(str, drawn), "-tile", tiles, "-geometry", "+5+5", "-background", "#999999", str(sheet)])
    for one in drawn:
        one.unlink()
    _convert([sheet], picture)


def _convert(sources: Iterable[Path], picture: Path, *options: str) -> None:
    """A picture of few colours, without what tells when it was made."""
    small = ("+dither", "-colors", COLOURS, "-strip", "-define", "png:exclude-chunks=date,time")
    _run(["convert", *map(str, sources), *options, *small, f"PNG8:{picture}"])


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)

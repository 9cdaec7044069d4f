"""Paths → workbooks to read: every path ends as some file, as a refusal, or is told of; no name can stop the rest."""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from omstilling_xlsx.examine import Wanted, examine_all
from readers.deliveries import FILE_MOST, MIB, Own, Piece, content, digest, find, legible
from tests.deliveries import deliver, programmes
from tests.test_cli import run
from workbook.findings import Refused

NO_UTF8 = b"g\xe6.xlsx"
any_bytes = pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")


def refusals(folder: Path) -> dict[str, str]:
    """Every piece found, with the refusal that it has before it is read."""
    return {piece.name: piece.refusal for piece in find([folder]).pieces}


def read(folder: Path) -> dict[str, str]:
    """Every piece found, with the refusal that it ends with."""
    import json

    pieces = find([folder]).pieces
    heads = [json.loads(one.head) for one in examine_all(pieces, Wanted("nb"))]
    return {piece.name: head.get("refusal", "") for piece, head in zip(pieces, heads, strict=True)}


@pytest.fixture
def stored(tmp_path: Path) -> bytes:
    """Three workbooks in an archive that compresses nothing: each stands in it as it is, its own directory too."""
    archive = tmp_path / "levert.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as book:
        for path in programmes(tmp_path / "filer", 3):
            book.write(path, path.name)
    return archive.read_bytes()


# --- archives --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kept", [1, 30, 50, 70, 90, 97, 99])
def test_an_archive_cut_short_is_refused_whatever_lies_whole_in_it(tmp_path: Path, stored: bytes, kept: int) -> None:
    (tmp_path / "inn").mkdir()
    (tmp_path / "inn" / "levert.zip").write_bytes(stored[: len(stored) * kept // 100])
    assert refusals(tmp_path / "inn") == {"levert.zip": "bad-archive"}


@pytest.mark.parametrize("damage", ["before", "behind", "comment", "count", "offset"])
def test_an_archive_is_judged_as_strictly_as_a_workbook(tmp_path: Path, stored: bytes, damage: str) -> None:
    end = stored.rindex(b"PK\5\6")
    damaged = {
        "before": b"PK\3\4" + bytes(40) + stored,
        "behind": stored + b"noe mer",
        "comment": stored[:-2] + b"\5\0" + b"nei",
        "count": stored[: end + 8] + b"\4\0\4\0" + stored[end + 12 :],
        "offset": stored[: end + 16] + b"\0\0\0\0" + stored[end + 20 :],
    }[damage]
    (tmp_path / "inn").mkdir()
    (tmp_path / "inn" / "levert.zip").write_bytes(damaged)
    assert refusals(tmp_path / "inn") == {"levert.zip": "bad-archive"}


def test_members_that_share_bytes_are_refused(tmp_path: Path, stored: bytes) -> None:
    central = [at for at in range(len(stored)) if stored.startswith(b"PK\1\2", at)][-3:]
    first = stored[central[0] + 42 : central[0] + 46]
    damaged = stored[: central[1] + 42] + first + stored[central[1] + 46 :]
    (tmp_path / "inn").mkdir()
    (tmp_path / "inn" / "levert.zip").write_bytes(damaged)
    assert refusals(tmp_path / "inn") == {"levert.zip": "bad-archive"}


def test_a_whole_archive_gives_its_workbooks_also_with_a_comment(tmp_path: Path, stored: bytes) -> None:
    (tmp_path / "inn").mkdir()
    (tmp_path / "inn" / "levert.zip").write_bytes(stored[:-2] + b"\3\0" + b"hei")
    assert read(tmp_path / "inn") == {f"levert.zip/{number:02}.xlsx": "" for number in range(3)}


def test_a_workbook_called_zip_is_read_as_the_workbook_it_is(tmp_path: Path) -> None:
    (path,) = programmes(tmp_path / "inn", 1)
    path.rename(tmp_path / "inn" / "x.ZIP")
    assert read(tmp_path / "inn") == {"x.ZIP": ""}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [(b"", "empty"), (b"%PDF-1.7", "pdf"), (bytes(99), "only-nul"), (b"7z\xbc\xaf\x27\x1c", "archive")],
)
def test_what_is_no_archive_at_all_is_called_what_it_is(tmp_path: Path, data: bytes, refusal: str) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    assert read(tmp_path) == {"x.zip": refusal}


@pytest.mark.parametrize("members", [(), ("notat.docx", "mappe/"), ("~$plan.xlsx",)])
def test_an_archive_without_a_workbook_is_refused(tmp_path: Path, members: tuple[str, ...]) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as book:
        for name in members:
            book.writestr(name, b"")
    assert refusals(tmp_path) == {"x.zip": "no-workbook-in-archive"}


def test_an_archive_with_too_many_members_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readers.deliveries.MEMBERS_MOST", 1)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as book:
        book.writestr("a.xlsx", b"")
        book.writestr("b.xlsx", b"")
    assert refusals(tmp_path) == {"x.zip": "bad-archive"}


@pytest.mark.parametrize(
    ("stored_name", "shown"),
    [("Herøy.xlsx".encode("cp850"), "Herøy.xlsx"), ("Herøy.xlsx".encode(), "Herøy.xlsx"), (b"a\xe6.xlsx", "aµ.xlsx")],
)
def test_a_members_name_is_read_as_macos_and_windows_write_it(tmp_path: Path, stored_name: bytes, shown: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as book:
        book.writestr("X" * len(stored_name), b"x")
    data = (tmp_path / "x.zip").read_bytes().replace(b"X" * len(stored_name), stored_name)
    (tmp_path / "x.zip").write_bytes(data)
    assert refusals(tmp_path) == {f"x.zip/{shown}": ""}


def test_a_members_name_that_is_marked_as_utf8_and_is_not_refuses_the_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as book:
        book.writestr("gø.xlsx", b"x")
    data = (tmp_path / "x.zip").read_bytes().replace("ø".encode(), b"\xe6\xe6")
    (tmp_path / "x.zip").write_bytes(data)
    assert refusals(tmp_path) == {"x.zip": "bad-archive"}


def test_a_member_is_given_whole_or_refused(tmp_path: Path) -> None:
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("a.xlsx", b"hei")
        book.writestr("b.xlsx", bytes(FILE_MOST * MIB + 1))
    small, large = find([archive]).pieces
    assert content(small) == b"hei"
    assert len(digest(small)) == 64
    for piece, refusal in (
        (large, "file-too-large"),
        (Piece(str(archive), 9, "c.xlsx"), "damaged-member"),
        (Piece(str(archive), 0, "a.zip", refusal="nested-archive"), "nested-archive"),
    ):
        assert digest(piece) == ""
        with pytest.raises(Refused) as refused:
            content(piece)
        assert refused.value.refusal.id == refusal


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w") as book:
        book.writestr("a.xlsx", b"hei")
    data = bytearray(archive.read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\1\2") + 8] |= 1
    archive.write_bytes(data)
    (piece,) = find([archive]).pieces
    with pytest.raises(Refused) as refused:
        content(piece)
    assert refused.value.refusal.id == "encrypted"


# --- folders and patterns --------------------------------------------------------------------------------------


def test_what_holds_no_workbook_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    programmes(tmp_path / "inn", 1)
    found = find([tmp_path / "inn", tmp_path / "tom", tmp_path / "*.xlsx", tmp_path / "borte.xlsx"])
    assert found.empty == (str(tmp_path / "tom"), str(tmp_path / "*.xlsx"))
    assert [piece.name for piece in found.pieces] == ["00.xlsx", "borte.xlsx"]


def test_a_folder_that_cannot_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programmes(tmp_path / "inn", 1)
    (tmp_path / "inn" / "stengt").mkdir()
    listing = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("stengt"):
            raise PermissionError(13, "Permission denied", path)
        return listing(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert refusals(tmp_path / "inn") == {"00.xlsx": "", "stengt": "unlisted-folder"}


def test_a_link_to_a_file_already_found_and_another_drive_change_nothing(tmp_path: Path) -> None:
    paths = programmes(tmp_path / "inn", 2)
    both = find([*paths, tmp_path / "inn", os.path.relpath(paths[0])])
    assert [piece.name for piece in both.pieces] == ["00.xlsx", "01.xlsx"]


# --- what we write ourselves -----------------------------------------------------------------------------------

NAMES = ("samlet.xlsx", "brev", ".klar")


def written(folder: Path) -> Path:
    for name in ("samlet.xlsx", "brev/a.xlsx", ".klar/samlet.xlsx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


def test_the_output_folder_is_not_read_wherever_it_lies(tmp_path: Path) -> None:
    programmes(tmp_path / "inn", 1)
    out = written(tmp_path / "inn" / "dypt" / "ut")
    linked = tmp_path / "lenke"
    linked.symlink_to(out)
    for folder in (out, linked):
        own = Own(folder, NAMES)
        for path in (tmp_path / "inn", tmp_path / "inn" / "**", tmp_path / "i*"):
            assert {piece.name for piece in find([path], own).pieces} == {"00.xlsx"}, path


def test_what_lies_in_the_output_folder_itself_is_read_but_for_what_we_write(tmp_path: Path) -> None:
    (path,) = programmes(tmp_path, 1)
    own = Own(written(tmp_path), NAMES)
    for given in (tmp_path, tmp_path / "*.xlsx", tmp_path / "**"):
        assert {piece.name for piece in find([given], own).pieces} == {path.name}, given
    (tmp_path / "brev" / "a.xlsx").unlink()
    named = [tmp_path / "samlet.xlsx", path, tmp_path / "brev"]
    piece = next(piece for piece in find(named, own).pieces if piece.refusal == "own-output")
    assert (piece.name, digest(piece)) == ("samlet.xlsx", "")
    own = Own(tmp_path, NAMES, lambda path: path.name in NAMES)  # it stands as a run left it
    found = find(named, own)
    assert ([piece.name for piece in found.pieces], found.empty) == (["00.xlsx"], ())


def test_an_output_folder_that_is_not_made_yet_hides_nothing(tmp_path: Path) -> None:
    programmes(tmp_path, 1)
    (tmp_path / "samlet.xlsx").write_bytes(b"x")
    assert len(find([tmp_path], Own(tmp_path / "ut", NAMES)).pieces) == 2


# --- names -----------------------------------------------------------------------------------------------------


@any_bytes
def test_names_that_are_no_utf8_are_shown_apart_and_read(tmp_path: Path) -> None:
    (path,) = programmes(tmp_path / "filer", 1)
    folder = os.fsencode(tmp_path / "inn")
    os.mkdir(folder)
    for name in (NO_UTF8, b"g\xe5.xlsx", b"~$\xe6.xlsx"):
        shutil.copy(os.fsencode(path), os.path.join(folder, name))
    found = find([tmp_path / "inn"])
    assert [piece.name for piece in found.pieces] == ["g\\xe5.xlsx", "g\\xe6.xlsx"]
    assert found.skipped == ("~$\\xe6.xlsx",)
    assert set(read(tmp_path / "inn").values()) == {""}


@any_bytes
def test_folders_and_archives_that_are_no_utf8_are_shown(tmp_path: Path) -> None:
    paths = programmes(tmp_path / "filer", 2)
    for place in (b"inn/\xe6", b"inn/b"):
        folder = os.path.join(os.fsencode(tmp_path), place)
        os.makedirs(folder)
        shutil.copy(os.fsencode(paths[0]), os.path.join(folder, b"plan.xlsx"))
    with zipfile.ZipFile(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"inn/\xe6.zip")), "w") as book:
        book.write(paths[1], "en.xlsx")
    assert read(tmp_path / "inn") == {"\\xe6/plan.xlsx": "", "b/plan.xlsx": "", "\\xe6.zip/en.xlsx": ""}


def test_any_name_can_be_written(tmp_path: Path) -> None:
    assert legible("Herøy.xlsx") == "Herøy.xlsx"
    assert legible(os.fsdecode(NO_UTF8)).encode() in (b"g\\xe6.xlsx", "g\ufffd.xlsx".encode())


# --- links, and the folder that is written in --------------------------------------------------------------------


def test_a_folder_behind_a_link_is_read_once_and_a_ring_of_links_ends(tmp_path: Path) -> None:
    """By `consolidate` and by `check`."""
    programmes(tmp_path / "egentlig", 2)
    inn = tmp_path / "inn"
    inn.mkdir()
    try:
        (inn / "kommuner").symlink_to(tmp_path / "egentlig", target_is_directory=True)
        (inn / "igjen").symlink_to(tmp_path / "egentlig", target_is_directory=True)
        (tmp_path / "egentlig" / "rundt").symlink_to(inn, target_is_directory=True)
    except OSError:
        pytest.skip("the system makes no links here")
    assert ox.consolidate(inn, jobs=1).counts == {"ready": 2}
    done = run("check", inn, "--json")
    assert len(json.loads(done.stdout)["files"]) == 2


def test_what_is_delivered_among_the_letters_counts_every_time(tmp_path: Path) -> None:
    inn = tmp_path / "inn"
    programmes(inn, 1)
    (inn / "brev").mkdir()
    deliver(inn / "brev" / "en.xlsx", "En til")
    for _ in range(2):
        assert ox.consolidate(inn, output=inn, jobs=1).counts == {"ready": 2}

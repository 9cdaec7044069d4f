"""A file is written whole or not at all, and never over another by accident."""

import os
import stat
from pathlib import Path

import pytest

from generators.files import OverInput, write_together, write_whole


def test_a_new_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "plan.xlsx", b"ny")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("plan.xlsx", b"ny")]


def test_a_file_that_is_there_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"gammel")

    with pytest.raises(FileExistsError) as refused:
        write_whole(path, b"ny")

    assert refused.value.filename == str(path)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("plan.xlsx", b"gammel")]


def test_force_replaces_the_file_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"gammel")
    path.chmod(0o640)

    write_whole(path, b"ny", force=True)

    assert path.read_bytes() == b"ny"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "vanlig").write_bytes(b"")
    write_whole(tmp_path / "plan.xlsx", b"ny")

    assert (tmp_path / "plan.xlsx").stat().st_mode == (tmp_path / "vanlig").stat().st_mode


@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_the_old_file_and_no_half_one(
    force: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ("plan.xlsx" if force else "ny.xlsx")
    (tmp_path / "plan.xlsx").write_bytes(b"gammel")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"ny", force)

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("plan.xlsx", b"gammel")]


def test_a_file_made_in_the_meantime_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.xlsx"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"en annens"))

    with pytest.raises(FileExistsError):
        write_whole(path, b"ny")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("plan.xlsx", b"en annens")]


def test_without_hard_links_a_file_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", unsupported)
    write_whole(tmp_path / "plan.xlsx", b"ny")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("plan.xlsx", b"ny")]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "borte" / "plan.xlsx", b"ny")


def test_a_long_name_with_norwegian_letters(tmp_path: Path) -> None:
    path = tmp_path / ("æ" * 120 + ".xlsx")
    write_whole(path, b"ny")

    assert path.read_bytes() == b"ny"


def test_a_link_stays_and_the_file_it_points_at_is_written(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    link, dangling = tmp_path / "plan.xlsx", tmp_path / "ny.xlsx"
    link.symlink_to(tmp_path / "mappe" / "ekte.xlsx")
    dangling.symlink_to(Path("mappe") / "neste.xlsx")
    (tmp_path / "mappe" / "ekte.xlsx").write_bytes(b"gammel")

    write_whole(link, b"ny", force=True)
    write_whole(dangling, b"ny")

    assert link.is_symlink()
    assert dangling.is_symlink()
    assert {path.name: path.read_bytes() for path in (tmp_path / "mappe").iterdir()} == {
        "ekte.xlsx": b"ny", "neste.xlsx": b"ny",
    }  # fmt: skip


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFO")
def test_what_is_no_file_is_never_replaced(force: bool, tmp_path: Path) -> None:
    pipe, folder, loop = tmp_path / "roer.xlsx", tmp_path / "mappe.xlsx", tmp_path / "ring.xlsx"
    os.mkfifo(pipe)
    folder.mkdir()
    loop.symlink_to(loop)

    for path in (pipe, folder, loop):
        with pytest.raises(OSError, match=path.name) as refused:
            write_whole(path, b"ny", force)
        assert refused.value.filename == str(path)

    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert folder.is_dir()
    assert loop.is_symlink()
    assert len(list(tmp_path.iterdir())) == 3


def test_a_file_that_is_read_is_never_written_by_any_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"svar")
    (tmp_path / "lenke.xlsx").symlink_to(path)
    (tmp_path / "navn.xlsx").hardlink_to(path)

    for name in ("plan.xlsx", "lenke.xlsx", "navn.xlsx", os.path.join("..", tmp_path.name, "plan.xlsx")):
        with pytest.raises(OverInput) as refused:
            write_together({tmp_path / "ny.xlsx": b"ny", tmp_path / name: b"ny"}, force=True, read=[path])
        assert refused.value.filename == str(tmp_path / name)

    assert sorted(one.name for one in tmp_path.iterdir()) == ["lenke.xlsx", "navn.xlsx", "plan.xlsx"]
    assert path.read_bytes() == b"svar"


def test_a_fault_is_told_of_the_file_that_was_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        write_whole(tmp_path / "borte" / "plan.xlsx", b"ny")
    assert missing.value.filename == str(tmp_path / "borte" / "plan.xlsx")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as no_space:
        write_whole(tmp_path / "plan.xlsx", b"ny")
    assert no_space.value.filename == str(tmp_path / "plan.xlsx")

"""Hostile and foreign files, made from code: each with the id of the refusal it must give.

A further case is one line in `CASES`: a name, the id, and what writes the file.
"""

from __future__ import annotations

import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from workbook.cells import letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MIB = 1 << 20

Parts = dict[str, bytes]


# -- honest parts -----------------------------------------------------------------------------------------------------


def sheet(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', after: str = "", before: str = "") -> bytes:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def strings(*items: str) -> bytes:
    inner = "".join(f"<si>{item}</si>" for item in items)
    return f'<sst xmlns="{MAIN}" count="4294967295" uniqueCount="4294967295">{inner}</sst>'.encode()


def relations(**targets: str) -> bytes:
    """Relationships by id: `rId1="worksheet worksheets/sheet1.xml"`."""
    inner = ""
    for id, given in targets.items():
        kind, target = given.split(" ", 1)
        inner += f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'.encode()


def book(sheets: str = '<sheet name="Ark1" sheetId="1" r:id="rId1"/>', after: str = "", before: str = "") -> bytes:
    root = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
    return f"{root}{before}<sheets>{sheets}</sheets>{after}</workbook>".encode()


def content_types(main: str = f"{_SHEET_TYPE}.sheet.main+xml", more: str = "") -> bytes:
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>{more}</Types>'
    ).encode()


def honest(**changed: bytes | None) -> Parts:
    """The smallest honest workbook; keys of `changed` are types, root, book, books, sheet, strings, styles."""
    parts: dict[str, tuple[str, bytes | None]] = {
        "types": ("[Content_Types].xml", content_types()),
        "root": ("_rels/.rels", relations(rId1="officeDocument xl/workbook.xml")),
        "book": ("xl/workbook.xml", book()),
        "books": (
            "xl/_rels/workbook.xml.rels",
            relations(
                rId1="worksheet worksheets/sheet1.xml",
                rId2="sharedStrings sharedStrings.xml",
                rId3="styles styles.xml",
            ),
        ),
        "sheet": (SHEET, sheet()),
        "strings": (STRINGS, strings("<t>hei</t>")),
        "styles": ("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/></cellXfs></styleSheet>'.encode()),
    }
    chosen = {name: changed.get(key, content) for key, (name, content) in parts.items()}
    return {name: content for name, content in chosen.items() if content is not None}


# -- a zip in which everything can lie --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Lie:
    """What an entry says instead of the truth; None is the truth."""

    crc: int | None = None
    size: int | None = None
    packed: int | None = None
    local_size: int | None = None
    local_name: bytes | None = None
    flags: int = 0
    local_flags: int | None = None
    method: int = 8
    said_method: int | None = None
    offset: int | None = None
    data: bytes | None = None


def zipped(
    parts: Mapping[str, bytes] | list[tuple[str, bytes]],
    lies: Mapping[str, Lie] | None = None,
    end: Mapping[str, int] | None = None,
    before: bytes = b"",
    comment: bytes = b"",
    before_end: bytes = b"",
) -> bytes:
    """A zip of parts; `end` changes fields of the end record: disk, first_disk, here, count, size, offset."""
    lies, out, directory = lies or {}, bytearray(before), bytearray()
    items = list(parts.items()) if isinstance(parts, Mapping) else parts
    for name, content in items:
        lie = lies.get(name, Lie())
        stored, offset = name.encode(), len(out) - len(before) if lie.offset is None else lie.offset
        data = lie.data if lie.data is not None else _deflated(content) if lie.method == 8 else content
        crc = zlib.crc32(content) if lie.crc is None else lie.crc
        size = len(content) if lie.size is None else lie.size
        packed = len(data) if lie.packed is None else lie.packed
        method = lie.method if lie.said_method is None else lie.said_method
        local_name = stored if lie.local_name is None else lie.local_name
        local_size = size if lie.local_size is None else lie.local_size
        head = (20, lie.flags, method, 0, 33, crc, packed)
        local_head = (20, lie.flags if lie.local_flags is None else lie.local_flags, *head[2:])
        out += struct.pack("<4s5H3L2H", b"PK\x03\x04", *local_head, local_size, len(local_name), 0) + local_name + data
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *head, size, len(stored), 0, 0, 0, 0, 0, offset)
        directory += stored
    truth = {"disk": 0, "first_disk": 0, "here": len(items), "count": len(items)}
    truth |= {"size": len(directory), "offset": len(out) - len(before)} | dict(end or {})
    record = struct.pack("<4s4H2LH", b"PK\x05\x06", *truth.values(), len(comment))
    return bytes(out + directory) + before_end + record + comment


def _deflated(content: bytes) -> bytes:
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return engine.compress(content) + engine.flush()


# -- cases ------------------------------------------------------------------------------------------------------------


class Case(NamedTuple):
    """A file that must be refused, with the id (or one of two, with | between them)."""

    name: str
    id: str
    write: Callable[[Path], None]


def _bytes(data: bytes | Callable[[], bytes]) -> Callable[[Path], None]:
    return lambda path: void(path.write_bytes(data if isinstance(data, bytes) else data()))


def void(_: object) -> None:
    """Nothing, of anything."""


def _with(**changed: bytes | None) -> Callable[[Path], None]:
    return lambda path: void(path.write_bytes(zipped(honest(**changed))))


def _extra(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda path: void(path.write_bytes(zipped({**honest(), name: content})))


def _lie(lie: Lie, part: str = SHEET) -> Callable[[Path], None]:
    return lambda path: void(path.write_bytes(zipped(honest(), {part: lie})))


def _end(**fields: int) -> Callable[[Path], None]:
    return lambda path: void(path.write_bytes(zipped(honest(), end=fields)))


def _rows(rows: str) -> Callable[[Path], None]:
    return _with(sheet=sheet(rows))


def ole(*streams: str) -> bytes:
    """The beginning and the directory of a compound file; enough for what a program sees first."""
    entries = b""
    for name in ("Root Entry", *streams):
        stored = name.encode("utf-16-le")
        entries += stored.ljust(64, b"\0") + struct.pack("<HB", len(stored) + 2, 2).ljust(64, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries


def _twice_used(path: Path) -> None:
    """Two directory entries whose content is the same bytes of the file, one of them inside the other."""
    parts = honest()
    data = zipped(parts)
    at = data.index(b"PK\x03\x04", 4)
    path.write_bytes(zipped({**parts, "xl/b.xml": parts["_rels/.rels"]}, {"xl/b.xml": Lie(offset=at)}))


def _headless(path: Path) -> None:
    data = bytearray(zipped(honest()))
    data[data.rindex(b"PK\x03\x04") + 3] = 5
    path.write_bytes(data)


def _reaching(path: Path) -> None:
    """A part whose packed size reaches over the next part."""
    parts = honest()
    inner = _deflated(parts[SHEET])
    path.write_bytes(zipped(parts, {SHEET: Lie(packed=len(inner) + 200)}))


def _nested(depth: int, element: str = "x") -> str:
    return f"<{element}>" * depth + f"</{element}>" * depth


def _cells(count: int) -> str:
    rows = []
    for row in range(1, count // 500 + 2):
        rows.append(f'<row r="{row}">' + "<c/>" * 500 + "</row>")
    return "".join(rows)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _grown(path: Path) -> None:
    with path.open("wb") as file:
        file.write(zipped(honest()))
        file.truncate(50 * MIB + 1)


def _entity(kind: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{kind}">]>'.encode() + sheet()


def _typed(main: str) -> bytes:
    return content_types(main)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_LONG = "a" * (256 * 1024 + 1)
_HEAD = f'<worksheet xmlns="{MAIN}">'.encode()

FILES = (
    Case("missing", "missing", void),
    Case("dangling link", "missing", _dangling),
    Case("link to itself", "missing", _loop),
    Case("directory", "not-a-file", Path.mkdir),
    Case("fifo", "not-a-file", os.mkfifo),
    Case("device", "not-a-file", _device),
    Case("0 bytes", "empty", _bytes(b"")),
    Case("one NUL", "only-nul", _bytes(b"\0")),
    Case("all NUL", "only-nul", _bytes(bytes(20_000))),
    Case("sparse and too large", "file-too-large", _grown),
    Case("password", "encrypted", _bytes(ole("EncryptionInfo", "EncryptedPackage"))),
    Case("xls", "old-xls", _bytes(ole("Workbook"))),
    Case("xls of Excel 5", "old-xls", _bytes(ole("Book"))),
    Case("BIFF8 without container", "old-xls", _bytes(b"\x09\x08\x10\x00\x00\x06" + bytes(range(200)))),
    Case("doc", "word", _bytes(ole("WordDocument"))),
    Case("ppt", "presentation", _bytes(ole("PowerPoint Document"))),
    Case("msi", "old-office", _bytes(ole("SummaryInformation"))),
    Case("rtf", "word", _bytes(b"{\\rtf1\\ansi hei}")),
    Case("pdf", "pdf", _bytes(b"%PDF-1.7\n1 0 obj\n")),
    Case("pdf after a line", "pdf", _bytes(b"\r\n%PDF-1.4\n")),
    Case("html", "html", _bytes(b"\n<!DOCTYPE html><html><body>Logg inn</body></html>")),
    Case("html table as xls", "html", _bytes(b"<table><tr><td>1</td></tr></table>")),
    Case(
        "xml spreadsheet",
        "xml-spreadsheet",
        _bytes(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ),
    Case(
        "flat ods",
        "ods",
        _bytes(b'<?xml version="1.0"?><o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'),
    ),
    Case("csv", "csv", _bytes("Kommune;Beløp\nFjellvik;2,5\n".encode())),
    Case("csv in latin-1", "csv", _bytes("Område;Beløp\n".encode("latin-1"))),
    Case("csv in utf-16", "csv", _bytes("Kommune\tBeløp\n".encode("utf-16"))),
    Case("png", "not-a-workbook", _bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR,,,")),
    Case("json", "json", _bytes(b"[1]")),
    Case("gzip", "archive", _bytes(b"\x1f\x8b\x08" + bytes(30))),
    Case("7z", "archive", _bytes(b"7z\xbc\xaf\x27\x1c" + bytes(30))),
    Case("a zip of workbooks", "archive", _bytes(zipped({"a.xlsx": zipped(honest())}))),
    Case(
        "ods",
        "ods",
        _bytes(zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, {"mimetype": Lie(method=0)})),
    ),
    Case("numbers", "numbers", _bytes(zipped({"Index/Document.iwa": b"\0"}))),
    Case("docx", "word", _bytes(zipped({"[Content_Types].xml": _typed(_WORD), "word/document.xml": b"<w/>"}))),
    Case("pptx", "presentation", _bytes(zipped({"[Content_Types].xml": b"<T/>", "ppt/presentation.xml": b"<p/>"}))),
    Case("xlsb", "xlsb", _bytes(zipped({"[Content_Types].xml": b"<T/>", "xl/workbook.bin": b"\x83\x01"}))),
)

ZIPS = (
    Case("an empty zip", "no-content-types", _bytes(zipped({}))),
    Case("a zip of pictures", "no-content-types", _bytes(zipped({"a.png": b"\x89PNG"}))),
    Case("bytes before the zip", "data-before-zip", _bytes(zipped(honest(), before=b"MIME-Version: 1.0\r\n\r\n"))),
    Case("a zip before the zip", "data-before-zip", _bytes(zipped(honest(), before=b"PK\x03\x04" + bytes(40)))),
    Case("cut in half", "truncated", _bytes(zipped(honest())[:700])),
    Case("four bytes", "truncated", _bytes(b"PK\x03\x04")),
    Case("end record cut", "damaged-directory", _bytes(zipped(honest())[:-1])),
    Case("bytes after the zip", "damaged-directory", _bytes(zipped(honest()) + b"\n<script>")),
    Case("directory offset", "damaged-directory", _end(offset=5)),
    Case("directory size", "damaged-directory", _end(size=5)),
    Case("fewer parts than said", "damaged-directory", _end(here=9, count=9)),
    Case("more parts than said", "damaged-directory", _end(here=6, count=6)),
    Case("disks", "multi-disk", _end(disk=1)),
    Case("parts on another disk", "multi-disk", _end(here=6)),
    Case("spanned", "multi-disk", _bytes(b"PK\x07\x08" + zipped(honest()))),
    Case("zip64 count", "zip64", _end(here=0xFFFF, count=0xFFFF)),
    Case("zip64 offset", "zip64", _end(offset=0xFFFFFFFF)),
    Case("zip64 locator", "zip64", _bytes(zipped(honest(), before_end=b"PK\x06\x07" + bytes(16)))),
    Case("zip64 size", "zip64", _lie(Lie(size=0xFFFFFFFF))),
    Case("zip64 local size", "zip64", _lie(Lie(local_size=0xFFFFFFFF))),
    Case("encrypted part", "encrypted-part", _lie(Lie(flags=1))),
    Case("encrypted says only the directory", "encrypted-part", _lie(Lie(flags=1, local_flags=0))),
    Case("encrypted says only the part", "encrypted-part", _lie(Lie(local_flags=1))),
    Case("bzip2", "compression", _lie(Lie(said_method=12))),
    Case("lzma", "compression", _lie(Lie(said_method=14))),
    Case("deflate64", "compression", _lie(Lie(said_method=9))),
    Case("the same part twice", "duplicate-part", _bytes(zipped([*honest().items(), (SHEET, sheet())]))),
    Case("twice but for case", "duplicate-part", _extra("XL/Worksheets/SHEET1.xml", sheet())),
    Case("up and out", "unsafe-part-name", _extra("../../etc/passwd", b"x")),
    Case("absolute", "unsafe-part-name", _extra("/etc/passwd", b"x")),
    Case("drive", "unsafe-part-name", _extra("C:/x", b"x")),
    Case("backslash", "unsafe-part-name", _extra("xl\\x.xml", b"x")),
    Case("NUL in a name", "unsafe-part-name", _extra("xl/a\0.xml", b"x")),
    Case("folder with content", "unsafe-part-name", _extra("xl/a/", b"x")),
    Case("overlapping parts", "overlapping-parts", _twice_used),
    Case("a part over the next", "overlapping-parts", _reaching),
    Case("smaller than said", "lying-sizes", _lie(Lie(size=50_000))),
    Case("larger than said", "lying-sizes", _lie(Lie(size=10))),
    Case("two sizes", "lying-sizes", _lie(Lie(local_size=11))),
    Case("two names", "damaged-directory", _lie(Lie(local_name=b"xl/other.xml"))),
    Case("stored with another size", "lying-sizes", _lie(Lie(method=0, size=10))),
    Case("no local header", "damaged-directory", _headless),
    Case("data after the deflated end", "lying-sizes", _lie(Lie(data=_deflated(sheet()) + b"extra"))),
    Case("deflate cut", "damaged-part", _lie(Lie(data=_deflated(sheet())[:-4]))),
    Case("deflate garbage", "damaged-part", _lie(Lie(data=b"\xff" * 60))),
    Case("crc", "crc", _lie(Lie(crc=1))),
    Case(
        "crc of a stored picture",
        "crc",
        _bytes(zipped({**honest(), "xl/media/a.png": b"PNG"}, {"xl/media/a.png": Lie(crc=1, method=0)})),
    ),
    Case("2 001 parts", "too-many-parts", _bytes(lambda: zipped({f"a/{i}": b"" for i in range(2_001)}))),
    Case("a part of 65 MiB", "part-too-large", _lie(Lie(size=65 * MIB))),
    Case(
        "three parts of 60 MiB",
        "unpacked-too-large",
        _bytes(
            lambda: zipped(
                {f"a{i}": b"" for i in range(3)}, {f"a{i}": Lie(size=60 * MIB, packed=MIB) for i in range(3)}
            )
        ),
    ),
    Case("bomb", "bomb", _bytes(lambda: zipped({**honest(), "xl/a.xml": bytes(4 * MIB)}))),
    Case(
        "bomb that says it is small",
        "lying-sizes",
        _bytes(lambda: zipped({**honest(), "xl/a.bin": bytes(4 * MIB)}, {"xl/a.bin": Lie(size=1_000)})),
    ),
)

TEXTS = (
    Case("billion laughs", "doctype", _with(sheet=_entity("&b;&b;&b;"))),
    Case("external entity", "doctype", _with(strings=b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + strings())),
    Case("entity in a comment", "doctype", _with(sheet=sheet(after="<!-- <!ENTITY -->"))),
    Case("doctype in a part we do not read", "doctype", _extra("xl/theme/theme9.xml", b"<!DOCTYPE a><a/>")),
    Case("doctype behind a foreign suffix", "doctype", _extra("xl/a.bin", b"<!DOCTYPE a><a/>")),
    Case("NUL in XML", "nul", _with(sheet=sheet() + b"\0")),
    Case("utf-16", "not-utf-8", _with(sheet=sheet().decode().encode("utf-16"))),
    Case("utf-16 without mark", "not-utf-8", _with(sheet=sheet().decode().encode("utf-16-le"))),
    Case("latin-1 bytes", "not-utf-8", _with(sheet=_HEAD + b"<!-- \xe5 --></worksheet>")),
    Case("latin-1 said", "not-utf-8", _with(sheet=b'<?xml version="1.0" encoding="ISO-8859-1"?>' + sheet())),
    Case("utf-7 said", "not-utf-8", _with(sheet=b"<?xml version='1.0' encoding = 'utf-7'?>" + sheet())),
    Case("surrogates in utf-8", "not-utf-8", _with(sheet=_HEAD + b"<!-- \xed\xa0\x80 --></worksheet>")),
    Case("a run of attributes", "long-run", _with(sheet=_HEAD + b"<a" + b' b="c"' * 100_000 + b"/></worksheet>")),
    Case("a run of text", "long-run", _rows(f'<row r="1"><c r="A1" t="str"><v>{_LONG}</v></c></row>')),
    Case("no content types", "no-content-types", _with(types=None)),
    Case("no relationships", "no-workbook", _with(root=None)),
    Case("no workbook", "no-workbook", _with(book=None)),
    Case("a workbook that is none", "no-workbook", _with(book=b"<html/>")),
    Case("content type of something else", "no-workbook", _with(types=_typed("application/xml"))),
    Case("docx under another name", "word", _with(types=_typed(_WORD))),
    Case("pptx under another name", "presentation", _with(types=_typed(_SLIDES))),
    Case("xlsb under another name", "xlsb", _with(types=_typed(_BINARY))),
    Case("no sheets", "no-sheets", _with(book=book(""))),
    Case("no relationships of the workbook", "missing-part", _with(books=None)),
    Case("sheet part missing", "missing-part", _with(sheet=None)),
    Case("strings missing", "missing-part", _with(strings=None)),
    Case("styles missing", "missing-part", _with(styles=None)),
    Case(
        "a relationship out of the file",
        "missing-part",
        _with(books=relations(rId1="worksheet worksheets/sheet1.xml").replace(b" Id=", b" TargetMode='External' Id=")),
    ),
    Case(
        "a sheet among the pictures",
        "damaged-xml",
        _bytes(zipped({**honest(books=relations(rId1="worksheet media/a.svg")), "xl/media/a.svg": sheet()})),
    ),
    Case(
        "one part for two sheets",
        "shared-part",
        _with(book=book('<sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId1"/>')),
    ),
    Case(
        "two sheets of one name",
        "duplicate-sheet",
        _with(book=book('<sheet name="Mål" r:id="rId1"/><sheet name="MÅL" r:id="rId2"/>')),
    ),
    Case("257 sheets", "too-many-sheets", _with(book=book("".join(f'<sheet name="A{i}"/>' for i in range(257))))),
    Case(
        "one name twice",
        "duplicate-name",
        _with(book=book(after="<definedNames>" + '<definedName name="a">A!$A$1</definedName>' * 2 + "</definedNames>")),
    ),
    Case("cut XML", "damaged-xml", _with(sheet=sheet()[:-9])),
    Case("no XML at all", "damaged-xml", _with(sheet=b"")),
    Case("tags crossed", "damaged-xml", _with(sheet=sheet("<row><c></row></c>"))),
    Case("an attribute twice", "damaged-xml", _with(sheet=sheet('<row r="1" r="2"/>'))),
    Case("an undeclared entity", "damaged-xml", _with(sheet=sheet('<row r="1"><c r="A1"><v>&a;</v></c></row>'))),
    Case("a control character", "damaged-xml", _with(sheet=sheet('<row r="1"><c r="A1"><v>\x01</v></c></row>'))),
    Case("strings cut", "damaged-xml", _with(strings=strings()[:-3])),
    Case("styles cut", "damaged-xml", _with(styles=b"<styleSheet>")),
    Case("content types cut", "damaged-xml", _with(types=content_types()[:-3])),
    Case("depth before the cells", "too-deep", _with(sheet=sheet(before=_nested(200)))),
    Case("depth among the cells", "too-deep", _rows(f'<row r="1"><c r="A1"><extLst>{_nested(200)}</extLst></c></row>')),
    Case("depth of strings", "too-deep", _with(strings=strings(_nested(200)))),
    Case("depth of styles", "too-deep", _with(styles=_nested(200).encode())),
    Case(
        "a sheet of another language", "not-a-sheet", _with(sheet=b'<worksheet xmlns="urn:a"><sheetData/></worksheet>')
    ),
    Case("sheetData twice", "misplaced", _with(sheet=sheet(after="<sheetData/>"))),
    Case("a cell in a cell", "misplaced", _rows('<row r="1"><c r="A1"><c r="B1"/></c></row>')),
    Case("a cell without row", "misplaced", _rows('<c r="A1"/>')),
    Case("a cell in something else", "misplaced", _rows('<x><c r="A1"><v>1</v></c></x>')),
    Case("a value without cell", "misplaced", _rows('<row r="1"><v>1</v></row>')),
    Case("an element in a value", "misplaced", _rows('<row r="1"><c r="A1"><v>1<x/>2</v></c></row>')),
    Case("rich text in a number", "misplaced", _rows('<row r="1"><c r="A1"><is><t>5</t></is></c></row>')),
    Case("column XFE", "bad-reference", _rows('<row r="1"><c r="XFE1"/></row>')),
    Case("row 1048577", "bad-reference", _rows('<row r="1"><c r="A1048577"/></row>')),
    Case("row 0", "bad-reference", _rows('<row r="0"><c r="A1"/></row>')),
    Case("row of Arabic-Indic digits", "bad-reference", _rows('<row r="١"/>')),
    Case("a row of 5 000 digits", "bad-reference", _rows(f'<row r="{"9" * 5_000}"/>')),
    Case("no address", "bad-reference", _rows('<row r="1"><c r="here"/></row>')),
    Case("small letters", "bad-reference", _rows('<row r="1"><c r="a1"/></row>')),
    Case("200 001 cells", "too-many-cells", _bytes(lambda: zipped(honest(sheet=sheet(_cells(200_001)))))),
    Case(
        "200 001 times one cell",
        "too-many-cells",
        _bytes(
            lambda: zipped(
                honest(sheet=sheet('<row r="1">' + '<c r="A1"/>' * 200_002 + "</row>")), {SHEET: Lie(method=0)}
            )
        ),
    ),
)

CASES = FILES + ZIPS + TEXTS


# -- heavy ones: each must end at once, in little memory --------------------------------------------------------------

_CLEAN = Path(__file__).parent.parent / "samples" / "utfylt" / "fjellvik.xlsx"
_MIB40 = 40 * MIB
_GOALS = "xl/worksheets/sheet2.xml"


def stored(parts: Parts) -> bytes:
    """A zip of parts as they are, so that no ratio gives them away."""
    return zipped(parts, {name: Lie(method=0) for name in parts})


def _big(**made: Callable[[], bytes]) -> Callable[[Path], None]:
    """The honest workbook with parts that are made when the file is."""
    return lambda path: void(path.write_bytes(stored(honest(**{key: make() for key, make in made.items()}))))


def form_parts() -> Parts:
    """The parts of a filled form that is in order."""
    with zipfile.ZipFile(_CLEAN) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(part: str, old: str, new: str | Callable[[], str]) -> Callable[[Path], None]:
    """A filled form in which one text of one part is another."""

    def write(path: Path) -> None:
        parts = form_parts()
        before = parts[part]
        text = new if isinstance(new, str) else new()
        parts[part] = before.replace(old.encode(), text.encode(), 1)
        if parts[part] == before:
            raise ValueError(f"{old} is not in {part}")
        path.write_bytes(stored(parts))

    return write


def _setup(old: str, new: str) -> Callable[[Path], None]:
    return changed(STRINGS, old, new)


def _numbers(count: int, first: int = 1) -> str:
    """So many cells, each with its own number."""
    rows = []
    for row in range(first, first + count // 500):
        cells = "".join(f'<c r="{letters(at)}{row}"><v>{row * 1000 + at}.{row % 97}1</v></c>' for at in range(500))
        rows.append(f'<row r="{row}">{cells}</row>')
    return "".join(rows)


def _sheets(count: int, cells: int) -> Parts:
    ids = {f"rId{at}": f"worksheet worksheets/s{at}.xml" for at in range(count)}
    listed = "".join(f'<sheet name="A{at}" sheetId="{at + 1}" r:id="rId{at}"/>' for at in range(count))
    parts = honest(book=book(listed), books=relations(**ids), sheet=None)
    one = sheet(f"<row>{'<c/>' * cells}</row>")
    return {**parts, **{f"xl/worksheets/s{at}.xml": one for at in range(count)}}


_SIGNS = ">" * _MIB40
_ROW = '<row r="1"><c r="A1"><v>'
_LONG_TEXT = "a" * 100_000


def _book(inner: str) -> bytes:
    return book(after=f"<definedNames>{inner}</definedNames>")


def _formats(inner: str) -> bytes:
    return f'<styleSheet xmlns="{MAIN}">{inner}</styleSheet>'.encode()


def _rels(inner: str) -> bytes:
    return relations(rId1="worksheet a.xml").replace(b"</Rel", inner.encode() + b"</Rel")


def _cell(inner: str, kind: str = "n") -> bytes:
    return sheet(f'<row><c t="{kind}">{inner}</c></row>')


def _distinct(pattern: str, count: int) -> str:
    return "".join(pattern.replace("@", str(at)) for at in range(count))


_ENDLESS = (
    ("an attribute", _big(sheet=lambda: sheet(before=f'<x a="{"a" * _MIB40}"/>'))),
    ("an attribute of >", _big(sheet=lambda: sheet(before=f'<x a="{_SIGNS}"/>'))),
    ("a comment of >", _big(sheet=lambda: sheet(before=f"<!-- {_SIGNS} -->"))),
    ("an instruction of >", _big(sheet=lambda: sheet(before=f"<?x {_SIGNS}?>"))),
    ("CDATA of >", _big(sheet=lambda: sheet(f"{_ROW}<![CDATA[{_SIGNS}]]></v></c></row>"))),
    ("a value of >", _big(sheet=lambda: sheet(f"{_ROW}{_SIGNS}</v></c></row>"))),
    ("a formula of >", _big(sheet=lambda: _cell(f"<f>{_SIGNS}</f>"))),
    ("text between cells", _big(sheet=lambda: sheet(_SIGNS))),
    ("text around the cells", _big(sheet=lambda: sheet(after=_SIGNS))),
    ("a string of >", _big(strings=lambda: strings(f"<t>{_SIGNS}</t>"))),
    ("text in the workbook", _big(book=lambda: book(before=f"<a>{_SIGNS}</a>"))),
    ("a comment in the content types", _big(types=f"<!--{_SIGNS}-->".encode)),
    ("a comment in the styles", _big(styles=f"<!--{_SIGNS}-->".encode)),
)
_TOO_MUCH_TEXT = (
    ("four million strings", _big(strings=lambda: strings(*[""] * 4_000_000))),
    ("40 MiB of strings", _big(strings=lambda: strings(*[f"<t>{_LONG_TEXT}</t>"] * 400))),
    ("40 MiB of formulas", _big(sheet=lambda: sheet(f"<row><c><f>{_LONG_TEXT}</f></c></row>" * 400))),
    ("40 MiB of inline text", _big(sheet=lambda: _cell(f"<is>{f'<t>{_LONG_TEXT}</t>' * 400}</is>", "inlineStr"))),
    (
        "40 MiB of numbers that are none",
        _big(sheet=lambda: sheet(_distinct(f"<row><c><v>{_LONG_TEXT}@</v></c></row>", 400))),
    ),
    (
        "validations of 100 KB each",
        _big(sheet=lambda: sheet(after=f'<dataValidation prompt="{_LONG_TEXT}"/>' * 400)),
    ),
    ("styles of 100 KB each", _big(styles=lambda: _formats(f'<xf a="{_LONG_TEXT}"/>' * 400))),
)
_TOO_MANY_ELEMENTS = (
    ("two million styles", _big(styles=lambda: _formats(f"<cellXfs>{'<xf/>' * 2_000_000}</cellXfs>"))),
    ("half a million formats", _big(styles=lambda: _formats(_distinct('<numFmt numFmtId="@"/>', 500_000)))),
    ("half a million names", _big(book=lambda: _book(_distinct('<definedName name="n@">A</definedName>', 500_000)))),
    ("200 000 sheets", _big(book=lambda: book(_distinct('<sheet name="A@" r:id="rId1"/>', 200_000)))),
    ("a million content types", _big(types=lambda: content_types(more="<Override/>" * 1_000_000))),
    ("a million relationships", _big(books=lambda: _rels("<Relationship/>" * 1_000_000))),
    ("a million merges", _big(sheet=lambda: sheet(after='<mergeCell ref="A1:B2"/>' * 1_000_000))),
    ("a million hyperlinks", _big(sheet=lambda: sheet(after='<hyperlink ref="A1:B2"/>' * 1_000_000))),
    ("a million validations", _big(sheet=lambda: sheet(after='<dataValidation sqref="A1"/>' * 1_000_000))),
    ("a million columns", _big(sheet=lambda: sheet(before='<col min="1" hidden="1"/>' * 1_000_000))),
    ("millions of elements in a cell", _big(sheet=lambda: _cell(f"<extLst>{'<x/>' * 4_000_000}</extLst>"))),
    ("millions of runs in a cell", _big(sheet=lambda: _cell(f"<is>{'<r><t>a</t></r>' * 2_000_000}</is>", "inlineStr"))),
    ("millions of phonetic runs", _big(sheet=lambda: _cell(f"<is>{'<rPh/>' * 4_000_000}</is>", "inlineStr"))),
    ("millions of runs in a string", _big(strings=lambda: strings("<r><t>a</t></r>" * 2_000_000))),
    ("millions of elements in a string", _big(strings=lambda: strings("<x/>" * 4_000_000))),
)
_TOO_MANY_CELLS = (
    ("a million empty rows", _big(sheet=lambda: sheet("<row/>" * 1_000_000))),
    ("half a million hidden rows", _big(sheet=lambda: sheet('<row r="7" hidden="1"/>' * 500_000))),
    ("a value a million times", _big(sheet=lambda: _cell("<v>1</v>" * 1_000_000))),
    ("256 sheets of 1 000 cells", lambda path: void(path.write_bytes(stored(_sheets(256, 1_000))))),
)
# What is within every limit, and no form: it must not take long either.
_NOT_OURS = (
    (
        "as many elements as may be",
        _big(styles=lambda: _formats("<cellXfs>" + _distinct('<xf numFmtId="@"/>', 99_900) + "</cellXfs>")),
    ),
    (
        "tags of 20 000 attributes",
        _big(sheet=lambda: sheet(before=("<x " + _distinct('a@="" ', 20_000) + "/>") * 100)),
    ),
    (
        "tags of 10 000 namespaces",
        _big(sheet=lambda: sheet(before=("<x " + _distinct('xmlns:a@="b" ', 10_000) + "/>") * 100)),
    ),
    ("40 MiB of comments", _big(sheet=lambda: sheet(before="<!-- -->" * 5_000_000))),
    (
        "48 MiB of a picture",
        lambda path: void(path.write_bytes(stored({**honest(), "xl/media/a.png": bytes(48 * MIB)}))),
    ),
    ("120 MiB of parts that nobody reads", lambda path: void(path.write_bytes(zipped(_unread())))),
)
_SETUPS = (
    ("a billion rows", _setup('"reserve":2', '"reserve":1000000000')),
    ("a number without end", _setup('"reserve":2', '"reserve":' + "9" * 30_000)),
    ("20 000 brackets", _setup('"reserve":2', '"reserve":' + "[" * 20_000)),
    ("years without end", _setup('"jobs":[2027,2032]', '"jobs":[2027,9999]')),
    ("an end in the middle", _setup('"reserve":2', '"reserve":')),
)

HEAVY = (
    *(Case(f"{name}, 40 MiB long", "long-run", write) for name, write in _ENDLESS),
    *(Case(name, "too-much-text", write) for name, write in _TOO_MUCH_TEXT),
    *(Case(name, "too-many-elements", write) for name, write in _TOO_MANY_ELEMENTS),
    *(Case(name, "too-many-cells", write) for name, write in _TOO_MANY_CELLS),
    *(Case(name, "not-our-form", write) for name, write in _NOT_OURS),
    *(Case(f"a setup of {name}", "broken-setup", write) for name, write in _SETUPS),
    Case("100 MB attribute, packed", "part-too-large", _lie(Lie(size=100 * MIB, packed=50_000))),
    # Within every limit but the last, on a machine that is slow.
    Case("as many cells as may be", "not-our-form|too-slow", _big(sheet=lambda: sheet(_numbers(199_500)))),
    Case("millions of levels", "too-deep", _big(sheet=lambda: sheet(before="<a>" * 4_000_000))),
    Case("millions of phonetic levels", "too-deep", _big(strings=lambda: strings("<rPh>" * 4_000_000))),
    Case("49 MiB of NUL", "only-nul", lambda path: _sparse(path, b"")),
    Case("49 MiB of NUL and one letter", "not-a-workbook", lambda path: _sparse(path, b"a")),
    Case(
        "names of 60 KB",
        "unsafe-part-name",
        _bytes(lambda: zipped({**honest(), **{f"a{at}/{'a' * 60_000}": b"" for at in range(300)}})),
    ),
    Case(
        "much packed into little",
        "lying-sizes",
        _bytes(lambda: zipped(honest(), {SHEET: Lie(data=_empty_blocks(40 * MIB))})),
    ),
)

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_ALL = "A1:XFD1048576"
_END_OF_CELLS = "</sheetData>"


def _after_the_cells(inner: str) -> Callable[[Path], None]:
    return changed(_GOALS, _END_OF_CELLS, _END_OF_CELLS + inner)


def _one_more_cell(address: str, inner: str) -> Callable[[Path], None]:
    row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return changed(_GOALS, _END_OF_CELLS, f'<row r="{row}"><c r="{address}">{inner}</c></row>{_END_OF_CELLS}')


# Filled forms that are odd, yet have every answer where it belongs: they must be read.
READ = (
    Case("uniqueCount of 4 billion", "", changed(STRINGS, 'uniqueCount="', 'uniqueCount="4294967295')),
    Case("a dimension that lies", "", changed(_GOALS, '<dimension ref="', '<dimension ref="XFD1048576:')),
    Case("the whole sheet merged", "", _after_the_cells(f'<mergeCells><mergeCell ref="{_ALL}"/></mergeCells>')),
    Case("the whole sheet linked", "", _after_the_cells(f'<hyperlinks><hyperlink ref="{_ALL}"/></hyperlinks>')),
    Case(
        "the whole sheet open",
        "",
        _after_the_cells(f'<protectedRanges><protectedRange sqref="{_ALL}"/></protectedRanges>'),
    ),
    Case(
        "the whole sheet validated",
        "",
        _after_the_cells(f'<extLst><ext><x:dataValidation xmlns:x="{_X14}" sqref="{_ALL}"/></ext></extLst>'),
    ),
    Case("a cell at the end of the sheet", "", _one_more_cell("XFD1048576", "<v>1</v>")),
    Case("an array over the whole sheet", "", _one_more_cell("A900", f'<f t="array" ref="{_ALL}">1</f><v>1</v>')),
    Case("a formula of 200 000 brackets", "", _one_more_cell("A900", f"<f>{'(' * 200_000}</f>")),
    Case("columns without end", "", changed(_GOALS, "<cols>", '<cols><col min="1" max="4294967295" width="9"/>')),
    Case(
        "a name over the whole sheet",
        "",
        changed(
            "xl/workbook.xml",
            "</definedNames>",
            '<definedName name="x">$A$1:$XFD$1048576</definedName></definedNames>',
        ),
    ),
    Case("60 000 more cells", "", changed(_GOALS, _END_OF_CELLS, lambda: _numbers(60_000, 1_000) + _END_OF_CELLS)),
)

TRICKED = (
    ("a file that grows while it is read", "grow", "changed-while-read"),
    ("a file that is written over while it is read", "touch", "changed-while-read"),
    ("a file that one may not read", "strip", "no-permission"),
)


def _unread() -> Parts:
    return {**honest(), "xl/media/a.png": _noise(60 * MIB), "xl/theme/b.xml": b"<" + _noise(60 * MIB) + b"/>"}


def _noise(size: int) -> bytes:
    """Bytes that do not pack far, without any sign of XML."""
    block = random.Random(size).randbytes(1 << 14).translate(bytes(97 + byte % 16 for byte in range(256)))
    return (block[:-1] + b">") * (size >> 14)


def _sparse(path: Path, end: bytes) -> None:
    with path.open("wb") as file:
        file.truncate(49 * MIB)
        file.seek(0, os.SEEK_END)
        file.write(end)


def _empty_blocks(size: int) -> bytes:
    """A deflated nothing, many blocks long."""
    return b"\0\0\0\xff\xff" * (size // 5) + b"\1\0\0\xff\xff"

"""The finished zip in, the same workbook with what XlsxWriter cannot write: structure lock, language, empty texts.

A further part to correct is one function and its line in `_corrected`.
"""

from __future__ import annotations

import io
import re
import zipfile

from generators.looks import THIN

LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
STAMP = (1980, 1, 1, 0, 0, 0)
LEVEL = 6

# XlsxWriter takes «<r>…</r>» for markup of its own; NUL, which no text can hold, keeps the two apart until here.
GUARD = "\0"
GUARDED = b">_x0000_&lt;r&gt;"
UNGUARDED = b">&lt;r&gt;"

ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

# A formula's text that is empty or looks like an error code is a text all the same.
TEXT_RESULT = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(?: t="e")?(><f>[^<]*</f><v>(?:#[^<]*)?</v>)')

# A height of its own would stop Excel from finding a new one when somebody types; a thin row keeps its.
ROW_HEIGHT = re.compile(rf'(<row [^>]*ht="(?!{THIN}")[0-9.]+") customHeight="1"'.encode())


def guarded(text: str) -> str:
    """A text that XlsxWriter writes as it stands."""
    return GUARD + text if text.startswith("<r>") else text


def cached_text(text: str) -> str:
    """A formula's text result, with control characters as the file spells them; XlsxWriter leaves them raw."""
    return CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", ESCAPE.sub(r"_x005F\1", text))


def finished(data: bytes, language: str) -> bytes:
    """The workbook with structure lock and language; the same parts give the same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as target,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 3  # the same bytes on Windows as elsewhere
            target.writestr(part, _corrected(name, source.read(name), language))
    return out.getvalue()


def _corrected(name: str, content: bytes, language: str) -> bytes:
    if name == "xl/workbook.xml":
        # The schema wants it between workbookPr and bookViews.
        return _before(content, b"<bookViews>", b'<workbookProtection lockStructure="1"/>')
    if name == "docProps/core.xml":
        tag = LANGUAGE_TAGS[language].encode()
        return _before(content, b"</cp:coreProperties>", b"<dc:language>" + tag + b"</dc:language>")
    if name == "xl/sharedStrings.xml":
        return content.replace(GUARDED, UNGUARDED)
    if name.startswith("xl/worksheets/sheet"):
        return ROW_HEIGHT.sub(rb"\1", TEXT_RESULT.sub(rb'\1 t="str"\2', content))
    return content


def _before(content: bytes, mark: bytes, addition: bytes) -> bytes:
    head, found, tail = content.partition(mark)
    if not found:
        raise ValueError(f"no {mark.decode()} in the workbook that XlsxWriter made")
    return head + addition + found + tail

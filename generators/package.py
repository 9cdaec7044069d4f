"""The finished zip in, the same workbook with what XlsxWriter cannot write out.

That is the structure lock, passwords, languages, empty texts, and texts as the categories of a chart.

A further part to correct is one function and its line in `_corrected`.
"""

from __future__ import annotations

import io
import re
import zipfile

from generators.looks import THIN
from generators.password import Lock

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

# What XlsxWriter writes no cell for: NUL before a result says that it is an error value, or, alone, that there is none.
ABSENT = "\0"
NO_FORMULA = "=\0"
UNSAID = re.compile(rb' t="str">(<f[^>]*>[^<]*</f>)<v>(?:\0|_x0000_)([^<]*)</v>')

# A category that looks like a number is written as one, and one without a stored text not at all.
CATEGORIES = re.compile(rb"(?<=<c:cat>)<c:numRef>(.*?)</c:numRef>(?=</c:cat>)", re.DOTALL)
NUMBERS = re.compile(rb"<(/?)c:numCache>(?:<c:formatCode>[^<]*</c:formatCode>)?")
CHART_LANGUAGE = re.compile(rb'(<c:lang val=|<a:[A-Za-z]+ lang=)"en-US"')


def guarded(text: str) -> str:
    """A text that XlsxWriter writes as it stands."""
    return GUARD + text if text.startswith("<r>") else text


def cached_text(text: str) -> str:
    """A formula's text result, with control characters as the file spells them; XlsxWriter leaves them raw."""
    return CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", ESCAPE.sub(r"_x005F\1", text))


def finished(data: bytes, language: str, lock: Lock | None = None, structure: bool = True) -> bytes:
    """The workbook with structure lock, language and, if any, the password; the same parts give the same bytes."""
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
            target.writestr(part, _corrected(name, source.read(name), language, lock, structure))
    return out.getvalue()


def _corrected(name: str, content: bytes, language: str, lock: Lock | None, structure: bool) -> bytes:
    if name == "xl/workbook.xml" and structure:
        # The schema wants it between workbookPr and bookViews.
        attributes = "" if lock is None else lock.attributes("workbook")
        return _before(content, b"<bookViews>", f'<workbookProtection{attributes} lockStructure="1"/>'.encode())
    if name == "docProps/core.xml":
        tag = LANGUAGE_TAGS[language].encode()
        return _before(content, b"</cp:coreProperties>", b"<dc:language>" + tag + b"</dc:language>")
    if name == "xl/sharedStrings.xml":
        return content.replace(GUARDED, UNGUARDED)
    if name.startswith("xl/charts/chart"):
        return _chart(content, language)
    if name.startswith("xl/worksheets/sheet"):
        return _sheet(content, lock)
    return content


def _sheet(content: bytes, lock: Lock | None) -> bytes:
    if lock is not None:
        content = _before(content, b' sheet="1" objects="1"', lock.attributes().encode())
    content = ROW_HEIGHT.sub(rb"\1", TEXT_RESULT.sub(rb'\1 t="str"\2', content))
    return UNSAID.sub(_said, content)


def _said(found: re.Match[bytes]) -> bytes:
    formula = b"" if found[1] == b"<f>\0</f>" else found[1]
    return b' t="e">' + formula + b"<v>" + found[2] + b"</v>" if found[2] else b">" + formula


def _chart(content: bytes, language: str) -> bytes:
    tag = LANGUAGE_TAGS[language].encode()
    content = CHART_LANGUAGE.sub(rb'\1"' + tag + b'"', content)
    return CATEGORIES.sub(
        lambda found: b"<c:strRef>" + NUMBERS.sub(rb"<\1c:strCache>", found[1]) + b"</c:strRef>", content
    )


def _before(content: bytes, mark: bytes, addition: bytes) -> bytes:
    head, found, tail = content.partition(mark)
    if not found:
        raise ValueError(f"no {mark.decode()} in the workbook that XlsxWriter made")
    return head + addition + found + tail

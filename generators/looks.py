"""What each `Style` and `Shape` of the form looks like. To change a colour or a font, change it here and nowhere else.

Contrasts are computed in the design: text at least 4.5:1, the border of an input at least 3:1.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbook.form.page import Shape, Style

FONT, SIZE = "Arial", 11

# One palette for the form, its charts and the reports.
DARK, MIDDLE, WARM, GREY = "#12436D", "#3F97BD", "#A85538", "#767676"
INK, QUIET, FAINT, PALE, LINE, WHITE = "#000000", "#3D3D3D", "#595959", "#F2F2F2", "#D9D9D9", "#FFFFFF"
INPUT_FILL, INPUT_INK, INPUT_LINE = "#FFF2CC", "#0000FF", "#7F7F7F"

Property = str | int | bool


@dataclass(frozen=True)
class Look:
    """Font, fill, border and alignment of one style; `line` None is without border."""

    ink: str = INK
    size: int = SIZE
    bold: bool = False
    italic: bool = False
    underline: bool = False
    fill: str | None = None
    line: str | None = None
    align: str | None = None
    wrap: bool = False

    @property
    def properties(self) -> dict[str, Property]:
        """The look as XlsxWriter spells it."""
        found: dict[str, Property] = {
            "font_name": FONT, "font_size": self.size, "font_color": self.ink, "bold": self.bold,
            "font_scheme": "none",  # else the theme's Calibri takes the font's place
            "italic": self.italic, "underline": int(self.underline), "text_wrap": self.wrap, "valign": "vcenter",
        }  # fmt: skip
        found |= {"bg_color": self.fill} if self.fill else {}
        found |= {"border": 1, "border_color": self.line} if self.line else {}
        return found | ({"align": self.align} if self.align else {})


LOOKS = {
    Style.TITLE: Look(DARK, size=16, bold=True),
    Style.PURPOSE: Look(QUIET),
    Style.SECTION: Look(DARK, size=12, bold=True),
    Style.HEADER: Look(WHITE, bold=True, fill=DARK, line=DARK, wrap=True),
    Style.LABEL: Look(line=LINE, wrap=True),
    Style.UNIT: Look(QUIET, line=LINE),
    Style.INPUT: Look(INPUT_INK, fill=INPUT_FILL, line=INPUT_LINE, wrap=True),
    Style.FIXED: Look(line=LINE, align="left", wrap=True),
    Style.COMPUTED: Look(line=LINE),
    Style.TOTAL: Look(bold=True, fill=PALE, line=LINE, wrap=True),
    Style.STATUS: Look(QUIET, bold=True, line=LINE, align="center"),
    Style.GUIDANCE: Look(QUIET, line=LINE, wrap=True),
    Style.OUTSIDE: Look(FAINT, size=8, fill="#E7E7E7", line=LINE, align="center", wrap=True),
    Style.EDGE: Look(fill=PALE),
    Style.LINK: Look(DARK, line=LINE, underline=True, wrap=True),
    Style.SAMPLE: Look(INPUT_INK, fill=INPUT_FILL, line=INPUT_LINE, wrap=True),
}

# The sentence on top of every sheet runs on into the empty cells beside it.
MASTER = Look(QUIET, bold=True)
# The link below it stands in no table.
ALONE = Look(DARK, underline=True)


@dataclass(frozen=True)
class Signal:
    """The colours of a status word."""

    fill: str
    ink: str


SIGNALS = {
    "error": Signal("#FBE3E4", "#8B1A1A"),
    "missing": Signal("#EDEDED", QUIET),
    "warning": Signal("#FDE9D9", "#6B4200"),
    "ok": Signal("#E3F1E4", "#0B5D1E"),
}

# In US form, as the file stores them; a program shows them in the user's own.
FORMATS = {
    Shape.TEXT: "General",
    Shape.AMOUNT: "#,##0.0??",
    Shape.WHOLE: "#,##0",
    Shape.PERCENT: "0.0",
    Shape.SHARE: "0.0??",
    Shape.PLAIN: "General",
    Shape.DATE: "dd.mm.yyyy",
}
DASH_FOR_ZERO = {Style.COMPUTED, Style.TOTAL}


def number_format(style: Style, shape: Shape) -> str:
    """The number format of a cell; a computed zero shows as a dash, a typed one as what was typed."""
    code = FORMATS[shape]
    return f'{code};-{code};"–"' if style in DASH_FOR_ZERO and shape is not Shape.TEXT else code


def number_fit(shape: Shape) -> dict[str, Property]:
    """A number that is too long for its cell is written smaller, never as ###; a text wraps as its style says."""
    return {} if shape is Shape.TEXT else {"text_wrap": False, "shrink": True}


THIN = 3.75  # points (five pixels), the row that closes a table

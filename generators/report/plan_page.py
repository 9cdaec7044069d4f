"""A judged report of one plan → its page for the council, and the pages behind it, as a `document`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from generators.report.document import (
    AMOUNTS,
    RATIOS,
    SHARES,
    Block,
    Content,
    Decision,
    Figure,
    Heading,
    Item,
    Line,
    Number,
    Page,
    Paragraph,
    Part,
    Table,
)  # fmt: skip
from generators.report.html import facts
from generators.report.plan_tables import Read, plan_tables
from generators.report.results import VERDICT_LOOKS, Judged, message, tool_version, verdict_sentence
from workbook.cells import Cell, Span
from workbook.check import Report
from workbook.findings import SIGNS, Finding, Severity
from workbook.folding import Group, group_places, group_words, grouped
from workbook.form.chart import Chart, Role, Series
from workbook.form.sammendrag import Layout
from workbook.formula import Unusable, as_text
from workbook.numbers import EXACT, HUNDRED, Tally, added, days_of
from workbook.phrase import inert, told
from workbook.plan import CHECK, CHECKS_TOP, GAP, KONTROLL, LEFT, NR, RIGHT, SAMMENDRAG, STATUS
from workbook.readings import Otherwise, otherwise, spoken
from workbook.rules.integrity import FILE
from workbook.submission import Submission
from workbook.texts import Texts
from workbook.wording import follow_words, not_run, read_words, refusal_words, rule_lines, status_words, wording

SHOWN_CHARTS = ("funding", "reached")
FINDINGS_MOST = 4  # on the first page; all of them stand behind it
TECHNICAL = ("sha256", "form", "saved_by")  # of a file, what no politician asks for: behind the page, not on it
PROGRAM = re.compile(r"([^0-9/]+?)[ /]+([0-9]+\.[0-9])")
WORDS = ("figure", "number", "category", "year")


def plan_page(one: Judged, texts: Texts, when: datetime) -> Page:
    """The report of one plan: the page for the council first, then what it rests on."""
    submission = one.report.submission
    name = one.name if submission is None else inert(submission.setup.name)
    return Page(
        texts("page.title", name=name), stamp(texts, when), texts.language, tuple(plan_parts(one, texts)), own(texts)
    )


def tables_page(one: Judged, texts: Texts) -> Page:
    """Only the tables of the Omstillingsplan, ready to be pasted into it."""
    submission = one.report.submission
    if submission is None:
        raise ValueError("a file that was refused has no tables")
    title = texts("page.title.tables", name=inert(submission.setup.name))
    return Page(title, "", texts.language, (Part(texts("page.tables"), plan_tables(submission, texts)),), own(texts))


def stamp(texts: Texts, when: datetime) -> str:
    return texts("html.checked", when=told(when.date(), texts), version=tool_version())


def own(texts: Texts) -> dict[str, str]:
    return {word: texts(f"page.word.{word}") for word in WORDS}


def plan_parts(one: Judged, texts: Texts) -> Iterator[Part]:
    """The parts of one plan's report; of a refused file there is one."""
    read = _read(one, texts)
    yield _council(one, texts, read, FINDINGS_MOST)
    if read is None:
        return
    yield Part(texts("page.kontroll"), (_kontroll(read),))
    yield Part(texts("page.all_findings"), (_all_findings(one.report, texts),))
    yield Part(texts("html.rules"), (_rules(one.report, texts),))
    yield Part(texts("page.tables"), plan_tables(read.submission, texts))
    yield Part(texts("page.readings"), tuple(_readings(read.submission, texts)))
    yield Part(texts("page.technical"), (_technical(one, texts),))


def summary_part(one: Judged, texts: Texts) -> Part:
    """The page for the council alone, with every finding on it."""
    return _council(one, texts, _read(one, texts), None)


def _read(one: Judged, texts: Texts) -> Read | None:
    """What the file holds, in the report's language; nothing of one that was refused."""
    submission = one.report.submission
    return None if submission is None else Read(spoken(submission, texts.language), texts)


def _council(one: Judged, texts: Texts, read: Read | None, most: int | None) -> Part:
    """The page for the council, with at most so many findings; of a refused file only why it is."""
    blocks = (*_verdict(one, texts), _facts(one, texts)) if read is None else tuple(_summary(one, read, most))
    return Part(texts("page.summary"), blocks)


# --- the page for the council ------------------------------------------------------------------------------------


def _summary(one: Judged, read: Read, most: int | None) -> Iterator[Block]:
    texts, report = read.texts, one.report
    yield from _verdict(one, texts)
    yield _facts(one, texts)
    yield from _findings(report, texts, most)
    yield Heading(texts("page.figures"))
    yield _figures(read)
    yield _shares(read)
    yield from (figure(chart, read) for chart in _charts(read.submission) if chart.id in SHOWN_CHARTS)
    yield from _integrity(report, texts)
    yield from _checked(report, texts)
    yield Heading(texts("page.decision"))
    yield Decision(tuple(texts(f"page.decision.{field}") for field in ("what", "date", "name")))


def _verdict(one: Judged, texts: Texts) -> Iterator[Block]:
    counts = ", ".join(
        texts(f"report.count.{severity}", number=one.report.counts[severity])
        for severity in Severity if one.report.counts[severity]
    )  # fmt: skip
    says = " ".join(refusal_words(one.report.refusal, texts)) if one.report.refusal else counts
    text = f"{verdict_sentence(one, texts)} {says}".strip()
    yield Paragraph(text if text.endswith(".") else f"{text}.", VERDICT_LOOKS[one.verdict])


def _facts(one: Judged, texts: Texts) -> Table:
    """What a reader of the plan wants to know of the file; of one that was refused, all there is."""
    known = facts(one, texts)
    read = one.report.submission is not None
    rows = tuple(line for key, line in known.items() if not (read and key in TECHNICAL))
    return _fact_table("facts", texts("html.facts"), rows, texts)


def _technical(one: Judged, texts: Texts) -> Table:
    """How to know the file again, and which program it comes from."""
    known = facts(one, texts)
    rows = tuple((known[key][0], _program(known[key][1]) if key == "saved_by" else known[key][1]) for key in TECHNICAL)
    return _fact_table("technical", texts("page.technical"), rows, texts)


def _fact_table(id: str, caption: str, rows: tuple[tuple[str, str], ...], texts: Texts) -> Table:
    return Table(id, caption, (texts("page.fact"), texts("page.value")), rows, facts=True)


def _program(saved_by: str) -> str:
    """A program by its name and version: LibreOffice 7.4."""
    known = PROGRAM.match(saved_by)
    return f"{known[1]} {known[2]}" if known else saved_by


def _findings(report: Report, texts: Texts, most: int | None) -> Iterator[Block]:
    """The findings, worst first, folded; what does not fit the page is counted, and stands behind it."""
    yield Heading(texts("html.findings"))
    groups = grouped(report.findings, texts)
    most = len(groups) if most is None else most
    told_ = [group for group in groups if group.first.severity is not Severity.INFO or len(groups) <= most]
    yield from (_item(group, texts) for group in told_[:most])
    left = len(groups) - len(told_[:most])
    if not groups:
        yield Paragraph(texts("report.none"))
    elif left:
        yield Paragraph(texts("page.more", number=left), "note")


def _item(group: Group, texts: Texts) -> Item:
    words, first = group_words(group, texts), group.first
    places, follows = group_places(group), group.follows
    says = (words.says, places, status_words(first, texts), follow_words(follows, texts) if follows else "")
    severity = first.severity
    word = texts(f"severity.{severity}")
    return Item(severity.value, SIGNS[severity], word, first.rule, words.head, tuple(filter(None, says)), words.remedy)


def _figures(read: Read) -> Table:
    """The plan in figures: jobs against the goal, budget against the frame, administration, cost of a job."""
    said, plan = read.texts, read.plan
    spent, jobs = read.number(plan.total_of(plan.overhead)), read.number(plan.sum_of(plan.jobs, "jobs"))
    admin = read.number(plan.sum_of(plan.overhead, "admin"))
    rows: list[tuple[str, Content]] = [
        ("goal", _with(read.typed("goal", "goal", "value"), said("page.jobs"))),
        ("jobs", _amount(jobs, said("page.jobs"))),
        ("area_jobs", _amount(read.number(plan.total_of(plan.area_jobs)), said("page.jobs"))),
        ("frame", _with(read.typed("frame", "frame", "value"), said("unit.amount"))),
        ("funding", _amount(read.number(plan.total_of(plan.funding)), said("unit.amount"))),
        ("spending", _amount(spent, said("unit.amount"))),
        ("admin", _amount(_ratio(admin, spent, HUNDRED), said("unit.percent"), SHARES)),
        ("per_job", _amount(_ratio(spent, jobs), said("unit.amount"), (0, 2))),
    ]
    shown_rows = tuple((said(f"page.figure.{key}"), content or "–") for key, content in rows)
    return Table("figures", said("page.plan_in_figures"), (said("page.figure"), said("page.value")), shown_rows)


def _with(content: Content, unit: str) -> Content:
    return content._replace(unit=unit) if isinstance(content, Number) else content


def _amount(value: Decimal | None, unit: str, decimals: tuple[int, int] = (0, 6)) -> Content:
    return "" if value is None else Number(value, decimals, unit)


def _ratio(part: Decimal | None, whole: Decimal | None, times: Decimal = Decimal(1)) -> Decimal | None:
    if part is None or whole is None or whole == 0:
        return None
    return EXACT.divide(part, whole).quantize(Decimal("1e-12"), context=EXACT) * times


def _shares(read: Read) -> Table:
    """Who pays, in mill. kr and per cent, against what was agreed."""
    said, at, grid = read.texts, Layout(read.plan), read.plan.grid
    present = {read.submission.kind_of(row) for row in read.plan.financier_rows}
    rows = tuple(
        (said(f"choice.kinds.{kind}"), read.sum(at.money.at(kind, grid.sum)),
         _share(read, at.money.at(kind, grid.share)), _share(read, at.money.at(kind, grid.agreed)))
        for kind in at.kinds if kind in present
    )  # fmt: skip
    heads = (said("page.kind"), said("page.budget"), said("page.share"), said("page.agreed"))
    return Table("shares", said("page.shares"), heads, (*rows, *_kindless_share(read)))


def _kindless(read: Read) -> Tally[str]:
    """By year, the money of financiers without a kind, which no line of Sammendrag has and every sum has."""
    money: Tally[str] = Tally()
    for name, answer in read.submission.answers.items():
        counts = name.table == "funding" and read.submission.kind_of(name.row) is None
        if counts and isinstance(answer.counted, Decimal):
            money.add(name.column, answer.counted)
    return money


def _kindless_share(read: Read) -> Iterator[tuple[Content, ...]]:
    said, money = read.texts, _kindless(read)
    if money:
        amount = added(money.values())
        share = _ratio(amount, read.number(read.plan.total_of(read.plan.funding)), HUNDRED)
        yield said("batch.kind.unknown"), Number(amount), _amount(share, said("unit.percent"), SHARES), ""


def _share(read: Read, cell: Cell) -> Content:
    return _with(read.sum(cell, decimals=SHARES), read.texts("unit.percent"))


def _charts(submission: Submission) -> tuple[Chart, ...]:
    return next(sheet.charts for sheet in submission.form.sheets if sheet.name == SAMMENDRAG)


def figure(chart: Chart, read: Read) -> Figure:
    """A chart of Sammendrag with what its cells hold."""
    texts, facts = read.texts, {"period": chart.period}
    lines = tuple(_line(one, read) for one in chart.series)
    if chart.id == "funding" and (money := _kindless(read)):
        kindless = tuple(money.get(_words(cell, read)) for cell in chart.categories.cells)
        lines = (*lines, Line(texts("batch.kind.unknown"), Role.REST, kindless))
    drawn = tuple(line for line in lines if any(value is not None for value in line.values)) or lines
    return Figure(
        chart.id, chart.kind, texts(chart.title, **facts), texts(f"page.alt.{chart.id}", **facts),
        texts(chart.unit), tuple(_words(cell, read) for cell in chart.categories.cells),
        drawn, _line(chart.target, read) if chart.target else None,
    )  # fmt: skip


def _line(series: Series, read: Read) -> Line:
    return Line(_words(series.name, read), series.role, tuple(_numbers(series.values, read)))


def _numbers(span: Span, read: Read) -> Iterator[Decimal | None]:
    return (read.number(cell) for cell in span.cells)


def _words(cell: Cell, read: Read) -> str:
    try:
        return inert(as_text(read.submission.values[cell]))
    except Unusable:
        return "–"


def _integrity(report: Report, texts: Texts) -> Iterator[Block]:
    found = [one.severity is Severity.INFO for one in report.findings if _of_file(one.rule)]
    noted, grave = found.count(True), found.count(False)
    yield Heading(texts("page.integrity"))
    if grave:
        yield Paragraph(texts("page.integrity.changed", number=grave))
    else:
        yield Paragraph(texts("page.integrity.sound" if noted else "page.integrity.whole"))
    if noted:
        yield Paragraph(texts("page.integrity.noted", number=noted))


def _of_file(rule: str) -> bool:
    from workbook.rules.catalogue import BY_ID

    return BY_ID[rule].chapter == FILE


def _checked(report: Report, texts: Texts) -> Iterator[Block]:
    yield Heading(texts("page.checked"))
    yield Paragraph(read_words(report, texts))
    for rules, reason in not_run(report, texts):
        yield Paragraph(texts("report.idle", rules=", ".join(rules), reason=reason), "note")
    yield Paragraph(texts("page.not_checked"), "note")


# --- what it rests on --------------------------------------------------------------------------------------------


def _all_findings(report: Report, texts: Texts) -> Block:
    heads = tuple(texts(f"report.column.{name}") for name in ("severity", "rule", "what", "where", "remedy"))
    rows = tuple(_finding(one, texts) for one in report.findings)
    return Table("findings", texts("page.all_findings"), heads, rows) if rows else Paragraph(texts("report.none"))


def _rules(report: Report, texts: Texts) -> Table:
    """Every rule with how it ended."""
    heads = tuple(texts(f"report.column.{name}") for name in ("rule", "title", "outcome", "why"))
    return Table("rules", texts("html.rules"), heads, tuple(rule_lines(report, texts)))


def _finding(one: Finding, texts: Texts) -> tuple[Content, ...]:
    words, sign = wording(one, texts), f"{SIGNS[one.severity]} {texts(f'severity.{one.severity}')}"
    return sign, one.rule, message(words), _place(one.cell), words.remedy


def _place(cell: Cell | None) -> str:
    return "" if cell is None else cell.address


def _kontroll(read: Read) -> Table:
    """The rows of the sheet Kontroll, recomputed."""
    texts, rows = read.texts, []
    for row, (rule, check) in enumerate(read.submission.form.checks, start=CHECKS_TOP + 1):
        unit = texts(f"{rule.message(check.variant)}.unit")
        decimals = RATIOS if unit in (texts("unit.percent"), texts("unit.points")) else AMOUNTS
        what = [_words(Cell(KONTROLL, row, column), read) for column in (NR, CHECK)]
        amounts = [_side(Cell(KONTROLL, row, column), read, decimals) for column in (LEFT, RIGHT, GAP)]
        rows.append((*what, *amounts, unit, _words(Cell(KONTROLL, row, STATUS), read)))
    names = ("rule", "what", "left", "right", "gap", "unit", "status")
    heads = tuple(texts(f"page.kontroll.{name}") for name in names)
    return Table("kontroll", texts("page.kontroll"), heads, tuple(rows))


def _side(cell: Cell, read: Read, decimals: tuple[int, int]) -> Content:
    value = read.number(cell)
    return _words(cell, read) if value is None else Number(value, decimals)


def _readings(submission: Submission, texts: Texts) -> Iterator[Block]:
    """Values that were read otherwise than Excel counts them."""
    found = tuple(_reading(one, submission, texts) for one in otherwise(submission))
    if not found:
        yield Paragraph(texts("page.readings.none"))
        return
    heads = tuple(texts(f"page.readings.{name}") for name in ("what", "where", "raw", "counted", "meant"))
    yield Table("readings", texts("page.readings"), heads, found)


def _reading(one: Otherwise, submission: Submission, texts: Texts) -> tuple[Content, ...]:
    answer = one.answer
    counted = answer.counted if answer.usable and isinstance(answer.counted, Decimal) else None
    raw = answer.formula or answer.raw
    day = days_of(counted, answer.date1904) if counted is not None and one.why == "date" else None
    label = told(submission.form.subject(answer.field, submission.values), texts)
    return (
        label, answer.cell.address, told(day, texts) if day else inert(raw),
        texts("page.not_counted") if counted is None else Number(counted),
        texts("page.unclear") if one.meant is None else Number(one.meant),
    )  # fmt: skip


def language_of(one: Judged) -> str:
    """The form's own language, nb for a file that cannot be read."""
    return one.report.submission.setup.language if one.report.submission else "nb"

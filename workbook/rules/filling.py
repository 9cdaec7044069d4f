"""201–211: every input holds what belongs in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from workbook.cells import Cell, Span
from workbook.fields import CHOICES, Field, Nature, choice_key
from workbook.findings import Finding, Quantity, Severity
from workbook.form.page import Entry
from workbook.formula import (
    Formula,
    Unusable,
    Value,
    Words,
    above_one,
    blanks_in_named_rows,
    largest,
    negatives,
    number,
    numbers_in_unnamed_rows,
    ref,
    texts_in,
)
from workbook.numbers import (
    MILLIONS,
    PER_CENT,
    ReadingKind,
    as_shown,
    constant_formula,
    date_as_amount,
    days_of,
    is_blank,
    meant_in,
    read_text,
    reads_cells,
)
from workbook.phrase import Amount, Fact, Phrase
from workbook.plan import SHARE, TOTAL, Plan, Table
from workbook.rules.rule import Case, Check, Compare, Rule
from workbook.setup import Kind
from workbook.submission import Answer, State
from workbook.words import area_index, area_item, as_read, choice_of, goal_number

ZERO = Decimal(0)
NONE = number(ZERO)
NEED_UNIT = (ReadingKind.WITH_UNIT, ReadingKind.THOUSANDS, ReadingKind.PERCENT)
UNITS = {"unit.amount": MILLIONS, "unit.percent": PER_CENT}  # as the number reader calls them
SERIALS_STRANGE = ("amount", "share", "jobs")
FIRST_DAY, LAST_DAY = 36_526, 73_050  # 2000 to 2099
FIRST_TYPED = 9_497  # 1 January 1930 in the 1904 system: Excel makes no earlier day of an amount typed with a point
REFORMATTED = Phrase("OMX202.reformatted")  # in a locked form a format comes along with a cell, and in no other way
DECIMALS_MOST = 6
DECIMALS_SHOWN = 3


def said(key: str, **facts: object) -> Words:
    return lambda texts: texts(key, **facts)


def decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def number_spans(plan: Plan) -> Iterator[tuple[str, Table, Span]]:
    """Every block of number inputs with its name, from its header row to its closing row."""
    for name, table in (("jobs", plan.jobs), ("area_jobs", plan.area_jobs), ("funding", plan.funding)):
        yield name, table, table.body
    yield "spending", plan.spending, plan.spending.body
    yield "overhead", plan.overhead, plan.overhead.body
    yield "share", plan.financiers, plan.financiers.column("share")
    yield "total", plan.financiers, plan.financiers.column("total")
    yield "goal", plan.goal, plan.goal.column("value")
    yield "frame", plan.frame, plan.frame.column("value")
    yield "activities", plan.activities, plan.activities.column("value")


def none_of(
    name: str, table: Table, span: Span, left: Formula, severity: Severity = Severity.ERROR, names: Span | None = None
) -> Check:
    """A check that a count is 0; where it counts in named rows, `names` is the column of their names."""
    return Check(
        left, NONE, span.first.moved(rows=1), Compare.AT_MOST, severity, about={"table": Phrase(f"table.{name}")},
        parts=(span,), table=table.id, names=names,
    )  # fmt: skip


def in_check(case: Case, check: Check) -> Iterator[Entry]:
    """The inputs that stand in the spans of a check, in the form's order."""
    return (entry for entry in case.form.inputs.values() if any(inside(entry.cell, span) for span in check.parts))


def inside(cell: Cell, span: Span) -> bool:
    first, last = span
    return (
        cell.sheet == first.sheet and first.row <= cell.row <= last.row and first.column <= cell.column <= last.column
    )


def filled_in(case: Case, check: Check) -> Iterator[Answer]:
    for entry in in_check(case, check):
        answer = case.submission.answers.get(entry.field) if entry.field else None
        if answer is not None:
            yield answer


# --- 201: a number, not text ---


def numbers_are_numbers(plan: Plan) -> Iterator[Check]:
    measures = Span(plan.indicators.column("baseline").first, plan.indicators.column("target").last)
    for name, table, span in (*number_spans(plan), ("indicators", plan.indicators, measures)):
        # The closing row of the areas is the header row of the programme rows: both hold no text.
        yield none_of(name, table, span, texts_in(span, said(f"table.{name}")))


def explain_texts(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    for answer in filled_in(case, check):
        if answer.state is State.TEXT:
            yield text_finding(rule, case, answer)


def text_finding(rule: Rule, case: Case, answer: Answer) -> Finding:
    reading = read_text(answer.raw)
    input = case.form.inputs[answer.field].input
    meant = meant_in(reading, UNITS.get(input.unit or "" if input else ""))
    if meant is None and reading.meant is not None and reading.kind is ReadingKind.NUMBER_AS_TEXT:
        return rule.at(case, answer, "part", meant="", percent=as_shown(reading.meant * 100))
    unclear = meant is None and reading.kind in NEED_UNIT
    variant = "unclear" if unclear else reading.kind.value
    return rule.at(case, answer, variant, meant="" if meant is None else meant, options=reading.alternatives)


# --- 202: not a date, not per cent ---


def no_dates(rule: Rule, case: Case) -> Iterator[Finding]:
    for answer in numbers(case):
        found = strange(rule, case, answer, answer.counted if isinstance(answer.counted, Decimal) else ZERO)
        if found is not None:
            formatted = answer.is_date or answer.is_percent
            yield found._replace(facts={**found.facts, "remedy": REFORMATTED}) if formatted else found


def strange(rule: Rule, case: Case, answer: Answer, counted: Decimal) -> Finding | None:
    """What is told of a number that is shown as a date or as per cent, or has become the serial of a day."""
    input = case.form.inputs[answer.field].input
    unit = input.id if input is not None else None
    if only_shown(answer):
        variant = "date_shown" if answer.is_date else "percent_shown"
        return rule.at(case, answer, variant, suggested=counted * 100)
    # A cell that keeps its number format shows the day that 2.5 became as 46 144.
    if answer.is_date or (unit in SERIALS_STRANGE and looks_like_date(counted)):
        return date_finding(rule, case, answer, counted)
    if answer.is_percent:
        return rule.at(case, answer, "percent_share" if unit == "share" else "percent", suggested=counted * 100)
    return None


def only_shown(answer: Answer) -> bool:
    """Whether a number counts as it was typed, and only the cell's format shows a date or per cent of it."""
    if not isinstance(answer.counted, Decimal):
        return False
    return 1 <= answer.counted < FIRST_TYPED if answer.is_date else answer.is_percent and answer.counted > 1


def looks_like_date(value: object) -> bool:
    """Whether a number is the serial of a day in this century, as no amount, share or count of jobs is."""
    return isinstance(value, Decimal) and value == value.to_integral_value() and FIRST_DAY <= value <= LAST_DAY


def date_finding(rule: Rule, case: Case, answer: Answer, serial: Decimal) -> Finding:
    found = date_as_amount(serial, answer.date1904)
    if found is None:
        return rule.at(case, answer, "time")
    day, amount = found
    return rule.at(case, answer, "date", day=day, meant=amount)


def numbers(case: Case) -> Iterator[Answer]:
    """The answers in number inputs that Excel counts as numbers."""
    for answer in case.answers():
        input = case.form.inputs[answer.field].input
        if answer.state is State.NUMBER and input is not None and input.nature is Nature.NUMBER:
            yield answer


# --- 203: no error, boolean or formula that reads other cells ---


def plain_values(rule: Rule, case: Case) -> Iterator[Finding]:
    for answer in case.answers():
        if answer.state is State.ERROR:
            yield rule.at(case, answer, "error")
        elif answer.state is State.BOOLEAN:
            yield rule.at(
                case, answer, "boolean", value=Phrase("OMX203.true" if is_true(answer.raw) else "OMX203.false")
            )
        elif answer.formula is not None:
            yield formula_finding(rule, case, answer, answer.formula)


def formula_finding(rule: Rule, case: Case, answer: Answer, formula: str) -> Finding:
    constant = constant_formula(formula)
    if constant is not None:
        return rule.at(case, answer, "constant", Severity.INFO, formula=f"={formula}", value=constant)
    return rule.at(case, answer, "formula" if reads_cells(formula) else "computed", formula=f"={formula}")


def is_true(raw: str) -> bool:
    """Which of the two a stored boolean is."""
    return raw.strip().casefold() in ("1", "true")


def gives_nothing(answer: Answer) -> bool:
    """Whether 203 says all that there is to say of an answer: an error, a boolean, or a formula without a result."""
    return answer.counted is None or (answer.formula is not None and is_blank(answer.raw))


# --- 204: not negative ---


def no_negatives(plan: Plan) -> Iterator[Check]:
    for name, table, span in number_spans(plan):
        yield none_of(name, table, span, negatives(span, said(f"table.{name}")))


def explain_negatives(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    for answer in filled_in(case, check):
        if isinstance(answer.counted, Decimal) and answer.counted < 0:
            yield rule.at(case, answer, value=Amount(answer.counted, decimals(answer.counted)))


# --- 205: decimals ---


def few_decimals(rule: Rule, case: Case) -> Iterator[Finding]:
    for answer in case.answers("funding", "spending", "frame", "financier"):
        if not isinstance(answer.counted, Decimal) or answer.is_date or answer.field.column == "share":
            continue
        amount = as_shown(answer.counted)
        places = decimals(amount)
        if places > DECIMALS_MOST:
            yield rule.at(case, answer, "many", value=Amount(amount, places))
        elif places > DECIMALS_SHOWN:
            yield rule.at(case, answer, "rounded", Severity.INFO, value=amount)


# --- 206: filled in ---


def everything_is_filled(plan: Plan) -> Iterator[Check]:
    named = (
        ("goal", plan.goal, plan.goal.labels, plan.goal.column("value")),
        ("jobs", plan.jobs, plan.jobs.labels, plan.jobs.body),
        ("area_jobs", plan.area_jobs, plan.area_jobs.labels, plan.area_jobs.body),
        ("frame", plan.frame, plan.frame.labels, plan.frame.column("value")),
        ("share", plan.financiers, plan.financiers.column("name"), plan.financiers.column("share")),
        ("kind", plan.financiers, plan.financiers.column("name"), plan.financiers.column("kind")),
        ("funding", plan.funding, plan.funding.labels, plan.funding.body),
        ("spending", plan.spending, plan.spending.labels, plan.spending.body),
        ("strategies", plan.strategies, plan.strategies.column("letter"), plan.strategies.column("text")),
        ("placed", plan.strategies, plan.strategies.column("text"), _placed(plan)),
    )
    for name, table, names, span in named:
        blanks = blanks_in_named_rows(names, span, said(f"table.{name}"))
        yield none_of(name, table, span, blanks, Severity.MISSING, names)


def _placed(plan: Plan) -> Span:
    """A strategy's letter and area, which say where it belongs."""
    return Span(plan.strategies.column("letter").first, plan.strategies.column("area").last)


def explain_blanks(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    names = named_rows(check)
    for entry in in_check(case, check):
        name = names.get(entry.cell.row)
        if entry.field and entry.field not in case.submission.answers and name is not None and named(case, name):
            number = entry.input is None or entry.input.nature is Nature.NUMBER
            yield unfilled(rule, case, entry.field, "" if number else "word")


def unfilled(rule: Rule, case: Case, name: Field, variant: str) -> Finding:
    """An input without an answer; one that somebody deleted is not empty, and cannot be filled in."""
    gone = case.submission.is_gone(case.form.inputs[name].cell)
    return rule.at_input(case, name, "gone" if gone else variant, Severity.MISSING)


def named_rows(check: Check) -> dict[int, Cell]:
    """For each row that a check looks at, the cell that holds the row's name."""
    return {cell.row: cell for cell in check.names.cells} if check.names else {}


def named(case: Case, cell: Cell) -> bool:
    """Whether a row has a name; an error value in its place is one that must be mended."""
    try:
        return case.values[cell] not in (None, "")
    except Unusable:
        return True


def what_no_count_shows(rule: Rule, case: Case) -> Iterator[Finding]:
    """Tables without a name, and texts of blanks only, which Kontroll counts as filled in."""
    yield from _nameless(rule, case)
    for answer in case.answers("strategies"):
        if answer.field.column == "text" and is_blank(answer.raw) and not gives_nothing(answer):
            yield rule.at(case, answer, "blank")


def _nameless(rule: Rule, case: Case) -> Iterator[Finding]:
    """What Kontroll lacks when no row of a table has a name: then no field is asked for, and none can be named."""
    told: set[str] = set()
    for _, check, status in case.statuses():
        for span in check.parts if status == "missing" else ():
            inputs = [case.form.input_at[cell] for cell in span.cells if cell in case.form.input_at]
            names = case.names_of(inputs[0].row)
            if names is not None and names.id not in told and not any(_given(case, name) for name in inputs):
                told.add(names.id)
                yield rule.at_input(case, Field(names.id, inputs[0].row, "name"), f"no_{names.id}")


def _given(case: Case, name: Field) -> bool:
    """Whether an input holds something, or its row has a name and so asks for it."""
    return name in case.submission.answers or case.asks(name)


# --- 207: size ---


# How many times too large an amount is that was typed in thousands, or in kroner, and how far peers may differ.
FACTORS = (Decimal(1_000), Decimal(1_000_000))
SPREAD = 3
# Table and column of the amounts that are stated once, and not year by year: the frame, each financier's total.
STATED = (("frame", "value"), ("financier", "total"))


def within_bounds(plan: Plan) -> Iterator[Check]:
    limit = plan.limit("amount_max")
    for name, table in (("funding", plan.funding), ("spending", plan.spending), ("overhead", plan.overhead)):
        yield Check(
            largest(table.body, said(f"table.{name}")),
            ref(limit, said("words.limit"), anchored=True),
            table.body.first.moved(rows=1),
            Compare.AT_MOST,
            about={"table": Phrase(f"table.{name}")},
            parts=(table.body,),
            table=table.id,
            optional=True,
        )


def explain_size(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    return _over_the_limit(rule, case, filled_in(case, check))


def _over_the_limit(rule: Rule, case: Case, answers: Iterable[Answer], variant: str = "") -> Iterator[Finding]:
    limit = case.setup.limits.amount_max
    for answer in answers:
        if isinstance(answer.counted, Decimal) and answer.counted > limit:
            found = rule.at(case, answer, variant, value=answer.counted, limit=limit)
            yield found._replace(expected=Quantity(limit, case.unit(answer.field)))


def units_are_alike(rule: Rule, case: Case) -> Iterator[Finding]:
    """A frame or a total over the limit, and amounts about 1 000 or 1 000 000 times what stands beside them."""
    stated = (answer for answer in case.answers() if answer.field[::2] in STATED)
    yield from _over_the_limit(rule, case, stated, "stated")
    for table in case.plan.money_tables:
        for row in table.rows:
            yield from _unlike_peers(rule, case, table, row)
    total = case.number(case.plan.total_of(case.plan.funding))
    frame = case.number(case.plan.frame.cell("frame", "value"))
    too_much = _factor(total, frame)
    factor = too_much or _factor(frame, total)
    if factor is None or total is None or frame is None:
        return
    framed = Field("frame", "frame", "value")
    largest, amount = max(case.numbers_in(case.plan.funding), default=(framed, frame), key=_amount)
    name, amount = (framed, frame) if too_much is None else (largest, amount)
    if amount <= case.setup.limits.amount_max:
        yield rule.at_input(case, name, "frame", Severity.WARNING, factor=factor, frame=frame, total=total)


def _amount(one: tuple[Field, Decimal]) -> Decimal:
    return one[1]


def _unlike_peers(rule: Rule, case: Case, table: Table, row: str) -> Iterator[Finding]:
    amounts = {year: case.number(table.cell(row, year)) for year in table.columns}
    known = {year: amount for year, amount in amounts.items() if amount is not None and amount > 0}
    for year, amount in known.items():
        peers = sorted(other for name, other in known.items() if name != year)
        typical = peers[len(peers) // 2] if peers else None
        factor = _factor(amount, typical)
        if factor is not None and typical is not None and amount <= case.setup.limits.amount_max:
            name = Field(table.id, row, year)
            facts: dict[str, Fact] = {"value": amount, "factor": factor, "typical": typical}
            yield rule.at_input(case, name, "factor", Severity.WARNING, **facts)


def _factor(amount: Decimal | None, typical: Decimal | None) -> Decimal | None:
    """1 000 or 1 000 000, when an amount is about so many times the typical one."""
    if amount is None or typical is None or typical <= 0:
        return None
    return next((one for one in FACTORS if one * typical <= amount * SPREAD and amount <= one * typical * SPREAD), None)


# --- 208: placeholders ---


# A bracket of words is a prompt; one of nothing but a number, or of a word of reference and its number, is none.
BRACKET = re.compile(r"\[([^\[\]]*)\](?!\()")  # with a link after it, it is the text of the link
CITED = re.compile(
    r"(?:(?:jf|se|sjå|ref|vedlegg|vedl|side|s|kapittel|kap|punkt|pkt|tabell|figur|fig|note|nr|see|appendix|annex|page|p"
    r"|chapter|ch|section|table|figure|og|and|,)\.?\s*)*[§\d][\d\s.,:;§–-]*",
    re.IGNORECASE,
)


def no_placeholders(rule: Rule, case: Case) -> Iterator[Finding]:
    for answer in case.answers():
        if isinstance(answer.counted, str) and any(map(is_prompt, BRACKET.findall(answer.counted))):
            yield _unnamed_by_prompt(case, rule.at(case, answer), answer.field)


def is_prompt(text: str) -> bool:
    """Whether what stands in a bracket asks for an answer."""
    return any(map(str.isalpha, text)) and "//" not in text and not CITED.fullmatch(text.strip())


def _unnamed_by_prompt(case: Case, found: Finding, name: Field) -> Finding:
    """A row whose name is a prompt has no name that it can be told by."""
    names = {table.id: table for table in (case.plan.areas, case.plan.financiers)}.get(name.table)
    if names is None or name.column != "name":
        return found
    subject = Phrase(f"subject.{name.table}.unnamed", {"index": names.rows.index(name.row) + 1})
    return found._replace(facts={**found.facts, "subject": subject}, label=subject)


# --- 209: names ---


def rows_have_names(plan: Plan) -> Iterator[Check]:
    bodies = (
        ("area_jobs", plan.area_jobs, plan.area_jobs.labels, plan.area_jobs.body),
        ("funding", plan.funding, plan.funding.labels, plan.funding.body),
        ("spending", plan.spending, plan.spending.labels, plan.spending.body),
        ("financier", plan.financiers, plan.financiers.column("name"), _shares_and_totals(plan)),
    )
    for name, table, names, span in bodies:
        counted = numbers_in_unnamed_rows(names, span, said(f"table.{name}"))
        yield Check(
            counted, NONE, span.first, Compare.AT_MOST, variant="unnamed", about={"table": Phrase(f"table.{name}")},
            parts=(span,), table=table.id, names=names,
        )  # fmt: skip
    for name, table in (("area", plan.areas), ("financier", plan.financiers)):
        same = plan.helper(f"{name}.times", table)
        yield Check(
            above_one(same, said(f"table.{name}")), NONE, table.column("name").first, Compare.AT_MOST,
            variant="twice", about={"table": Phrase(f"table.{name}")}, parts=(table.column("name"),), table=table.id,
        )  # fmt: skip


def _shares_and_totals(plan: Plan) -> Span:
    table = plan.financiers
    return Span(table.down(SHARE).first, table.down(TOTAL).last)


def explain_names(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    if check.variant == "unnamed":
        yield from _unnamed(rule, check, case)
        return
    table = case.plan.areas if check.table == "area" else case.plan.financiers
    for row in table.rows:
        if _told_twice(case, table, row):
            name = case.form.name_of(table, row, case.values)
            yield rule.at_input(case, Field(table.id, row, "name"), "twice", name=name)


def names_differ_to_a_reader(rule: Rule, case: Case) -> Iterator[Finding]:
    """Names that only unseen signs keep apart, and names of nothing but such signs: both are names to Kontroll."""
    for table in (case.plan.areas, case.plan.financiers):
        names = {row: name for row in table.rows if (name := case.form.name_of(table, row, case.values))}
        read = {row: as_read(name) for row, name in names.items()}
        for row, name in names.items():
            if not read[row]:
                yield rule.at_input(case, Field(table.id, row, "name"), "blank")
            elif _seems(read, row) and not _told_twice(case, table, row):
                yield rule.at_input(case, Field(table.id, row, "name"), "alike", name=name)


def measures_have_names(rule: Rule, case: Case) -> Iterator[Finding]:
    """Other goals with numbers and no name, and names that two of them share: no formula counts these."""
    answers = list(case.answers("indicators"))
    names = {one.field.row: str(one.counted) for one in answers if one.field.column == "name"}
    read = {row: as_read(name) for row, name in names.items()}
    numbers = {one.field.row: one for one in reversed(answers) if isinstance(one.counted, Decimal)}
    yield from (rule.at(case, one, "measure") for row, one in numbers.items() if not read.get(row))
    for row, name in names.items():
        if read[row] and _seems(read, row):
            yield rule.at_input(case, Field("indicators", row, "name"), "measures", name=name)


def names_that_no_formula_counts(rule: Rule, case: Case) -> Iterator[Finding]:
    yield from names_differ_to_a_reader(rule, case)
    yield from measures_have_names(rule, case)


def _seems(read: Mapping[str, str], row: str) -> bool:
    return list(read.values()).count(read[row]) > 1


def _told_twice(case: Case, table: Table, row: str) -> bool:
    """Whether Kontroll itself counts the row's name more than once."""
    times = case.number(case.plan.beside(f"{table.id}.times", table, row))
    return times is not None and times > 1


def _unnamed(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    seen: set[str] = set()
    names = named_rows(check)
    for answer in filled_in(case, check):
        row, entry = answer.field.row, case.form.inputs[answer.field]
        if isinstance(answer.counted, Decimal) and row not in seen and not named(case, names[entry.cell.row]):
            seen.add(row)
            yield rule.at(case, answer, "unnamed")


# --- 210: facts ---


def facts_are_filled(rule: Rule, case: Case) -> Iterator[Finding]:
    for fact in ("contact", "status", "adopted"):
        name = Field("facts", fact, "value")
        answer = case.submission.answers.get(name)
        if answer is not None and gives_nothing(answer):
            continue
        if answer is None or (isinstance(answer.counted, str) and not answer.counted.strip()):
            yield unfilled(rule, case, name, "missing")
        elif fact == "adopted" and not is_day(answer):
            dated = read_text(answer.raw).kind is ReadingKind.DATE_TEXT
            yield rule.at(case, answer, "text" if dated and answer.state is State.TEXT else "day")
    counties = {code: case.register.county_of.get(code) for code in case.setup.municipalities}
    for code, county in counties.items():
        if county is None:
            facts: dict[str, Fact] = {"number": code}
            yield Finding(rule.id, Severity.WARNING, rule.message("unknown"), facts, "facts", code, label=code)
    yield from _other_counties(rule, case, frozenset(county for county in counties.values() if county))


def _other_counties(rule: Rule, case: Case, own: frozenset[str]) -> Iterator[Finding]:
    """A fylkeskommune that pays, though no kommune of the programme lies in its fylke."""
    plan = case.plan
    for row in plan.financier_rows:
        name = case.form.name_of(plan.financiers, row, case.values)
        if case.submission.kind_of(row) is not Kind.COUNTY or not own:
            continue
        named = case.register.named_in(name)
        if named and not named & own:
            facts: dict[str, Fact] = {"name": name, "county": ", ".join(sorted(own))}
            yield rule.at_input(case, Field("financier", row, "name"), "county", Severity.WARNING, **facts)


def is_day(answer: Answer) -> bool:
    return isinstance(answer.counted, Decimal) and days_of(answer.counted, answer.date1904) is not None


# --- 211: periods ---


def budget_is_not_long(plan: Plan) -> Iterator[Check]:
    header = plan.funding.header
    columns = plan.funding.columns.values()
    years = Span(*(Cell(plan.funding.sheet, header, column) for column in (min(columns), max(columns))))
    yield Check(
        years_in(years),
        ref(plan.limit("years_max"), said("words.limit"), anchored=True),
        years.first.moved(rows=1),
        Compare.AT_MOST,
        Severity.WARNING,
        table="funding",
    )


def years_in(header: Span) -> Formula:
    """How many years a header row names: locked texts, so counting them needs no constant."""
    size = Decimal(len(header.cells))
    return Formula(f"COUNTA({header.address})", lambda _: size, said("words.years"))


# --- 212: words to choose among ---


FEW = 4  # a list of at most so many words is told as a whole


def choices_are_on_the_list(rule: Rule, case: Case) -> Iterator[Finding]:
    """Answers that are chosen in a list and are not on it; 704 tells of goals that are none of their dimension's."""
    for answer in case.answers():
        input = case.form.inputs[answer.field].input
        choices = input.choices if input is not None else None
        if choices is not None and not gives_nothing(answer) and not _listed(case, answer, choices):
            yield _off_the_list(rule, case, answer, choices)


def _off_the_list(rule: Rule, case: Case, answer: Answer, choices: str) -> Finding:
    """What stands there, with the one item that it begins with, or else the words of a short list."""
    if is_blank(answer.raw):
        return rule.at(case, answer, "blank")
    meant, words = suggested(case, choices, answer.counted), tuple(items(case, choices).values())
    if meant is not None:
        return rule.at(case, answer, "meant", meant=meant)
    return rule.at(case, answer, "few", words=words) if 0 < len(words) <= FEW else rule.at(case, answer)


def _listed(case: Case, answer: Answer, choices: str) -> bool:
    """An area by its number, for its name may have been changed since; other words in any of our languages."""
    if choices.startswith("goals_"):
        return _goal_listed(answer.counted, choices)
    if not isinstance(answer.counted, str):
        return False
    if choices != "areas":
        return choice_of(choices, answer.counted) is not None
    index, rows = area_index(answer.counted), case.plan.area_rows
    if index is None or not 0 < index <= len(rows):
        return False
    return named(case, case.plan.listed(case.plan.areas, rows[index - 1]))


def _goal_listed(value: Value, choices: str) -> bool:
    """Whether a goal stands as the list has it; a bare number or part of its name does not."""
    number = None if value is None else goal_number(value)
    if number is None or str(number) not in CHOICES[choices]:
        return True  # 704 tells of it
    return isinstance(value, str) and choice_of(choices, value) is not None and value.strip() != str(number)


def items(case: Case, choices: str) -> dict[str, str]:
    """The words of a list as the form shows them, by what they are without a number; none for letters."""
    texts, plan = case.form.texts, case.plan
    if choices == "areas":
        names = {row: case.form.name_of(plan.areas, row, case.values) for row in plan.area_rows}
        return {name: area_item(place, name) for place, name in enumerate(names.values(), start=1) if name}
    words = [texts(text) for key in CHOICES[choices] if (text := choice_key(choices, key)) is not None]
    return {word.partition(". ")[2] or word: word for word in words}


def suggested(case: Case, choices: str, value: Value) -> str | None:
    """The item that was meant, when a text is the beginning of just one, or just one is the beginning of the text."""
    number = goal_number(value) if choices.startswith("goals_") and value is not None else None
    if number is not None:
        return case.form.texts(f"goal.{number}")
    known = items(case, choices)
    text = " ".join(str(value).split()).casefold()
    found = [item for other, item in known.items() if text in (other.casefold(), item.casefold())]
    found = found or [item for other, item in known.items() if _begins(text, item) or _begins(text, other)]
    return found[0] if len(found) == 1 else None


def _begins(text: str, item: str) -> bool:
    return text.startswith(item.casefold()) or item.casefold().startswith(text)


RULES = (
    Rule("OMX201", "all", Severity.ERROR, checks=numbers_are_numbers, explain=explain_texts),
    Rule("OMX202", "all", Severity.ERROR, find=no_dates),
    Rule("OMX203", "all", Severity.ERROR, find=plain_values, also=(Severity.INFO,)),
    Rule("OMX204", "all", Severity.ERROR, checks=no_negatives, explain=explain_negatives),
    Rule("OMX205", "5.1, 5.2", Severity.ERROR, find=few_decimals, also=(Severity.INFO,)),
    Rule(
        "OMX206", "all", Severity.MISSING, checks=everything_is_filled, explain=explain_blanks, find=what_no_count_shows
    ),
    Rule(
        "OMX207",
        "5.1, 5.2",
        Severity.ERROR,
        checks=within_bounds,
        explain=explain_size,
        find=units_are_alike,
        also=(Severity.WARNING,),
    ),
    Rule("OMX208", "all", Severity.MISSING, find=no_placeholders),
    Rule(
        "OMX209",
        "Oppsett",
        Severity.ERROR,
        checks=rows_have_names,
        explain=explain_names,
        find=names_that_no_formula_counts,
    ),
    Rule("OMX210", "Oppsett", Severity.MISSING, find=facts_are_filled, also=(Severity.WARNING,)),
    Rule("OMX211", "5.1", Severity.WARNING, checks=budget_is_not_long, asks_reason=True),
    Rule("OMX212", "all", Severity.ERROR, find=choices_are_on_the_list),
)

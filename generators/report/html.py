"""Results → one html page that stands alone: no script, nothing fetched. The look of it is in `templates`.

`page` is for every report: give it a template and what the template shows, in words; escaping is the template's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TypeAlias

from generators import looks
from generators.report.results import VERDICT_LOOKS, Judged, Results, tool_version, verdict_sentence
from workbook.check import Report
from workbook.findings import SIGNS, Severity
from workbook.folding import Group, group_places, group_words, grouped
from workbook.phrase import inert
from workbook.texts import Texts
from workbook.wording import follow_words, refusal_words, rule_lines, status_words, wording

Shown: TypeAlias = "str | int | bool | list[Shown] | tuple[Shown, ...] | Mapping[str, Shown] | None"
TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, title: str, stamp: str, texts: Texts, content: Mapping[str, Shown]) -> bytes:
    """A page of one of the templates, with the shell's own title and time stamp."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    shell = {"lang": texts.language, "title": title, "stamp": stamp}
    text = environment.get_template(template).render(page=shell, said=texts, look=looks, **content)
    return text.encode("utf-8", "replace")


def as_html(results: Results) -> bytes:
    texts, many = results.texts, len(results.judged) > 1
    name = results.judged[0].name if results.judged else ""
    title = texts("html.title.many", number=len(results.judged)) if many else texts("html.title", name=name)
    content: dict[str, Shown] = {
        "files": [_file(one, results) for one in results.judged],
        "overview": _overview(results),
    }
    return page("check.html.j2", title, stamp(results), texts, content)


def stamp(results: Results) -> str:
    """When and with what it was checked."""
    when = results.when.strftime("%Y-%m-%d %H:%M UTC")
    return results.texts("html.checked", when=when, version=tool_version())


def _overview(results: Results) -> Mapping[str, Shown]:
    texts = results.texts
    heads = [texts("report.column.file"), texts("report.column.verdict")]
    heads += [texts(f"severity.{severity}") for severity in Severity]
    rows = [
        (one.name, verdict_sentence(one, texts), *(str(one.report.counts[severity]) for severity in Severity))
        for one in results.judged
    ]
    return {"heads": list(heads), "rows": list(rows)}


def _file(one: Judged, results: Results) -> Mapping[str, Shown]:
    texts, report = results.texts, one.report
    return {
        "name": one.name,
        "look": VERDICT_LOOKS[one.verdict],
        "sentence": verdict_sentence(one, texts),
        "refusal": " ".join(refusal_words(report.refusal, texts)) if report.refusal else None,
        "facts": list(facts(one, texts).values()),
        "counts": [(texts(f"severity.{severity}"), str(report.counts[severity])) for severity in Severity],
        "groups": [group(one, texts) for one in grouped(report.findings, texts)],
        "rules": rules(report, texts),
    }


def facts(one: Judged, texts: Texts) -> dict[str, tuple[str, str]]:
    """What is known of a file, as name and value, by a key of our own."""
    report, source = one.report, one.report.source
    found = {"file": (texts("report.column.file"), one.name), "sha256": ("SHA-256", source.sha256 or "–")}
    if report.submission is None:
        return found
    setup = report.submission.setup
    return {
        "programme": (texts("html.programme"), inert(setup.name)),
        "municipalities": (texts("html.municipalities"), called(setup.municipalities, one.kommuner)),
        "years": (texts("html.years"), f"{setup.years[0]}–{setup.years[-1]}"),
        "edition": (texts("html.edition"), str(setup.edition)),
        **found,
        "form": (texts("report.column.form"), source.form_version),
        "saved_by": (texts("report.column.saved_by"), inert(source.saved_by) or "–"),
        "filled": (texts("html.filled"), texts("html.of", read=report.read, expected=report.expected)),
    }


def called(numbers: Sequence[str], names: Sequence[str]) -> str:
    """Kommuner by name and number, where their names are known."""
    known = zip_longest(numbers, names[: len(numbers)])
    return ", ".join(number if name in (None, number) else f"{name} ({number})" for number, name in known)


def group(one: Group, texts: Texts) -> Mapping[str, Shown]:
    """A finding, or many equal ones, as the macro `finding` shows it."""
    words, first = group_words(one, texts), one.first
    return {
        "rule": first.rule,
        "severity": first.look,
        "sign": SIGNS[first.look],
        "word": texts(f"severity.{first.look}"),
        "number": len(one.findings) + len(one.follows),
        "head": words.head,
        "says": words.says,
        "places": group_places(one),
        "status": status_words(first, texts),
        "remedy": words.remedy,
        "adviser": words.adviser,
        "follow_words": follow_words(one.follows, texts),
        "follows": [f"{follow.rule} {wording(follow, texts).head}" for follow in one.follows],
    }


def rules(report: Report, texts: Texts) -> Mapping[str, Shown]:
    """Every rule and how it ended."""
    heads = [texts(f"report.column.{name}") for name in ("rule", "title", "outcome", "why")]
    return {"heads": list(heads), "rows": list(rule_lines(report, texts))}

"""What a setup still lacks, asked for on a terminal: at most six questions, each of them also an option of `new`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date

import click

from omstilling_xlsx.speech import said
from readers.setup_words import BY_NAME, Document, Word, judge, kommuner_of, placed, value_at
from workbook.phrase import spoken
from workbook.setup import SetupError
from workbook.texts import LANGUAGES


def may_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _job_years(document: Document) -> str:
    first = date.today().year + 1
    return f"{first}-{first + 5}"


def _budget_years(document: Document) -> str:
    years = value_at(document, BY_NAME["job_years"])
    first = years[0] if isinstance(years, list) else date.today().year + 1
    return f"{first}-{first + 4}"


# The template's own periods: six years with jobs, five with a budget. An empty suggestion is none.
QUESTIONS: Mapping[str, Callable[[Document], str]] = {
    "name": lambda document: "",
    "municipalities": lambda document: "",
    "job_years": _job_years,
    "budget_years": _budget_years,
    "areas": lambda document: "",
    "language": lambda document: LANGUAGES[0],
}


def asked(document: Document) -> Document:
    """The document with an answer to each question that it leaves open."""
    click.echo(said("new.ask"))
    for name, suggestion in QUESTIONS.items():
        word = BY_NAME[name]
        if value_at(document, word) is None:
            document = _answered(document, word, suggestion(document))
    return document


def _answered(document: Document, word: Word, suggestion: str) -> Document:
    """Ask until the answer will do; a wrong one is explained."""
    question = said(f"new.ask.{word.name}")
    while True:
        answer = str(click.prompt(question, default=suggestion, show_default=bool(suggestion))).strip()
        if not answer and not word.required:
            return document
        try:
            made = placed(document, {word.name: word.read(word.key, _parted(word, answer))})
            judge(made)
        except SetupError as error:
            facts = {**error.facts, "where": question.partition(" (")[0]}
            click.echo(spoken(f"setup.{error.message_key}", facts))
            continue
        _confirm(word, made)
        return made


def _parted(word: Word, answer: str) -> str:
    """Areas are asked for with commas between, unless one of them holds a comma and they stand with semicolons."""
    return answer.replace(",", ";") if word.name == "areas" and ";" not in answer else answer


def _confirm(word: Word, document: Document) -> None:
    if word.name == "municipalities":
        click.echo(f"  {kommuner_of(document)}")

"""What an exception says of itself: a sentence for people, whoever catches it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.files import OverInput
from omstilling_xlsx.issue import BadRows
from omstilling_xlsx.renewal import Unequal
from readers.acceptances import AcceptRefused
from readers.opening import Unopened
from readers.rows import RowsRefused
from readers.setup_file import SetupRefused
from readers.setup_register import Problem
from tests.plans import balanced, submitted
from workbook.answers import AnswersError
from workbook.batch import Untied
from workbook.findings import Refused
from workbook.reissue import carried, resized
from workbook.setup import SetupError

EMPTY = {"where": "programme.name"}


def lost() -> Unequal:
    submission = submitted(*balanced())
    made = carried(submission, resized(submission, budget=[2028, 2031]))
    return Unequal(made.untied, made)


SAID = {
    "a setup": (SetupError("programme.name", "empty_name", {}), "programme.name: navnet er tomt. Skriv et navn."),
    "a setup file": (
        SetupRefused(Path("plan.toml"), 4, "programme.name", "empty_name", EMPTY),
        "plan.toml:4: programme.name: navnet er tomt. Skriv et navn.",
    ),
    "a file": (Refused("empty"), "Filen er tom (0 byte). Last filen ned"),
    "answers": (AnswersError("goals[1].goal", "answers.not_goal", value=99), "goals[1].goal: 99 er ikke"),
    "acceptances": (AcceptRefused("schema", Path("godtatt.toml")), "godtatt.toml"),
    "an input": (Unopened("no_file"), "finnes ikke"),
    "a register": (RowsRefused(Path("register.xls"), "old_excel"), "register.xls: "),
    "its rows": (BadRows(Path("r.csv"), [Problem(3, "name", "empty_name", {})]), "r.csv, rad 3: name: navnet er tomt."),
    "a file that is read": (OverInput(17, "", "plan.xlsx"), "plan.xlsx er filen som leses"),
    "sums": (Untied("facts.csv"), "facts.csv"),
    "lost numbers": (lost(), "Tall ville blitt borte"),
    "another reading": (Unequal(None, lost().receipt), "Det nye skjemaet leses ikke likt"),
}


@pytest.mark.parametrize("what", SAID)
def test_an_exception_says_in_a_sentence_what_is_wrong(what: str) -> None:
    error, says = SAID[what]
    assert says in str(error)
    assert "{" not in str(error)

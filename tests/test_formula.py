"""Each word of the formulas' vocabulary in its three readings: Excel's, Python's and people's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from workbook import formula
from workbook.cells import Cell, Span
from workbook.formula import Formula, Unusable, Value, Values, as_text, number_of
from workbook.texts import Texts, texts

D = Decimal


def at(a1: str) -> Cell:
    """A cell of the sheet «Ark»: B3 is its row 2 and column 1."""
    letter, row = a1[0], a1[1:]
    return Cell("Ark", int(row) - 1, ord(letter) - ord("A"))


def span(a1: str) -> Span:
    first, _, last = a1.partition(":")
    return Span(at(first), at(last or first))


def cells(**given: Value) -> dict[Cell, Value]:
    return {at(a1): value for a1, value in given.items()}


def it(texts: Texts) -> str:
    return {"nb": "tallene"}[texts.language]


class Word(NamedTuple):
    """One formula, its Excel text, its words, and what it gives for the values of some cells."""

    formula: Callable[[], Formula]
    excel: str
    words: str
    cases: tuple[tuple[Mapping[Cell, Value], Value], ...]
    array: bool = False


# A text in quotes and a header row are what they are in the form: locked.
WORDS = (
    Word(
        lambda: formula.number(D("2.5")),
        "2.5",
        "2,5",
        ((cells(), D("2.5")),),
    ),
    Word(
        lambda: formula.ref(at("B3"), it),
        "Ark!B3",
        "tallene",
        (
            (cells(B3=D(4)), D(4)),
            (cells(B3="x"), "x"),
            (cells(), None),
        ),
    ),
    Word(
        lambda: formula.ref(at("B3"), it, anchored=True),
        "Ark!$B$3",
        "tallene",
        ((cells(B3=D(4)), D(4)),),
    ),
    Word(
        lambda: formula.clean_text(span("A1:A3"), 1, it),
        "TRIM(INDEX(Ark!$A$1:$A$3,2,1))",
        "tallene",
        (
            (cells(A1="h", A2="  Ny   kai ", A3="x"), "Ny kai"),
            (cells(A2=D(5)), "5"),
            (cells(), ""),
        ),
    ),
    Word(
        lambda: formula.number_at(span("A1:A3"), 1, it),
        'IF(ISNUMBER(INDEX(Ark!A$1:A$3,2,1)),INDEX(Ark!A$1:A$3,2,1),"")',
        "tallene",
        (
            (cells(A2=D(5), A3=D(6)), D(5)),
            (cells(A2="5"), ""),
            (cells(), ""),
        ),
    ),
    Word(
        lambda: formula.numbered(formula.ref(at("A1"), it), 2),
        'IF(Ark!A1="","","2. "&Ark!A1)',
        "tallene",
        (
            (cells(A1="Reiseliv"), "2. Reiseliv"),
            (cells(A1=""), ""),
            (cells(), ""),
        ),
    ),
    Word(
        lambda: formula.total(span("A1:B2"), it),
        "SUM(Ark!A1:B2)",
        "summen av tallene",
        (
            (cells(A1=D(1), A2=D("2.5"), B2="3"), D("3.5")),
            (cells(), D(0)),
        ),
    ),
    Word(
        lambda: formula.total_if_any(span("A1:B2"), it),
        'IF(COUNT(Ark!A1:B2)=0,"",SUM(Ark!A1:B2))',
        "summen av tallene",
        (
            (cells(A1=D(1), A2=D("2.5"), B2="3"), D("3.5")),
            (cells(A1=D(0)), D(0)),
            (cells(A1="x"), ""),
            (cells(), ""),
        ),
    ),
    Word(
        lambda: formula.running_total(at("A1"), at("C1"), it),
        'IF(COUNT(Ark!$A1:C1)=0,"",SUM(Ark!$A1:C1))',
        "tallene til og med året",
        (
            (cells(A1="år", B1=D(1), C1=D(2)), D(3)),
            (cells(A1="år", B1=D(0)), D(0)),
            (cells(A1="år", B1="x"), ""),
        ),
    ),
    Word(
        lambda: formula.count(span("A1:B2"), it),
        "COUNT(Ark!A1:B2)",
        "antall treff i tallene",
        (
            (cells(A1=D(0), A2=D(2), B1="x"), D(2)),
            (cells(), D(0)),
        ),
    ),
    Word(
        lambda: formula.largest(span("A1:B2"), it),
        'IF(COUNT(Ark!A1:B2)=0,"",MAX(Ark!A1:B2))',
        "det største tallet i tallene",
        (
            (cells(A1=D(-3), A2=D(-2), B1="x"), D(-2)),
            (cells(A1="x"), ""),
            (cells(), ""),
        ),
    ),
    Word(
        lambda: formula.negatives(span("A1:B2"), it),
        'COUNTIF(Ark!A1:B2,"<0")',
        "antall tall under 0 i tallene",
        (
            (cells(A1=D(-3), A2=D(0), B1=D(1), B2="-1"), D(1)),
            (cells(A1=D(-1), B1=D("-0.5")), D(2)),
        ),
    ),
    Word(
        lambda: formula.above_one(span("A1:B2"), it),
        'COUNTIF(Ark!A1:B2,">1")',
        "antall like verdier i tallene",
        (
            (cells(A1=D(1), A2=D("1.5"), B1=D(2), B2="3"), D(2)),
            (cells(), D(0)),
        ),
    ),
    Word(
        lambda: formula.filled(span("A1:A4"), it),
        "COUNTA(Ark!A1:A4)-COUNTA(Ark!A1)",
        "antall utfylte felt i tallene",
        (
            (cells(A1="h", A2="x", A3=D(0)), D(2)),
            (cells(A1="h"), D(0)),
        ),
    ),
    Word(
        lambda: formula.texts_in(span("A1:B3"), it),
        "COUNTA(Ark!A1:B3)-COUNT(Ark!A1:B3)-COUNTA(Ark!A1:B1)",
        "antall felt med tekst i tallene",
        (
            (cells(A1="h", B1="h", A2="x", B2=D(1), B3=""), D(2)),
            (cells(A1="h", B1="h"), D(0)),
        ),
    ),
    Word(
        lambda: formula.total_where(span("A1:A3"), at("D1"), span("B1:B3"), it),
        "SUMIF(Ark!$A$1:$A$3,Ark!$D$1,Ark!B1:B3)",
        "summen av tallene",
        (
            (cells(D1="stat", A1="stat", A2="fylke", A3="stat", B1=D(1), B2=D(2), B3=D(4)), D(5)),
            (cells(D1="stat", A1="stat", B1="x", A3="stat", B3=D(4)), D(4)),
            (cells(D1="stat"), D(0)),
        ),
    ),
    Word(
        lambda: formula.blanks_in_named_rows(span("A1:A4"), span("B1:C4"), it),
        'SUMPRODUCT((Ark!A1:A4<>"")*(Ark!B1:C4=""))',
        "antall tomme felt i tallene",
        (
            (cells(A1="h", B1="h", C1="h", A2="x", B2=D(1), A3="", A4="y"), D(3)),
            (cells(A2="x", B2=D(0), C2=D(0)), D(0)),
        ),
    ),
    Word(
        lambda: formula.numbers_in_unnamed_rows(span("A1:A4"), span("B1:C4"), it),
        'SUMPRODUCT((Ark!A1:A4="")*(Ark!B1:C4<""))',
        "antall tall i rader uten navn i tallene",
        (
            (cells(A1="h", B1="h", C1="h", A2="x", B2=D(1), A3="", B3=D(0), B4=D(2), C4="t"), D(2)),
            (cells(A2="x", C2=D(1)), D(0)),
        ),
    ),
    Word(
        lambda: formula.unlike(span("A1:A3"), span("B1:B3"), it),
        "SUMPRODUCT((Ark!A1:A3<>Ark!B1:B3)*1)",
        "tallene",
        (
            (cells(A1=D(1), B1=D(1), A2=D(1), B2=D(2), A3=D(3)), D(2)),
            (cells(A1="x", B1="x"), D(0)),
        ),
    ),
    Word(
        lambda: formula.rounded(at("A1"), it),
        'IF(Ark!A1="","",ROUND(Ark!A1,0))',
        "tallene",
        (
            (cells(A1=D("2.5")), D(3)),
            (cells(A1=D("2.4")), D(2)),
            (cells(A1=D("-2.5")), D(-3)),
            (cells(A1="x"), ""),
            (cells(), ""),
        ),
    ),
    Word(
        lambda: formula.same_as(span("A1:A4"), 1, it),
        'IF(INDEX(Ark!$A$1:$A$4,2,1)="","",SUMPRODUCT((Ark!$A$1:$A$4=INDEX(Ark!$A$1:$A$4,2,1))*1))',
        "antall felt med samme tallene",
        (
            (cells(A1="h", A2="Reiseliv", A3="REISELIV", A4="x"), D(2)),
            (cells(A2=D(1), A3="1", A4=D(1)), D(2)),
            (cells(A2="", A3=""), ""),
            (cells(), ""),
        ),
    ),
    Word(
        lambda: formula.rows_beginning(span("A1:A4"), at("D1"), it),
        'COUNTIF(Ark!A1:A4,Ark!$D$1&"*")',
        "antall treff i tallene",
        (
            (cells(D1="1. ", A1="h", A2="1. Ny", A3="2. Ny", A4="1. Gammel"), D(2)),
            (cells(D1="1. ", A2="11. Ny"), D(0)),
        ),
    ),
    Word(
        lambda: formula.position(span("A1:A3"), 1, span("F1:F3"), span("G1:G3"), it),
        "SUMPRODUCT((Ark!$F$1:$F$3=INDEX(Ark!$A$1:$A$3,2,1))*Ark!$G$1:$G$3)",
        "tallene som nummer i alfabetet",
        (
            (cells(A1="C", A2="b", A3="A", F1="A", F2="B", F3="C", G1=D(1), G2=D(2), G3=D(3)), D(2)),
            (cells(A2="D", F1="A", G1=D(1)), D(0)),
            (cells(F1="A", G1=D(1)), D(0)),
        ),
    ),
    Word(
        lambda: formula.farthest_share(span("A1:A4"), at("D1"), span("B1:B4"), it),
        'IF(SUM(Ark!D1)=0,"",ROUND(MAX(MAX(IF(Ark!A1:A4<"",IF(Ark!B1:B4<"",Ark!A1:A4/Ark!D1*100-Ark!B1:B4,0),0)),-MIN(IF(Ark!A1:A4<"",IF(Ark!B1:B4<"",Ark!A1:A4/Ark!D1*100-Ark!B1:B4,0),0))),6))',
        "største avstand fra avtalt andel i tallene, i prosentpoeng",
        (
            (cells(A1="h", B1="h", A2=D(5), A3=D(3), B2=D(50), B3=D(25), A4="x", B4=D(90), D1=D(10)), D(5)),
            (cells(A2=D(4), B2=D("49.5"), A3=D(9), D1=D(8)), D("0.500000")),
            (cells(D1=D(8)), D(0)),
            (cells(D1=D(0), A2=D(1), B2=D(1)), ""),
            (cells(D1=""), ""),
            (cells(A2=D(1), B2=D(33), D1=D(3)), D("0.333333")),
            (cells(A2=D(1), B2=D(40), D1=D(4)), D(15)),
        ),
        array=True,
    ),
    Word(
        lambda: formula.falling(at("A1"), it),
        'IF(ISNUMBER(Ark!A1),ROUND(0-Ark!A1,6),"")',
        "tallene ordnet med det største først",
        (
            (cells(A1=D(5)), D(-5)),
            (cells(A1=D("-5E-7")), D("0.000001")),
            (cells(A1="x"), ""),
            (cells(), ""),
        ),
    ),
    Word(
        lambda: formula.rank(span("A1:A4"), 2, it),
        "SUMPRODUCT((Ark!$A$1:$A$4<Ark!A3)*1)+SUMPRODUCT((Ark!$A$1:A3=Ark!A3)*1)",
        "plassen til tallene etter størrelse",
        (
            (cells(A1=D(-1), A2=D(-9), A3=D(-1), A4=""), D(3)),
            (cells(A1="", A2=D(-9), A3="", A4=""), D(3)),
            (cells(A1=D(5), A2=D(0), A3=D(3), A4=D(4)), D(2)),
            (cells(A1=D(5), A2=D(3), A3=D(3), A4=D(3)), D(2)),
            (cells(A1="", A3=D(5), A4=""), D(1)),
        ),
    ),
    Word(
        lambda: formula.at_rank(span("A1:A3"), span("B1:B3"), 2, it),
        "INDEX(Ark!$A$1:$A$3,MATCH(2,Ark!$B$1:$B$3,0),1)",
        "tallene på denne plassen etter størrelse",
        (
            (cells(A1="a", A2="b", A3="c", B1=D(3), B2=D(1), B3=D(2)), "c"),
            (cells(A1="a", B1=D(1)), ""),
        ),
    ),
    Word(
        lambda: formula.percent(formula.ref(at("A1"), it), formula.ref(at("B1"), it), it),
        'IFERROR(Ark!A1/Ark!B1*100,"")',
        "tallene i prosent",
        (
            (cells(A1=D(1), B1=D(4)), D(25)),
            (cells(A1=D(0), B1=D(4)), D(0)),
            (cells(A1=D(1), B1=D(0)), ""),
            (cells(A1="x", B1=D(4)), ""),
            (cells(A1=D(1), B1=""), ""),
            (cells(A1="", B1=""), ""),
        ),
    ),
    Word(
        lambda: formula.minus(formula.ref(at("A1"), it), formula.ref(at("B1"), it)),
        "Ark!A1-(Ark!B1)",
        "tallene minus tallene",
        (
            (cells(A1=D(5), B1=D(3)), D(2)),
            (cells(A1="x", B1=D(3)), D(-3)),
            (cells(A1=D(5)), D(5)),
        ),
    ),
    Word(
        lambda: formula.plus(formula.ref(at("A1"), it), formula.ref(at("B1"), it)),
        "Ark!A1+Ark!B1",
        "tallene pluss tallene",
        (
            (cells(A1=D(5), B1=D(3)), D(8)),
            (cells(A1="x", B1=D(3)), D(3)),
            (cells(A1=D(5)), D(5)),
        ),
    ),
    Word(
        lambda: formula.gap(at("A1"), at("B1"), it),
        'IF(COUNT(Ark!A1:B1)<2,"",ROUND(Ark!A1-Ark!B1,6))',
        "tallene",
        (
            (cells(A1=D(5), B1=D("3.5")), D("1.500000")),
            (cells(A1=D("4E-7"), B1=D(0)), D(0)),
            (cells(A1="x", B1=D(3)), ""),
            (cells(A1=D(5), B1=""), ""),
        ),
    ),
    Word(
        lambda: formula.word_for(
            "A1>1", lambda values: values[at("A1")] == 2, formula.ref(at("B1"), it), formula.ref(at("C1"), it), it
        ),
        "IF(A1>1,Ark!B1,Ark!C1)",
        "tallene",
        (
            (cells(A1=D(2), B1="ja", C1="nei"), "ja"),
            (cells(A1=D(1), B1="ja", C1="nei"), "nei"),
        ),
    ),
    Word(
        lambda: formula.faults(span("A1:D1"), 1, it),
        'COUNTIF(Ark!A1:D1,"<0")+COUNTA(Ark!A1:D1)-COUNT(Ark!A1:D1)-1',
        "tallene",
        (
            (cells(A1="navn", B1=D(-1), C1="x", D1=D(2)), D(2)),
            (cells(A1="navn", B1=D(0), C1=D(-1), D1=D(-2)), D(2)),
            (cells(A1="navn"), D(0)),
        ),
    ),
    Word(
        lambda: formula.grade(at("F1"), span("A2:C2"), span("A1:C1"), it),
        "IF(Ark!F1,1,IF(COUNT(Ark!A2:C2)=COUNTA(Ark!$A$1:$C$1),4,2))",
        "tallene",
        (
            (cells(F1=D(0), A2=D(1), B2=D(1), C2=D(1)), D(4)),
            (cells(F1=D(0), A2=D(1)), D(2)),
            (cells(F1=D(1), A2=D(1), B2=D(1), C2=D(1)), D(1)),
        ),
    ),
    Word(
        lambda: formula.grade(at("F1"), span("A2:B2"), span("A1:B1"), it, at("G1")),
        "IF(Ark!F1+(MAX(Ark!A2:B2)>Ark!$G$1),1,IF(COUNT(Ark!A2:B2)=COUNTA(Ark!$A$1:$B$1),4,2))",
        "tallene",
        (
            (cells(F1=D(0), G1=D(5), A2=D(1), B2=D(5)), D(4)),
            (cells(F1=D(0), G1=D(5), A2=D(1), B2=D("5.1")), D(1)),
            (cells(F1=D(0), G1=D(5), A2=D(6)), D(1)),
            (cells(F1=D(1), G1=D(5), A2=D(1), B2=D(1)), D(1)),
            (cells(F1=D(0), G1="", A2=D(1), B2=D(9)), D(4)),
            (cells(F1=D(0), G1=D(5), A2=D(1)), D(2)),
            (cells(F1=D(0), G1=D(5)), D(2)),
        ),
    ),
    Word(
        lambda: formula.row_sign(at("A2"), span("B2:C2"), at("F2"), span("H1:H4"), it),
        'IF(Ark!A2="",IF(COUNT(Ark!B2:C2)=0,"",Ark!$H$1),INDEX(Ark!$H$1:$H$4,Ark!F2,1))',
        "tallene",
        (
            (cells(A2="x", F2=D(1), H1="feil", H2="mangler", H4="ok"), "feil"),
            (cells(A2="x", F2=D(4), H1="feil", H2="mangler", H4="ok"), "ok"),
            (cells(A2="", B2=D(0), F2=D(4), H1="feil", H4="ok"), "feil"),
            (cells(F2=D(4), H1="feil", H4="ok"), ""),
            (cells(A2="x", F2="", H1="feil"), ""),
        ),
    ),
    Word(
        lambda: formula.row_sign(None, span("B2:C2"), at("F2"), span("H1:H4"), it),
        "INDEX(Ark!$H$1:$H$4,Ark!F2,1)",
        "tallene",
        (
            (cells(F2=D(2), H1="feil", H2="mangler"), "mangler"),
            (cells(B2=D(1), F2=D(4), H1="feil", H4="ok"), "ok"),
        ),
    ),
    Word(
        lambda: formula.number_sign(span("A1:B1"), at("H1"), at("H2"), at("H3"), it),
        "IF(COUNT(Ark!A1:B1)=0,Ark!$H$2,IF(MIN(Ark!A1:B1)<0,Ark!$H$3,Ark!$H$1))",
        "tallene",
        (
            (cells(A1="navn", B1=D(0), H1="ok", H2="mangler", H3="feil"), "ok"),
            (cells(A1="navn", H1="ok", H2="mangler", H3="feil"), "mangler"),
            (cells(A1=D(1), B1=D("-0.1"), H1="ok", H2="mangler", H3="feil"), "feil"),
            (cells(B1=D("0.5"), H1="ok", H2="mangler", H3="feil"), "ok"),
        ),
    ),
    Word(
        lambda: formula.given_sign(span("A1:A3"), 1, at("H1"), at("H2"), it),
        'IF(INDEX(Ark!$A$1:$A$3,2,1)<>"",Ark!$H$1,Ark!$H$2)',
        "tallene",
        (
            (cells(A2="x", H1="ok", H2="mangler"), "ok"),
            (cells(A2="", H1="ok", H2="mangler"), "mangler"),
            (cells(H1="ok", H2="mangler"), "mangler"),
        ),
    ),
    Word(
        lambda: formula.given_sign(span("A1:A3"), 1, at("H1"), None, it, number=True),
        'IF(ISNUMBER(INDEX(Ark!$A$1:$A$3,2,1)),Ark!$H$1,"")',
        "tallene",
        (
            (cells(A2=D(0), H1="ok"), "ok"),
            (cells(A2="x", H1="ok"), ""),
            (cells(H1="ok"), ""),
        ),
    ),
    Word(
        lambda: formula.given_sign(span("A1:A3"), 1, at("H1"), None, it),
        'IF(INDEX(Ark!$A$1:$A$3,2,1)<>"",Ark!$H$1,"")',
        "tallene",
        (
            (cells(A2=D(0), H1="ok"), "ok"),
            (cells(A2="x", H1="ok"), "ok"),
            (cells(H1="ok"), ""),
        ),
    ),
    Word(
        lambda: formula.unique_sign(at("A1"), formula.ref(at("B1"), it), at("H3"), formula.ref(at("C1"), it), it),
        'IF(Ark!A1="",Ark!B1,IF(Ark!A1>1,Ark!$H$3,Ark!C1))',
        "tallene",
        (
            (cells(A1=D(1), B1="uten navn", C1="ok", H3="feil"), "ok"),
            (cells(A1=D(2), B1="uten navn", C1="ok", H3="feil"), "feil"),
            (cells(A1="", B1="uten navn", C1="ok", H3="feil"), "uten navn"),
        ),
    ),
    Word(
        lambda: formula.common_sign(at("A1"), at("B1"), at("H1"), it),
        "IF(Ark!A1=Ark!B1,Ark!A1,Ark!$H$1)",
        "tallene",
        (
            (cells(A1="ok", B1="ok", H1="feil"), "ok"),
            (cells(A1="ok", B1="mangler", H1="feil"), "feil"),
        ),
    ),
    Word(
        lambda: formula.sign_of_numbers(span("A1:B1"), at("H3"), it),
        'IF(COUNT(Ark!A1:B1)=0,"",Ark!$H$3)',
        "tallene",
        (
            (cells(B1=D(0), H3="feil"), "feil"),
            (cells(A1="x", H3="feil"), ""),
        ),
    ),
    Word(
        lambda: formula.nothing(it),
        '""',
        "tallene",
        ((cells(), ""),),
    ),
    Word(
        lambda: formula.counted_word(at("A1"), at("B1"), it),
        'Ark!A1&" "&Ark!B1',
        "tallene",
        (
            (cells(A1=D(3), B1="Avvik"), "3 Avvik"),
            (cells(A1=D(100)), "100 "),
        ),
    ),
    Word(
        lambda: formula.joined(at("A1"), [at("B1"), at("C1")], it),
        'Ark!A1&": "&Ark!B1&", "&Ark!C1',
        "tallene",
        ((cells(A1="87 kontroller", B1="3 Avvik", C1="2 Sjekk"), "87 kontroller: 3 Avvik, 2 Sjekk"),),
    ),
    Word(
        lambda: formula.titled('Andelen «"» er som avtalt', formula.ref(at("A1"), it), 'Finansiør "1"'),
        '"Andelen «""» er som avtalt: "&IF(Ark!A1="","Finansiør ""1""",Ark!A1)',
        "tallene",
        (
            (cells(A1="KDD"), 'Andelen «"» er som avtalt: KDD'),
            (cells(A1=""), 'Andelen «"» er som avtalt: Finansiør "1"'),
            (cells(), 'Andelen «"» er som avtalt: Finansiør "1"'),
        ),
    ),
    Word(
        lambda: formula.equal_texts(span("A1:A4"), at("H1"), it),
        "COUNTIF(Ark!$A$1:$A$4,Ark!H1)",
        "antall treff i tallene",
        (
            (cells(A1="h", A2="ok", A3="x", A4="ok", H1="ok"), D(2)),
            (cells(A2="x", H1="ok"), D(0)),
        ),
    ),
    Word(
        lambda: formula.first_word([at("A1"), at("A2")], [at("B1"), at("B2"), at("B3")], it),
        "INDEX(Ark!B1:B3,1+(SUM(Ark!A1)=0)+(SUM(Ark!A1:A2)=0),1)",
        "tallene",
        (
            (cells(A1=D(1), A2=D(1), B1="avvik", B2="sjekk", B3="alt er i orden"), "avvik"),
            (cells(A1=D(0), A2=D(2), B1="avvik", B2="sjekk", B3="alt er i orden"), "sjekk"),
            (cells(A1=D(0), A2=D(0), B1="avvik", B2="sjekk", B3="alt er i orden"), "alt er i orden"),
        ),
    ),
    Word(
        lambda: formula.when_named(at("A1"), formula.ref(at("B1"), it), it),
        'IF(Ark!A1="","",Ark!B1)',
        "tallene",
        (
            (cells(A1="x", B1=D(2)), D(2)),
            (cells(A1="", B1=D(2)), ""),
            (cells(B1=D(2)), ""),
        ),
    ),
)


def values(given: Mapping[Cell, Value]) -> Values:
    return Values(given, {}, frozenset())


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.excel)
def test_the_three_readings_of_a_word(word: Word) -> None:
    made = word.formula()
    assert (made.excel, made.words(texts("nb")), made.array) == (word.excel, word.words, word.array)
    found = [made.value(values(given)) for given, _ in word.cases]
    assert found == [wanted for _, wanted in word.cases]
    assert [type(one) for one in found] == [type(wanted) for _, wanted in word.cases]


def test_every_word_is_in_the_table() -> None:
    source = Path(__file__).read_text("utf-8")
    own = {name for name, one in vars(formula).items() if getattr(one, "__module__", "") == formula.__name__}
    words = {name for name in own if name[0].islower()} - {"as_text", "number_of"}
    assert {name for name in words if f"formula.{name}(" not in source} == set()


def test_columns_of_unequal_length_are_a_fault_of_the_form() -> None:
    unequal = (
        formula.total_where(span("A1:A2"), at("D1"), span("B1:B3"), it),
        formula.blanks_in_named_rows(span("A1:A2"), span("B1:C3"), it),
        formula.numbers_in_unnamed_rows(span("A1:A2"), span("B1:C3"), it),
        formula.unlike(span("A1:A2"), span("B1:B3"), it),
        formula.position(span("A1:A2"), 1, span("B1:B2"), span("C1:C3"), it),
        formula.farthest_share(span("A1:A2"), at("D1"), span("B1:B3"), it),
        formula.at_rank(span("A1:A2"), span("B1:B3"), 9, it),
    )
    for one in unequal:
        with pytest.raises(ValueError, match="zip"):
            one.value(values(cells(D1=D(1))))


# --- the values that formulas read -----------------------------------------------------------------------------


def test_a_formula_is_computed_once_and_an_empty_cell_is_nothing() -> None:
    asked: list[Values] = []

    def doubled(values: Values) -> Value:
        asked.append(values)
        return number_of(formula.ref(at("A1"), it), values) * 2

    held = Values(cells(A1=D(4)), {at("B1"): Formula("A1*2", doubled, it)}, frozenset())
    assert [held[at("B1")], held[at("B1")], held[at("C1")]] == [D(8), D(8), None]
    assert asked == [held]


def test_a_formula_that_reads_an_unusable_cell_has_no_value() -> None:
    held = Values({}, {at("B1"): formula.total(span("A1:A2"), it)}, frozenset({at("A2")}))
    with pytest.raises(Unusable):
        held[at("B1")]


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), ("", ""), ("x", "x"), (D("2.50"), "2.5"), (D("1E+2"), "100"), (D(0), "0")]
)
def test_a_value_as_text(value: Value, text: str) -> None:
    assert as_text(value) == text


def test_a_gap_keeps_the_blanks_of_a_sheet_name() -> None:
    left, right = Cell("Mål 2", 0, 0), Cell("Mål 2", 0, 1)
    assert formula.gap(left, right, it).excel == "IF(COUNT('Mål 2'!A1:B1)<2,\"\",ROUND('Mål 2'!A1-'Mål 2'!B1,6))"


def test_a_formula_on_its_own_sheet_leaves_out_the_name() -> None:
    both = formula.plus(formula.ref(at("A1"), it), formula.ref(Cell("Mål 2", 0, 0), it))
    assert (both.on("Ark"), both.on("Mål 2")) == ("A1+'Mål 2'!A1", "Ark!A1+A1")

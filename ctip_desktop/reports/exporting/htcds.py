"""Answers in the standard codes of HTCDS 2.0 (IOM), for exchange: coded answers, ages, counts and days, never names."""

from collections import Counter
from collections.abc import Mapping

from ctip_desktop.forms.form import Form, Question
from ctip_desktop.reports.exporting.tables import Table, as_csv, rows
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.transaction import Reader

FIELDS = {
    "gender": "Gender",
    "marital_status": "MaritalStatus",
    "education": "Education",
    "case_status": "CaseStatus",
    "trafficking_status": "TraffickingStatus",
    "status_decision": "TraffickingStatusDecisionBy",
    "recruitment": "MethodOfRecruitment",
    "control": "MethodsOfControl",
    "exploitation": "TypeOfExploitation",
    "sexual_exploitation": "TypeOfSexExploitation",
    "industry": "LabourSector",
    "role": "RoleInProcess",
    "relationship": "Relationship",
    "need": "SupportPlan",
    "service": "SupportPlan",
    "countries.csv": "Citizenship",
}
"""The field of the standard for each of our lists."""

UNKNOWN = "NonSpecifiedUnknown"
"""The standard's code where a gender is not known or not told."""

_MEASURES = ("integer", "date")
_CITIZENSHIP = "nationality"


def field_of(question: Question) -> str:
    """Return the field of the standard that a question answers, empty if none."""
    if question.file == "countries.csv" and _CITIZENSHIP not in question.name:
        return ""
    return FIELDS.get(question.list or question.file or "", "") if question.kind.startswith("select_") else ""


def heads_of(table: Table) -> dict[str, str]:
    """Return the head of each question that is given out, by name; nothing if the table has no coded answers.

    A field that two questions of a table answer has the question's name behind it.
    """
    fields = {name: field_of(question) for name, question in table.questions.items()}
    if not any(fields.values()):
        return {}
    times = Counter(field for field in fields.values() if field)
    heads = {}
    for name, question in table.questions.items():
        if fields[name]:
            heads[name] = fields[name] if times[fields[name]] == 1 else f"{fields[name]}_{name}"
        elif question.kind in _MEASURES and question.columns.get("personal") != "yes":
            heads[name] = name
    return heads


def codes_of(form: Form, question: Question) -> Mapping[str, str]:
    """Return the standard code of each choice of a question that is not its own name already."""
    choices = form.lists.get(question.list or "", ())
    return {one.name: one.columns["htcds"] for one in choices if one.columns.get("htcds")}


def coded(question: Question, codes: Mapping[str, str], answer: object) -> object:
    """Return an answer in the codes of the standard: several with spaces between, each once."""
    if answer is None:
        return UNKNOWN if question.list == "gender" else ""
    if not question.kind.startswith("select_"):
        return answer
    return " ".join(dict.fromkeys(codes.get(name, name) for name in str(answer).split()))


def htcds_csv(reader: Reader, form: Form, table: Table, period: Period | None = None) -> tuple[bytes, int] | None:
    """Return a table in standard codes as a CSV file, and how many rows it has; None if it has no coded answers."""
    heads = heads_of(table)
    if not heads:
        return None
    asked = {name: (table.questions[name], codes_of(form, table.questions[name])) for name in heads}

    lines = [
        [
            belongs["entry"],
            belongs["office"],
            belongs.get("row", ""),
            *(coded(*known, answers[name]) for name, known in asked.items()),
        ]
        for belongs, answers in rows(reader, table, period)
    ]
    return as_csv(["entry", "office", "row", *heads.values()], lines), len(lines)

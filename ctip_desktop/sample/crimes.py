"""Cases, suspects and victims of a made-up country, as far as figures are made of them."""

from collections.abc import Mapping
from random import Random
from typing import Any

from ctip_desktop.sample.chances import COUNTRIES, new_id, soon_after

_OTHER = "ការលាក់ទុកឯកសារ"


def case(chance: Random, day: str) -> dict[str, Any]:
    """Return a case reported on a day, with its suspects and victims."""
    answers: dict[str, Any] = {
        "case_no": str(chance.randrange(10**6)),
        "offence": _offence(chance),
        "extent": chance.choice(("internal", "cross_border")),
        "reported_on": day,
        "place": "010201",
        "stage": "court",
    }
    if chance.random() < 0.4:
        answers["court_received_on"] = soon_after(chance, day)
        if chance.random() < 0.5:
            answers["verdict_on"] = soon_after(chance, answers["court_received_on"])
    suspects = [_suspect_row(chance, day) | {"_id": new_id(chance)} for _ in range(chance.choice((0, 1, 1, 2)))]
    victims = [_victim_row(chance, day) | {"_id": new_id(chance)} for _ in range(chance.choice((0, 1, 1, 2, 3)))]
    if answers["offence"] == "other":
        answers["offence_other"] = _OTHER
    return answers | ({"suspect": suspects} if suspects else {}) | ({"victim": victims} if victims else {})


def suspect(chance: Random, day: str) -> dict[str, Any]:
    """Return a suspect reported apart from a case, or named in one."""
    in_case = chance.choice(("yes", "no", "no"))
    return _suspect_row(chance, day) | {"reported_on": day, **_offence_of(chance), "in_case": in_case}


def victim(chance: Random, day: str) -> dict[str, Any]:
    """Return a victim reported apart from a case, or named in one."""
    in_case = chance.choice(("yes", "no", "no"))
    return _victim_row(chance, day) | {"reported_on": day, **_offence_of(chance), "in_case": in_case}


def _suspect_row(chance: Random, day: str) -> dict[str, Any]:
    nation, age = chance.choice(("KH", "KH", "KH", *COUNTRIES)), chance.choice((None, *range(14, 60)))
    row: dict[str, Any] = {
        "s_sex": chance.choice(("Feminine", "Masculine", "Masculine")),
        "s_nationality": nation,
        "s_foreigner": "no" if nation == "KH" else "yes",
    }
    if age is not None:
        row |= {"s_age": age, "s_minor": "yes" if age < 18 else "no"}
    if chance.random() < 0.7:
        row["s_arrested_on"] = soon_after(chance, day)
        if chance.random() < 0.6:
            row["s_charged_on"] = soon_after(chance, row["s_arrested_on"])
            if chance.random() < 0.5:
                row["s_convicted_on"] = soon_after(chance, row["s_charged_on"])
    return row | {"s_status": status_of(row)}


def status_of(suspect: Mapping[str, Any]) -> str:
    """Return the status that the dates of a suspect tell."""
    told = {"s_convicted_on": "convicted", "s_charged_on": "charged", "s_arrested_on": "arrested"}
    return next((status for date, status in told.items() if date in suspect), "wanted")


def _victim_row(chance: Random, day: str) -> dict[str, Any]:
    age = chance.choice((None, *range(6, 45)))
    row: dict[str, Any] = {
        "v_sex": chance.choice(("Feminine", "Feminine", "Masculine", "TransgenderFeminine")),
        "v_nationality": chance.choice(("KH", "KH", "KH", "VN", "TH")),
    }
    if age is not None:
        band = "under_15" if age < 15 else "15_17" if age < 18 else "18_over"
        row |= {"v_age": age, "v_age_band": band, "v_minor": "yes" if age < 18 else "no"}
    if chance.random() < 0.2:
        row["v_justice_on"] = soon_after(chance, day)
    row["v_status"] = f"{chance.choice(('Actual', 'Actual', 'Possible', 'NotA'))}VictimOfTrafficking"
    return row


def _offence_of(chance: Random) -> dict[str, str]:
    offence = _offence(chance)
    return {"offence": offence} | ({"offence_other": _OTHER} if offence == "other" else {})


def _offence(chance: Random) -> str:
    return chance.choices(("trafficking", "sexual_exploitation", "other"), (6, 3, 1))[0]

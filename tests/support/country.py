"""What provinces record in three years, made up by a seed: the answers as records carry them, calculated ones too."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD, Record, encode, hash_of
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.stores import DEVICE, USER

FORMS = ("case", "victim", "suspect", "repatriation", "prevention", "training", "inspection", "meeting", "request")
COUNTRIES = ("TH", "MY", "VN", "CN", "LA", "ID")
HEADS = ("ក្រុមការងារយុត្តិធម៌", "ក្រុមការងារការពារជនរងគ្រោះ", "ក្រុមការងារអនុវត្តច្បាប់", "ផ្សេងៗ")
TEXTS = (
    "បានចុះផ្សព្វផ្សាយច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ ដល់ប្រជាពលរដ្ឋតាមមូលដ្ឋាន",
    "ខ្វះថវិកាសម្រាប់ការចុះតាមដានជនរងគ្រោះក្រោយសមាហរណកម្ម",
    "ស្នើសុំសម្រួលការទទួលជនរងគ្រោះតាមច្រកព្រំដែនអន្តរជាតិ",
    "បានសហការជាមួយអង្គការដៃគូ ក្នុងការបណ្តុះបណ្តាលវិជ្ជាជីវៈដល់ជនរងគ្រោះ",
    "មន្ត្រីទទួលបន្ទុកផ្លាស់ប្តូរញឹកញាប់ ធ្វើឱ្យការតាមដានមិនបានជាប់លាប់",
)


@dataclass(frozen=True)
class Kept:
    """An entry as its office keeps it."""

    office: str
    form: str
    answers: Mapping[str, Any]


def entries(
    count: int, seed: int = 7, years: Sequence[int] = (2024, 2025, 2026), among: Sequence[str] = ()
) -> list[Kept]:
    """Return so many entries of the offices `among`, or of all provinces."""
    chance = Random(seed)
    codes = list(among) or [code for code in offices() if code != SECRETARIAT]
    weights = [1 + 3 / (place + 1) for place in range(len(codes))]
    kinds = list(_MAKERS)
    likely = [45, 6, 3, 10, 22, 4, 4, 2, 4]
    return [
        Kept(office, kind, _MAKERS[kind](chance, _day(chance, years)))
        for office, kind in zip(
            chance.choices(codes, weights, k=count), chance.choices(kinds, likely, k=count), strict=True
        )
    ]


def a_secretariat(folder: Path, kept: Iterable[Kept], key: bytes | None = None) -> Store:
    """Return the secretariat's store with the logs of all offices taken in."""
    store = Store.create(folder, key, office=SECRETARIAT, device=DEVICE)
    with store.writing() as writer:
        for name in FORMS:
            add_form(writer, load(name))
    take_all_in(store, kept)
    return store


def take_all_in(store: Store, kept: Iterable[Kept]) -> None:
    """Take in a log for each office with these entries; no office may have one yet."""
    by_office: dict[str, list[Kept]] = {}
    for one in kept:
        by_office.setdefault(one.office, []).append(one)
    for office, entries in by_office.items():
        lines = list(_log(office, entries))
        with store.writing() as writer:
            take_in(
                writer,
                log=f"{int(office):032x}",
                office=office,
                device=DEVICE,
                checked=check(lines, 1, NO_RECORD),
                bundle="0" * 64,
            )


def _log(office: str, entries: Iterable[Kept]) -> Iterator[bytes]:
    prev = NO_RECORD
    for seq, one in enumerate(entries, start=1):
        line = encode(
            Record(
                seq=seq,
                prev=prev,
                op="put",
                entry=f"{int(office):02x}{seq:030x}",
                parents=(),
                form=one.form,
                fv=load(one.form).version,
                by=USER,
                at=f"2026-07-0{1 + seq % 9}T05:00:00Z",
                number=f"{office}-2026-A-{seq:04d}",
                answers=one.answers,
                about={},
            )
        )
        yield line
        prev = hash_of(line)


def _case(chance: Random, day: str) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "case_no": str(chance.randrange(10**6)),
        "offence": _offence(chance),
        "extent": chance.choice(("internal", "cross_border")),
        "reported_on": day,
        "place": "010201",
        "stage": "court",
    }
    if chance.random() < 0.4:
        answers["court_received_on"] = _later(chance, day)
        if chance.random() < 0.5:
            answers["verdict_on"] = _later(chance, answers["court_received_on"])
    suspects = [_suspect_row(chance, day) | {"_id": _hex(chance)} for _ in range(chance.choice((0, 1, 1, 2)))]
    victims = [_victim_row(chance, day) | {"_id": _hex(chance)} for _ in range(chance.choice((0, 1, 1, 2, 3)))]
    return answers | ({"suspect": suspects} if suspects else {}) | ({"victim": victims} if victims else {})


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
        row["s_arrested_on"] = _later(chance, day)
        if chance.random() < 0.6:
            row["s_charged_on"] = _later(chance, row["s_arrested_on"])
            if chance.random() < 0.5:
                row["s_convicted_on"] = _later(chance, row["s_charged_on"])
    return row


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
        row["v_justice_on"] = _later(chance, day)
    row["v_status"] = f"{chance.choice(('Actual', 'Actual', 'Possible', 'NotA'))}VictimOfTrafficking"
    return row


def _victim(chance: Random, day: str) -> dict[str, Any]:
    in_case = chance.choice(("yes", "no", "no"))
    return _victim_row(chance, day) | {"reported_on": day, "offence": _offence(chance), "in_case": in_case}


def _suspect(chance: Random, day: str) -> dict[str, Any]:
    in_case = chance.choice(("yes", "no", "no"))
    return _suspect_row(chance, day) | {"reported_on": day, "offence": _offence(chance), "in_case": in_case}


def _repatriation(chance: Random, day: str) -> dict[str, Any]:
    people = chance.choice((1, 1, 1, 2, 14))
    women = chance.randint(0, people)
    journey = (chance.choice(COUNTRIES), "KH") if chance.random() < 0.8 else ("KH", chance.choice(COUNTRIES))
    return {
        "from_country": journey[0],
        "to_country": journey[1],
        "arrived_on": day,
        "channel": "embassy",
        "n_people": people,
        "n_women": women,
        "n_minors": chance.randint(0, women),
    }


def _prevention(chance: Random, day: str) -> dict[str, Any]:
    audience = []
    for kind in chance.sample(("community", "students", "migrants", "workers"), chance.choice((1, 1, 2))):
        people = chance.randint(10, 300)
        audience.append(
            {
                "_id": _hex(chance),
                "audience_kind": kind,
                "people": people,
                "women": chance.randint(0, people),
                "under_18": chance.randint(0, people),
            }
        )
    theme = chance.choice(("law", "safe_migration", "online_deception", "child_protection"))
    return {"type": "forum", "theme": theme, "began_on": day, "audience": audience}


def _training(chance: Random, day: str) -> dict[str, Any]:
    people = chance.randint(8, 60)
    trainee = {"_id": _hex(chance), "people": people, "women": chance.randint(0, people)}
    return {"topic": "law", "began_on": day, "days": 2, "trainee": [trainee]}


def _inspection(chance: Random, day: str) -> dict[str, Any]:
    count = chance.randint(1, 20)
    checked = {
        "_id": _hex(chance),
        "checked_kind": "karaoke",
        "checked_count": count,
        "closed": chance.randint(0, count),
    }
    return {"done_on": day, "kind": "venues", "checked": [checked]}


def _meeting(chance: Random, day: str) -> dict[str, Any]:
    sections = [
        {
            "_id": _hex(chance),
            "section_head": head,
            "point": [
                {"_id": _hex(chance), "point_kind": kind, "point_text": f"{chance.choice(TEXTS)} ។"}
                for kind in ("result", "challenge", "request")
                if chance.random() < 0.6
            ],
        }
        for head in chance.sample(HEADS, 2)
    ]
    return {"date": day, "held": "held", "section": sections}


def _request(chance: Random, day: str) -> dict[str, Any]:
    return {
        "nature": chance.choice(("challenge", "request")),
        "kind": "budget",
        "working_group": chance.choice(("international", "justice", "migration", "prevention")),
        "text": f"{chance.choice(TEXTS)} ។",
        "raised_on": day,
    }


_MAKERS: Mapping[str, Callable[[Random, str], dict[str, Any]]] = dict(
    zip(
        FORMS,
        (_case, _victim, _suspect, _repatriation, _prevention, _training, _inspection, _meeting, _request),
        strict=True,
    )
)


def _offence(chance: Random) -> str:
    return chance.choices(("trafficking", "sexual_exploitation", "other"), (6, 3, 1))[0]


def _day(chance: Random, years: Sequence[int]) -> str:
    return f"{chance.choice(years)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _later(chance: Random, day: str) -> str:
    months = int(day[:4]) * 12 + int(day[5:7]) - 1 + chance.choice((0, 0, 1, 4, 9))
    return f"{months // 12}-{months % 12 + 1:02}-28"


def _hex(chance: Random) -> str:
    return f"{chance.getrandbits(128):032x}"

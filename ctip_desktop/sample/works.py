"""What is done in a made-up country against trafficking: repatriation, prevention, training, inspection, meetings."""

from random import Random
from typing import Any

from ctip_desktop.sample.chances import COUNTRIES, new_id

_HEADS = ("ក្រុមការងារយុត្តិធម៌", "ក្រុមការងារការពារជនរងគ្រោះ", "ក្រុមការងារអនុវត្តច្បាប់", "ផ្សេងៗ")
_TEXTS = (
    "បានចុះផ្សព្វផ្សាយច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ ដល់ប្រជាពលរដ្ឋតាមមូលដ្ឋាន",
    "ខ្វះថវិកាសម្រាប់ការចុះតាមដានជនរងគ្រោះក្រោយសមាហរណកម្ម",
    "ស្នើសុំសម្រួលការទទួលជនរងគ្រោះតាមច្រកព្រំដែនអន្តរជាតិ",
    "បានសហការជាមួយអង្គការដៃគូ ក្នុងការបណ្តុះបណ្តាលវិជ្ជាជីវៈដល់ជនរងគ្រោះ",
    "មន្ត្រីទទួលបន្ទុកផ្លាស់ប្តូរញឹកញាប់ ធ្វើឱ្យការតាមដានមិនបានជាប់លាប់",
)


def repatriation(chance: Random, day: str) -> dict[str, Any]:
    """Return persons who arrived on a day, counted."""
    people = chance.choice((1, 1, 1, 2, 14))
    women = chance.randint(0, people)
    journey = (chance.choice(COUNTRIES), "KH") if chance.random() < 0.8 else ("KH", chance.choice(COUNTRIES))
    counted = (people, women, chance.randint(0, women))
    return {
        "from_country": journey[0],
        "to_country": journey[1],
        "arrived_on": day,
        "channel": "embassy",
        **dict(zip(("total_claimed", "women_claimed", "minors_claimed"), counted, strict=True)),
        **dict(zip(("n_people", "n_women", "n_minors"), counted, strict=True)),
    }


def prevention(chance: Random, day: str) -> dict[str, Any]:
    """Return an activity that began on a day, with its audience."""
    audience = []
    for kind in chance.sample(("community", "students", "migrants", "workers"), chance.choice((1, 1, 2))):
        people = chance.randint(10, 300)
        audience.append(
            {
                "_id": new_id(chance),
                "audience_kind": kind,
                "people": people,
                "women": chance.randint(0, people),
                "under_18": chance.randint(0, people),
            }
        )
    theme = chance.choice(("law", "safe_migration", "online_deception", "child_protection"))
    return {"type": "forum", "theme": theme, "began_on": day, "audience": audience}


def training(chance: Random, day: str) -> dict[str, Any]:
    """Return a course that began on a day."""
    people = chance.randint(8, 60)
    trainee = {"_id": new_id(chance), "people": people, "women": chance.randint(0, people)}
    return {"topic": "law", "began_on": day, "days": 2, "trainee": [trainee]}


def inspection(chance: Random, day: str) -> dict[str, Any]:
    """Return a check of venues on a day."""
    count = chance.randint(1, 20)
    checked = {
        "_id": new_id(chance),
        "checked_kind": "entertainment",
        "checked_count": count,
        "closed": chance.randint(0, count),
    }
    return {"done_on": day, "kind": "inspection", "checked": [checked]}


def meeting(chance: Random, day: str) -> dict[str, Any]:
    """Return the minutes of a meeting on a day: results, challenges and requests of two groups."""
    sections = [
        {
            "_id": new_id(chance),
            "section_head": head,
            "point": [
                {"_id": new_id(chance), "point_kind": kind, "point_text": f"{chance.choice(_TEXTS)} ។"}
                for kind in ("result", "challenge", "request")
                if chance.random() < 0.6
            ],
        }
        for head in chance.sample(_HEADS, 2)
    ]
    return {"date": day, "held": "held", "section": sections}


def request(chance: Random, day: str) -> dict[str, Any]:
    """Return a challenge or a request that was raised on a day."""
    return {
        "nature": chance.choice(("challenge", "request")),
        "kind": "budget",
        "working_group": chance.choice(("international", "justice", "migration", "prevention")),
        "text": f"{chance.choice(_TEXTS)} ។",
        "raised_on": day,
    }


def assistance(chance: Random, day: str) -> dict[str, Any]:
    """Return help that began on a day for somebody."""
    age = chance.randint(8, 40)
    return {"began_on": day, "sex": chance.choice(("Feminine", "Feminine", "Masculine")), "age": age}


def border_counts(chance: Random, day: str) -> dict[str, Any]:
    """Return who crossed at a checkpoint in the month of a day."""
    rows = []
    for movement, most in (("out", 9_000), ("in", 9_000), ("deported", 1_200), ("returned", 80)):
        people = chance.randint(most // 3, most)
        screened = people if movement in ("deported", "returned") else people // 40
        rows.append(
            {
                "_id": new_id(chance),
                "movement": movement,
                "people": people,
                "women": people * chance.randint(35, 48) // 100,
                "children": people // 20,
                "girls": people // 45,
                "screened": screened,
                "suspected": min(screened, chance.choice((0, 0, 1, 2, 5))),
            }
        )
    return {"month": f"{day[:8]}01", "count": rows}


def hotline(chance: Random, day: str) -> dict[str, Any]:
    """Return a call that was received on a day."""
    people = chance.randint(1, 5)
    return {"received_on": day, "people": people, "women": chance.randint(0, people), "under_18": 0}


def legal_instrument(chance: Random, day: str) -> dict[str, Any]:
    """Return an instrument that was signed on a day."""
    del chance
    return {"signed_on": day}


def organisation(chance: Random, day: str) -> dict[str, Any]:
    """Return what is known on a day of an organisation."""
    return {"as_of": day, "body_kind": chance.choice(("ngo_local", "ngo_international"))}


def plan_item(chance: Random, day: str) -> dict[str, Any]:
    """Return an activity of the plan that is to be done by a day."""
    return {"due_on": day, "plan_status": chance.choice(("in_progress", "planned"))}

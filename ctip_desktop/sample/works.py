"""What is done in a made-up country against trafficking: repatriation, prevention, training, inspection, meetings."""

from random import Random
from typing import Any

from ctip_desktop.sample.chances import COUNTRIES, new_id

_HEADS = ("ក្រុមការងារយុត្តិធម៌", "ក្រុមការងារការពារជនរងគ្រោះ", "ក្រុមការងារអនុវត្តច្បាប់", "ផ្សេងៗ")
_TEXTS = {
    "result": (
        "បានចុះផ្សព្វផ្សាយច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ ដល់ប្រជាពលរដ្ឋតាមមូលដ្ឋាន",
        "បានសហការជាមួយអង្គការដៃគូ ក្នុងការបណ្តុះបណ្តាលវិជ្ជាជីវៈដល់ជនរងគ្រោះ",
        "បានចុះត្រួតពិនិត្យទីតាំងកម្សាន្ត និងណែនាំម្ចាស់អាជីវកម្មឱ្យគោរពច្បាប់",
        "បានទទួល និងបញ្ជូនពលករដែលត្រូវបណ្តេញចេញទៅដល់ស្រុកកំណើត",
        "បានប្រជុំសម្របសម្រួលករណីជាមួយអយ្យការ និងមន្ទីរសង្គមកិច្ច",
    ),
    "challenge": (
        "ខ្វះថវិកាសម្រាប់ការចុះតាមដានជនរងគ្រោះក្រោយសមាហរណកម្ម",
        "មន្ត្រីទទួលបន្ទុកផ្លាស់ប្តូរញឹកញាប់ ធ្វើឱ្យការតាមដានមិនបានជាប់លាប់",
        "ការប្រមូលភស្តុតាងពីបណ្តាញសង្គមនៅមានការលំបាក",
        "ជនរងគ្រោះមួយចំនួនមិនហ៊ានដាក់ពាក្យបណ្តឹង",
        "មធ្យោបាយធ្វើដំណើរទៅឃុំដាច់ស្រយាលមិនគ្រប់គ្រាន់",
    ),
    "request": (
        "ស្នើសុំសម្រួលការទទួលជនរងគ្រោះតាមច្រកព្រំដែនអន្តរជាតិ",
        "ស្នើសុំបន្ថែមថវិកាប្រតិបត្តិការសម្រាប់ឃុំជាប់ព្រំដែន",
        "ស្នើសុំវគ្គបណ្តុះបណ្តាលស្តីពីការកំណត់អត្តសញ្ញាណជនរងគ្រោះ",
        "ស្នើសុំអ្នកបកប្រែភាសាចិន និងភាសាវៀតណាមប្រចាំការ",
        "ស្នើសុំសម្ភារៈផ្សព្វផ្សាយជាភាសាជនជាតិដើមភាគតិច",
    ),
}


def repatriation(chance: Random, day: str) -> dict[str, Any]:
    """Return persons who arrived on a day, counted."""
    people = chance.choice((1, 1, 1, 2, 14))
    women = chance.randint(0, people)
    journey = (chance.choice(COUNTRIES), "KH") if chance.random() < 0.8 else ("KH", chance.choice(COUNTRIES))
    minors = chance.randint(0, women)
    return {
        "from_country": journey[0],
        "to_country": journey[1],
        "arrived_on": day,
        "channel": "embassy",
        "n_people": people,
        "n_women": women,
        "n_minors": minors,
        **_listed(people, women, minors),
    }


def _listed(people: int, women: int, minors: int) -> dict[str, Any]:
    """Return the persons, the minors the first of the women; or their numbers, where nobody wrote down so many."""
    if people > 2:
        return {"person": [], "total_claimed": people, "women_claimed": women, "minors_claimed": minors}
    return {
        "person": [
            {
                "_id": f"{place + 1:032x}",
                "p_sex": "Feminine" if place < women else "Masculine",
                "p_age": 16 if place < minors else 30,
                "p_minor": "yes" if place < minors else "no",
            }
            for place in range(people)
        ]
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
                {"_id": new_id(chance), "point_kind": kind, "point_text": f"{chance.choice(_TEXTS[kind])} ។"}
                for kind in ("result", "challenge", "request")
                if chance.random() < 0.6
            ],
        }
        for head in chance.sample(_HEADS, 2)
    ]
    return {"date": day, "held": "held", "section": sections}


def request(chance: Random, day: str) -> dict[str, Any]:
    """Return a challenge or a request that was raised on a day."""
    nature = chance.choice(("challenge", "request"))
    return {
        "nature": nature,
        "kind": "budget",
        "working_group": chance.choice(("international", "justice", "migration", "prevention")),
        "text": f"{chance.choice(_TEXTS[nature])} ។",
        "raised_on": day,
    }


def assistance(chance: Random, day: str) -> dict[str, Any]:
    """Return help that began on a day for somebody."""
    age = chance.randint(8, 40)
    sex, stage = chance.choice(("Feminine", "Feminine", "Masculine")), chance.choice(("pre_integration", "follow_up"))
    return {"began_on": day, "sex": sex, "age": age, "stage": stage}


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
    return {"as_of": day, "body_kind": chance.choice(("ngo_local", "ngo_international")), "project": []}


def plan_item(chance: Random, day: str) -> dict[str, Any]:
    """Return an activity of the plan that is to be done by a day."""
    done = chance.random() < 0.5
    return {"due_on": day} | ({"plan_status": "done", "done_on": day} if done else {"plan_status": "in_progress"})

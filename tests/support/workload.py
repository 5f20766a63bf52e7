"""Entries as offices write them, by the thousand: made up, Khmer and English mixed, the same at every run."""

from random import Random

from ctip_desktop.entries.record import NO_RECORD, Record, encode, hash_of
from ctip_desktop.forms import lists

_KHMER = """
ជនរងគ្រោះ ការងារ ប្រទេស ថៃ ម៉ាឡេស៊ី ឡាវ វៀតណាម ព្រំដែន ច្រក អន្តរជាតិ មេខ្យល់ ប្រាក់ខែ កម្មករ សំណង់
នេសាទ ទូក រោងចក្រ ផ្ទះ ម្តាយ ឪពុក បងស្រី ប្អូនប្រុស ភរិយា កូន ភូមិ ឃុំ ស្រុក ខេត្ត នគរបាល តុលាការ
ព្រះរាជអាជ្ញា ចៅក្រម បណ្តឹង ភស្តុតាង សាក្សី ចាប់ខ្លួន ឃាត់ខ្លួន ជួយសង្គ្រោះ បញ្ជូន មជ្ឈមណ្ឌល
ស្នាក់នៅ វិជ្ជាជីវៈ ហ្វឹកហ្វឺន សុខភាព ពេទ្យ ប្រឹក្សា អង្គការ មន្ត្រី សង្គមកិច្ច អតីតយុទ្ធជន
យុវនីតិសម្បទា លិខិតឆ្លងដែន អត្តសញ្ញាណ សន្យា បោកប្រាស់ បង្ខិតបង្ខំ គំរាម បំណុល ការប្រាក់ ទូរស័ព្ទ
បណ្តាញសង្គម ហ្វេសប៊ុក ដឹកនាំ រថយន្ត យប់ ព្រឹក ល្ងាច ថ្ងៃ ខែ ឆ្នាំ មុន ក្រោយ បន្ទាប់ បាន ត្រូវ នឹង
ដោយ ជាមួយ ទៅ មក នៅ ពី ដល់ ក្នុង ក្រៅ លើ ក្រោម រវាង ព្រោះ ប៉ុន្តែ ហើយ ឬ គ្មាន មាន ច្រើន តិច ធំ តូច
ថ្មី ចាស់ អាយុ ស្រី ប្រុស កុមារ អនីតិជន ម្នាក់ ពីរនាក់ គ្រួសារ អ្នកជិតខាង រៀបការ ចិន ឈ្មួញកណ្តាល លុយ
ដុល្លារ រៀល កសិកម្ម ចម្ការ អំពៅ កៅស៊ូ ភោជនីយដ្ឋាន ខារ៉ាអូខេ បម្រើ រត់គេច ទំនាក់ទំនង ស្ថានទូត
វិលត្រឡប់ សមាហរណកម្ម តាមដាន
"""
_ENGLISH = """
the victim was recruited by a broker who promised work in factory construction site fishing boat
across border at night passport kept employer paid less than agreed debt family reported police
commune rescued returned shelter referred partner organisation court hearing postponed until
evidence phone messages photograph hospital counselling training sewing motorbike repair small
business follow up visit needs transport translation Thai Vietnamese Mandarin provincial office
letter received from embassy waiting for documents identity card mother father sister relatives
village chief confirmed contract interest monthly salary withheld escaped contacted social media
page
"""
_SOUNDS = """
សុខ ចាន់ វណ្ណ ដារា រតនា ស្រី ធីតា ពិសិដ្ឋ សម្បត្តិ មករា កល្យាណ បូរី វិចិត្រ សុភា រិទ្ធ ណារី ម៉ាលី
សំណាង ភារុណ គឹម
"""
_CORRECTED = 0.2
"""The share of entries that correct an earlier one."""

_ORIGINS = ("police", "hotline", "ngo", "embassy", "commune", "family")
_KINDS = ("labour", "sexual", "marriage", "fishing", "domestic", "begging", "unknown")


def a_years_log(length: int, seed: int = 2026) -> list[bytes]:
    """Return the lines of a log of so many entries, 1.2 KB each on average."""
    chance, lines, prev = Random(seed), list[bytes](), NO_RECORD
    villages = [place.name for place in lists.load("places.csv").where("level", "village")]
    saved: list[tuple[str, tuple[str, ...]]] = []
    users = [_hex(chance) for _ in range(3)]
    for seq in range(1, length + 1):
        day = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        answers, about = _answers(chance, villages, day)
        entry, parents = chance.choice(saved) if saved and chance.random() < _CORRECTED else (_hex(chance), ())
        record = Record(
            seq=seq,
            prev=prev,
            op="put",
            entry=entry,
            parents=parents,
            form="case",
            fv="4f" * 32,
            by=chance.choice(users),
            at=f"{day}T{chance.randint(0, 9):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}Z",
            number=f"07-2026-A-{seq:04}",
            answers=answers,
            about=about,
        )
        lines.append(encode(record))
        prev = hash_of(lines[-1])
        saved.append((entry, (prev,)))
    return lines


def _answers(chance: Random, villages: list[str], day: str) -> tuple[dict[str, object], dict[str, dict[str, str]]]:
    victims: list[dict[str, object]] = []
    about: dict[str, dict[str, str]] = {}
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        row = _hex(chance)
        victims.append(
            {
                "_id": row,
                "v_name": "{} {}{}".format(*_words(chance, _SOUNDS, 3)),
                "v_sex": chance.choice("fm"),
                "v_age": chance.randint(4, 58),
                "v_home": chance.choice(villages),
                "v_kind": chance.choice(_KINDS),
            }
        )
        if chance.random() < 0.2:
            about[f"/victim[{row}]/v_age"] = {"special": "not_known", "note": " ".join(_words(chance, _KHMER, 3))}
    answers: dict[str, object] = {
        "case_no": f"{chance.randint(100, 999)}/២៦ ប{chance.randint(1, 99)}",
        "reported_on": day,
        "reported_by": chance.choice(_ORIGINS),
        "place": chance.choice(villages),
        "phone": f"0{chance.randint(10, 99)}{chance.randint(100000, 9999999)}",
        "amount": f"{chance.randint(1, 4000)}.{chance.randint(0, 99):02}",
        "suspects": chance.randint(0, 5),
        "story": "".join(_words(chance, _KHMER, chance.randint(8, 26))) + "។",
        "remarks": " ".join(_words(chance, _ENGLISH, chance.randint(4, 18))),
    }
    return answers | ({"victim": victims} if victims else {}), about


def _words(chance: Random, vocabulary: str, count: int) -> list[str]:
    return chance.choices(vocabulary.split(), k=count)


def _hex(chance: Random) -> str:
    return f"{chance.getrandbits(128):032x}"

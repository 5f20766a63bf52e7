"""A made-up meeting of a provincial committee, as the answers of a `meeting` entry."""

from typing import Any


def _row(number: int, **answers: object) -> dict[str, Any]:
    return {"_id": f"{number:032x}", **answers}


def _came(number: int, honorific: str, rank: str, name: str, sex: str, post: str) -> dict[str, Any]:
    ranked = {"rank": rank} if rank else {}
    return _row(number, honorific=honorific, **ranked, name=name, sex=sex, post=post)


PARTICIPANTS = [
    _came(101, "excellency", "", "ទូច សុវណ្ណា", "Masculine", "អភិបាលរងខេត្ត និងជាប្រធានគណៈកម្មាធិការ"),
    _came(102, "mr", "ឧត្តមសេនីយ៍ត្រី", "កែវ សម្បត្តិ", "Masculine", "ស្នងការរងនគរបាលខេត្ត"),
    _came(103, "mrs", "", "ស៊ុំ ស្រីនាថ", "Feminine", "ប្រធានមន្ទីរកិច្ចការនារី"),
    _came(104, "mr", "វរសេនីយ៍ឯក", "ប៊ុន ឫទ្ធី", "Masculine", "មេបញ្ជាការរងកងរាជអាវុធហត្ថខេត្ត"),
    _came(105, "mrs", "", "អ៊ឹម ច័ន្ទថា", "Feminine", "អនុប្រធានមន្ទីរសង្គមកិច្ច"),
    _came(106, "mr", "", "ញឹក សុភ័ក្ត្រ", "Masculine", "ប្រធានការិយាល័យអយ្យការអមសាលាដំបូងខេត្ត"),
    _came(107, "miss", "", "ហ៊ាង ញាណវីរៈ", "Feminine", "មន្ត្រីលេខាធិការដ្ឋាន"),
]

SECTIONS = [
    _row(
        11,
        section_head="ក្រុមការងារអនុវត្តច្បាប់",
        point=[
            _row(
                111,
                point_kind="result",
                point_text="បានស្រាវជ្រាវ ៩ករណី នាំខ្លួនជនសង្ស័យ ១៣នាក់ (ស្រី ០៤នាក់) ទៅសាកសួរ និងជួយជនរងគ្រោះ ២១នាក់ ។"
                " សំណុំរឿង ៦ បានបញ្ជូនទៅតុលាការ ឯសំណុំរឿងដែលនៅសល់កំពុងបន្តស៊ើបអង្កេត ។",
            ),
            _row(
                112,
                point_kind="challenge",
                point_text="ប៉ុស្តិ៍ព្រំដែនពីរផ្ញើតារាងយឺតជាងថ្ងៃកំណត់ ហើយមន្ត្រីទទួលបន្ទុកត្រូវបានផ្លាស់ប្តូរញឹកញាប់ ។",
            ),
            _row(113, point_kind="request", point_text="សូមថ្នាក់ជាតិផ្តល់កុំព្យូទ័រ ២គ្រឿង ដល់ប៉ុស្តិ៍ដែលនៅឆ្ងាយ ។"),
        ],
    ),
    _row(
        12,
        section_head="ក្រុមការងារការពារជនរងគ្រោះ",
        section_lead="ក្រុមការងារបានពិនិត្យករណីទាំងអស់ដែលបើកក្នុងឆមាសនេះ ។",
        point=[
            _row(
                121,
                point_kind="result",
                point_text="ជនរងគ្រោះ ២១នាក់ បានទទួលសេវាស្នាក់នៅបណ្តោះអាសន្ន និងប្រឹក្សាផ្លូវចិត្ត ក្នុងនោះ ៩នាក់បានទៅដល់គ្រួសារវិញ ។",
            ),
            _row(
                122,
                point_kind="plain",
                point_text="អង្គការដៃគូបានជួយដឹកជញ្ជូនជនរងគ្រោះពីច្រកអន្តរជាតិ NGO-7ផងដែរ “ដោយឥតគិតថ្លៃ” ។\n"
                "តារាងលម្អិតមាននៅលេខាធិការដ្ឋាន ។",
            ),
            _row(123, point_kind="plan", point_text="បើកវគ្គបណ្តុះបណ្តាលវិជ្ជាជីវៈ ២វគ្គ សម្រាប់ស្ត្រី ២០នាក់ នៅត្រីមាសទី៤ ។"),
        ],
    ),
    _row(
        13,
        section_head="ក្រុមការងារបង្ការ",
        point=[
            _row(
                131,
                point_kind="result",
                point_text="បានផ្សព្វផ្សាយអំពីគ្រោះថ្នាក់នៃការធ្វើចំណាកស្រុកខុសច្បាប់ ដល់សិស្ស និងឪពុកម្តាយ ២.៤៣០នាក់ (ស្រី ១.៣១២នាក់)"
                " ក្នុង ១៨ឃុំ សង្កាត់ ។",
            )
        ],
    ),
]

DECISIONS = [
    _row(
        21,
        decision_kind="decision",
        decision_text="ប៉ុស្តិ៍ព្រំដែនទាំងអស់ត្រូវផ្ញើតារាងប្រចាំខែមុនថ្ងៃទី៥ ។",
        decision_to="ស្នងការនគរបាលខេត្ត",
        decision_due="2026-08-05",
        decision_status="open",
    ),
    _row(22, decision_kind="recommendation", decision_text="ក្រុមនីមួយៗគួរផ្ទៀងផ្ទាត់តួលេខរបស់ខ្លួនមុននឹងបញ្ជូន ។"),
]


def a_meeting(**answers: object) -> dict[str, Any]:
    """Return the answers, with some in place of those made up here; `None` takes an answer away."""
    meeting: dict[str, Any] = {
        "held": "held",
        "kind": "ordinary",
        "number": "០២៧/២៦ គ.ខ.ប.ជ",
        "title": "ការអនុវត្តផែនការសកម្មភាពខេត្ត\nក្នុងឆមាសទី១ ឆ្នាំ២០២៦",
        "date": "2026-07-16",
        "start_time": "08:30",
        "end_time": "11:45",
        "mode": "in_person",
        "venue": "សាលប្រជុំសាលាខេត្ត",
        "chair_honorific": "excellency",
        "chair_name": "ទូច សុវណ្ណា",
        "chair_post": "ប្រធានគណៈកម្មាធិការ",
        "purpose": "ពិនិត្យមើលអ្វីដែលបានធ្វើ និងរៀបចំការងារសម្រាប់ខែបន្ទាប់ ។",
        "remark": [
            _row(1, remark_text="ការផ្ញើទិន្នន័យពីស្រុក និងក្រុង មានភាពទៀងទាត់ជាងឆមាសមុន ។"),
            _row(2, remark_text="អំពើជួញដូរតាមប្រព័ន្ធអនឡាញកើនឡើង ដូច្នេះគ្រប់ក្រុមត្រូវពង្រឹងការស៊ើបអង្កេតរួមគ្នា ។"),
        ],
        "section": SECTIONS,
        "decision": DECISIONS,
        "participant": PARTICIPANTS,
        "seen_courtesy": "បានឃើញ និងឯកភាព",
        "seen_place": "ពោធិ៍សាត់",
        "seen_date": "2026-07-20",
        "seen_role": "ប្រធានគណៈកម្មាធិការ",
        "seen_rank": "ឯកឧត្តម",
        "seen_name": "ទូច សុវណ្ណា",
        "wrote_place": "ពោធិ៍សាត់",
        "wrote_date": "2026-07-17",
        "wrote_role": "អ្នកធ្វើកំណត់ហេតុ",
        "wrote_name": "ហ៊ាង ញាណវីរៈ",
        **answers,
    }
    return {name: value for name, value in meeting.items() if value is not None}

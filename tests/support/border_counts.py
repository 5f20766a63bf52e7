"""A form with fixed rows: what each border post counts in a month."""

from ctip_desktop.forms.form import Form
from tests.support.workbooks import form


def border_counts() -> Form:
    """Compile the form; its matrix `/count` has a row for each of three posts."""
    return form(
        """
        survey
        | type | name | label::Khmer (km) | label::English (en) | appearance | required | constraint | calculation |
        | date | month | ខែ | Month | | yes | | |
        | begin_repeat | count | ចំនួន | Counts | matrix | | | |
        | select_one post | post | ច្រក | Post | | | | |
        | integer | returned | ត្រឡប់មកវិញ | Returned | | yes | . >= 0 | |
        | integer | women | ស្រី | Women | | | . <= ${returned} | |
        | end_repeat | | | | | | | |
        | integer | all_returned | សរុប | All | | | | sum(${count}/returned) |

        choices
        | list_name | name | label::Khmer (km) | label::English (en) |
        | post | poipet | ប៉ោយប៉ែត | Poipet |
        | post | bavet | បាវិត | Bavet |
        | post | cham_yeam | ចាំយាម | Cham Yeam |
        """,
        name="border",
    )

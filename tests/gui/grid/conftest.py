"""A form with a list of victims, and its grid on a page that hands keys to it."""

from collections.abc import Callable
from typing import Any

import pytest

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.view import GridPanel
from ctip_desktop.desktop.form.opening import Opened
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Page
from ctip_desktop.forms.entering.sections import item_at
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from tests.support.border_counts import border_counts
from tests.support.workbooks import LABELLED, form

COLUMNS = (
    f"{LABELLED} required | relevant | constraint | calculation | default | unique | warning "
    "| warning_message::Khmer (km) | warning_message::English (en) | warning_reason | personal |"
)
LANGUAGES = "label::Khmer (km) | label::English (en)"
VICTIMS = form(
    f"""
    survey
    {COLUMNS}
    | begin_repeat | victim | ជនរងគ្រោះ | Victims |
    | text | name | ឈ្មោះ | Name | | | | | | yes | | | | | yes |
    | select_one sex | sex | ភេទ | Sex | yes |
    | integer | age | អាយុ | Age | | | . >= 0 and . <= 120 | | | | . > 100 | ចាស់ណាស់ | Very old | yes |
    | calculate | minor | អនីតិជន | Minor | | | | if(${{age}} = '', '', if(${{age}} < 18, 'yes', 'no')) |
    | date | seen | ថ្ងៃជួប | Seen on |
    | select_one_from_file countries.csv | from | សញ្ជាតិ | Nationality | | | | | KH |
    | select_multiple need | needs | តម្រូវការ | Needs |
    | text | guardian | អាណាព្យាបាល | Guardian | yes | ${{minor}} = 'yes' |
    | end_repeat |
    | text | remarks | សម្គាល់ | Remarks |

    choices
    | list_name | name | {LANGUAGES} |
    | sex | Feminine | ស្រី | Female |
    | sex | Masculine | ប្រុស | Male |
    | need | food | អាហារ | Food |
    | need | shelter | ទីជម្រក | Shelter |
    | need | law | មេធាវី | Lawyer |
    """
)
ROWS = [
    {"name": "សុខ", "sex": "Feminine", "age": 17, "from": "KH", "guardian": "ម៉ៅ"},
    {"name": "ដារ៉ា", "sex": "Masculine", "age": 30, "from": "KH"},
]
NAME, SEX, AGE, MINOR, SEEN, FROM, NEEDS, GUARDIAN = range(8)


class GridPage(Page):
    """Nothing but a grid."""

    name = "grid"

    def __init__(self, desk: Desk, frame: Frame, panel: GridPanel) -> None:
        super().__init__(desk, frame)
        self.panel = panel
        self.body.addWidget(panel)

    def title(self) -> str:
        return "Grid"

    def keys(self) -> list[Binding]:
        return self.panel.keys()


Opening = Callable[..., GridPanel]


@pytest.fixture
def open_grid(desk: Desk, frame: Frame) -> Opening:
    """Open the grid of a repeat on a page of its own."""

    def open_it(form: Form, repeat: str, answers: dict[str, Any]) -> GridPanel:
        entering = Entering(desk, Opened(Filled(form, answers), "e" * 32, "01"), frame)
        panel = GridPanel(entering, item_at(form, repeat), repeat)
        frame.open(GridPage(desk, frame, panel))
        panel.enter()
        return panel

    return open_it


@pytest.fixture
def panel(open_grid: Opening) -> GridPanel:
    """The grid of two victims, its first cell the present one."""
    return open_grid(VICTIMS, "/victim", {"victim": ROWS})


@pytest.fixture
def matrix(open_grid: Opening) -> GridPanel:
    """The counts of three border posts."""
    return open_grid(border_counts(), "/count", {"month": "2026-06-01"})


def rows(panel: GridPanel) -> list[dict[str, Any]]:
    """Return the answers of the rows, without their ids."""
    answers = panel.entering.filled.answers().get(panel.path.removeprefix("/"), [])
    return [{name: answer for name, answer in row.items() if name != "_id"} for row in answers]


def at(panel: GridPanel) -> tuple[int, int]:
    """Return row and column of the present cell."""
    return panel.table.present.row(), panel.table.present.column()

"""A form with one question of every kind, in the window."""

from collections.abc import Callable

import pytest

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.preferences import Preferences
from ctip_desktop.forms.entering.sections import section_of
from ctip_desktop.forms.form import Form
from tests.support.workbooks import LABELLED, form

COLUMNS = (
    f"{LABELLED} appearance | required | relevant | constraint | constraint_message::Khmer (km) "
    "| constraint_message::English (en) | warning | warning_message::Khmer (km) | warning_message::English (en) "
    "| warning_reason | calculation | read_only | hint::Khmer (km) | hint::English (en) | personal |"
)
EVENT = form(
    f"""
    settings
    | form_title | form_id | label::Khmer (km) | label::English (en) |
    | ព្រឹត្តិការណ៍ | event | ព្រឹត្តិការណ៍ | Event |
    survey
    {COLUMNS}
    | begin_group | first | ដំបូង | First |
    | text | name | ឈ្មោះ | Name | | yes | | | | | | | | | | | | | yes |
    | select_one kind | kind | ប្រភេទ | Kind | | yes |
    | text | other | អ្វីផ្សេង | Which other | | yes | ${{kind}} = 'other' |
    | select_multiple means | means | មធ្យោបាយ | Means |
    | date | day | ថ្ងៃ | Day | | | | . < date('2027-01-01') | ឆ្ងាយ។ | Too far. | | | | | | | ថ្ងៃកើតហេតុ | When it was |
    | time | hour | ម៉ោង | Hour |
    | integer | count | ចំនួន | Count | | | | . >= 0 | តិចពេក។ | Too few. | . > 10 | ច្រើន។ | That is many. | yes |
    | decimal | sum | ប្រាក់ | Sum |
    | text | story | រឿង | Story | multiline |
    | integer | double | ទ្វេ | Double | | | | | | | | | | | ${{count}} * 2 | yes |
    | note | said | ចំនួន ${{count}} | There are ${{count}} |
    | end_group |
    | begin_group | second | ទីពីរ | Second |
    | select_one law | law | ច្បាប់ | Law |
    | select_multiple law | laws | ច្បាប់ទាំងអស់ | Laws |
    | select_one_from_file places.csv | place | ទីកន្លែង | Place | place |
    | end_group |
    | begin_group | third | ទីបី | Third | | | ${{kind}} != 'b' |
    | begin_repeat | part | ផ្នែក | Parts |
    | text | head | ក្បាល | Head | | yes |
    | text | body | ខ្លឹម | Body | multiline |
    | begin_repeat | point | ចំណុច | Points |
    | text | what | អ្វី | What | multiline |
    | end_repeat |
    | end_repeat |
    | text | last | ចប់ | End |
    | end_group |
    choices
    | list_name | name | label::Khmer (km) | label::English (en) |
    | kind | a | ទីមួយ | The first |
    | kind | b | ទីពីរ | The second |
    | kind | other | ផ្សេង | Other |
    | means | force | កម្លាំង | Force |
    | means | fraud | បោក | Fraud |
    | means | debt | បំណុល | Debt |
    """
    + "\n".join(f"| law | l{number} | ច្បាប់ទី {number} | Law {number} of {1990 + number} |" for number in range(1, 13)),
    name="event",
)


class Left(Page):
    """Where a form is opened from."""

    name = "entries"
    icon = "files"

    def title(self) -> str:
        return "Entries"


@pytest.fixture
def event() -> Form:
    return EVENT


@pytest.fixture
def entries(desk: Desk, frame: Frame) -> Left:
    page = Left(desk, frame)
    frame.fill([page])
    frame.open("entries")
    return page


@pytest.fixture
def open_form(desk: Desk, frame: Frame, entries: Left, settled: Callable[[], None]) -> Callable[..., FormPage]:
    """Open a form, a new entry or one already being typed, in the window."""

    def open_it(form: Form = EVENT, entering: Entering | None = None, *, advance: bool = True) -> FormPage:
        page = FormPage(desk, frame, entering or Entering.begin(desk, form), preferences=Preferences(advance=advance))
        frame.open(page)
        settled()
        return page

    return open_it


@pytest.fixture
def page(open_form: Callable[..., FormPage]) -> FormPage:
    return open_form()


@pytest.fixture
def view(page: FormPage) -> FormView:
    assert page.view is not None
    return page.view


@pytest.fixture
def entering(page: FormPage) -> Entering:
    assert page.entering is not None
    return page.entering


def row_of(view: FormView, path: str) -> QuestionRow:
    """Return the row of a question outside of repeats."""
    page = view.page_of(section_of(view.entering.form, path).number)
    page.build_all()
    part = page.pile.part(path)
    assert isinstance(part, QuestionRow)
    return part

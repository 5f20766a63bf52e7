"""Each kind of paper as it was last looked at: its text exactly, its pages within what another renderer may differ."""

import json
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from ctip_desktop.documents.minutes import print_minutes
from ctip_desktop.documents.report import print_report
from ctip_desktop.documents.text import print_text
from ctip_desktop.documents.typesetting.paper import Paper
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from ctip_desktop.paths import resources
from tests.support.goldens import hold
from tests.support.meetings import a_meeting
from tests.support.papers import pdfium_text
from tests.support.reports import a_report

PAPERS = Path(__file__).parent / "papers"
DOTS_PER_POINT = {"sample": 1.3}
SMALL = 0.6
TILE, WORST = 8, 40
"""Greatest mean difference of grey (of 255) in a tile of that many dots: an accent moved shows, smoothing does not."""

LETTER = """\
**លិខិតសាកល្បង**

ជូន លោកស្រី ស៊ុំ ស្រីនាថ ប្រធានមន្ទីរកិច្ចការនារី

ក្រុមការងារសូមជូនដំណឹងថា តារាងប្រចាំខែត្រូវបានរៀបចំរួចរាល់ ហើយនឹងផ្ញើជូនមុនថ្ងៃទី៥ ខាងមុខ ។
- **ទីមួយ៖** តារាងករណី និងជនរងគ្រោះ ដែលបានផ្ទៀងផ្ទាត់ជាមួយស្នងការនគរបាលខេត្ត និងសាលាដំបូង ។
- ទីពីរ តារាងច្រកព្រំដែន ។

១ -\tលោក\tប៊ុន ឫទ្ធី\tមេបញ្ជាការរងកងរាជអាវុធហត្ថខេត្ត
២ -\tលោកស្រី\tអ៊ឹម ច័ន្ទថា\tអនុប្រធានមន្ទីរសង្គមកិច្ច
"""


def sample() -> Paper:
    """Return the minutes of the demo, which the README shows."""
    answers = json.loads((resources() / "sample" / "meeting.json").read_text("utf-8"))
    return print_minutes(Filled(load("meeting"), answers).account()["answers"], office="01").paper


MADE = {
    "minutes": lambda: print_minutes(a_meeting(), office="15").paper,
    "draft": lambda: print_minutes(a_meeting(remark=None, section=None, decision=None), office="12", draft=True).paper,
    "text": lambda: print_text(LETTER),
    "report-km": lambda: print_report(a_report("km")),
    "report-en": lambda: print_report(a_report("en")),
    "sample": sample,
}


def pages_of(data: bytes, dots_per_point: float) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    pages = [page.render(scale=dots_per_point, grayscale=True).to_pil() for page in document]
    document.close()
    return pages


@pytest.mark.parametrize("name", MADE)
def test_the_text_of_a_paper_is_as_it_was(name: str, pytestconfig: pytest.Config) -> None:
    text = pdfium_text(MADE[name]().data)
    hold(PAPERS / f"{name}.txt", f"{text}\n".encode(), update=pytestconfig.getoption("update_goldens"))


@pytest.mark.parametrize("name", MADE)
def test_the_pages_of_a_paper_look_as_they_did(name: str, pytestconfig: pytest.Config) -> None:
    for number, page in enumerate(pages_of(MADE[name]().data, DOTS_PER_POINT.get(name, SMALL)), start=1):
        file = PAPERS / f"{name}-{number}.png"
        if pytestconfig.getoption("update_goldens"):
            drawn = BytesIO()
            page.save(drawn, "png", optimize=True)
            hold(file, drawn.getvalue(), update=True)
        difference = ImageChops.difference(page, Image.open(file).convert("L"))
        tiles = difference.reduce(TILE)
        assert tiles.getextrema()[1] <= WORST, f"{file.name} is not current; run poe golden and look at it"
    assert not (PAPERS / f"{name}-{number + 1}.png").exists()

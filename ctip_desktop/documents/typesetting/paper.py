"""Makes a paper of a story: A4 pages with margins, page labels, a draft mark, an outline, particulars in Khmer.

The same story gives the same bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from ctip_desktop.documents.typesetting.canvas import Canvas
from ctip_desktop.documents.typesetting.drawing import draw_clusters
from ctip_desktop.documents.typesetting.faces import BODY, LATIN
from ctip_desktop.documents.typesetting.shape import Cluster, shape
from ctip_desktop.documents.typesetting.spots import Spot

PROGRAM = "CTIP Desktop"
LEFT, RIGHT, TOP, BOTTOM = 2.5 * cm, 2 * cm, 1.5 * cm, 1.8 * cm
TEXT_WIDTH = A4[0] - LEFT - RIGHT
FACES = {"km": BODY, "en": LATIN}
LABEL_SIZE = 9.5
MARK_SIZE, MARK_ANGLE, MARK_GREY = 92, 52, 0.88


@dataclass(frozen=True)
class Particulars:
    """What a paper says of itself.

    Args:
        title, author, subject: shown by readers and found by searches.
        language: `km` or `en`, the language of the text.
        page_label: words at the foot of a page, from its number and the number of pages.
        mark: a word across every page (a draft's), or nothing.
    """

    title: str
    author: str
    subject: str
    language: str
    page_label: Callable[[int, int], str]
    mark: str = ""


@dataclass(frozen=True)
class Paper:
    """A finished paper: the bytes of the PDF, how many pages it has, and where on them the answers came out."""

    data: bytes
    pages: int
    spots: tuple[Spot, ...] = ()


def make_paper(story: Sequence[Flowable], particulars: Particulars) -> Paper:
    """Set the story on A4 pages and return the paper."""
    file = BytesIO()
    # The frame has no padding; the margins are the paper's.
    frame = Frame(LEFT, BOTTOM, TEXT_WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)

    def begin(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.draw_label = lambda place, page, pages: _draw_label(
            place, shape(particulars.page_label(page, pages), FACES[particulars.language])
        )
        if particulars.mark:
            _draw_mark(canvas, particulars.mark)

    def end(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.place_label()

    document = BaseDocTemplate(
        file,
        pagesize=A4,
        pageTemplates=[PageTemplate(frames=[frame], onPage=begin, onPageEnd=end)],
        title=particulars.title,
        author=particulars.author,
        subject=particulars.subject,
        creator=PROGRAM,
        producer=PROGRAM,
        lang={"km": "km-KH", "en": "en-GB"}[particulars.language],
        displayDocTitle=True,
        invariant=1,
        pageCompression=1,
    )
    document.build(list(story), canvasmaker=Canvas)
    return Paper(file.getvalue(), document.page, document.canv.spots.all())


def _draw_label(canvas: Canvas, clusters: Sequence[Cluster]) -> None:
    draw_clusters(canvas, clusters, (A4[0] + LEFT - RIGHT - _width(clusters, LABEL_SIZE)) / 2, 0.95 * cm, LABEL_SIZE)


def _draw_mark(canvas: Canvas, words: str) -> None:
    """Draw a word across the whole page, so pale that all set over it can be read."""
    clusters = shape(words, BODY)
    canvas.saveState()
    canvas.setFillGray(MARK_GREY)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(MARK_ANGLE)
    draw_clusters(canvas, clusters, -_width(clusters, MARK_SIZE) / 2, -MARK_SIZE / 3, MARK_SIZE)
    canvas.restoreState()


def _width(clusters: Sequence[Cluster], size: float) -> float:
    return sum(cluster.width for cluster in clusters) * size

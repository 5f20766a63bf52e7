"""reportlab's canvas, with our fonts instead of its own and a page label that knows the number of pages."""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from ctip_desktop.documents.typesetting.embedding import Embedding
from ctip_desktop.documents.typesetting.faces import Face
from ctip_desktop.documents.typesetting.spots import Spots


class Info(PDFInfo):  # type: ignore[misc]  # reportlab is untyped
    """What a paper says of itself, without a date: the same story gives the same bytes on any day."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary as it stands in the file."""
        names = ("Title", "Author", "Subject", "Creator", "Producer")
        told: bytes = PDFDictionary({name: PDFString(getattr(self, name.lower())) for name in names}).format(document)
        return told


class Canvas(ReportlabCanvas):  # type: ignore[misc]  # reportlab is untyped
    """A paper being drawn; the same story gives the same bytes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._embeddings: dict[Face, Embedding] = {}
        self._bookmarks = 0
        self.draw_label: Callable[[Canvas, int, int], None] | None = None
        self.spots = Spots()
        super().__init__(*args, pdfVersion=(1, 7), **kwargs)
        self._doc.info = Info()

    def _make_preamble(self) -> None:
        # reportlab's own names Helvetica, which no paper of ours embeds.
        self._preamble = "1 0 0 1 0 0 cm"

    def setFont(self, *_: object, **__: object) -> None:  # noqa: N802 - reportlab's name
        """Do nothing: tables ask for a font even where all cells are ours, and it would be Helvetica again."""

    def embedding(self, face: Face) -> Embedding:
        """Return the face as it is embedded in this paper."""
        if face not in self._embeddings:
            self._embeddings[face] = Embedding(face, self._doc)
        return self._embeddings[face]

    def operate(self, operators: str) -> None:
        """Append PDF operators to the page."""
        self._code.append(operators)

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Enter a place of this page, `y` above the present origin, into the outline."""
        self._bookmarks += 1
        key = f"place-{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, y)
        self.addOutlineEntry(title, key, level)

    def note(self, paths: Sequence[str], width: float, height: float) -> None:
        """Note that the answers of `paths` stand here, between the present origin and `width` and `height` from it."""
        left, bottom = self.absolutePosition(0, 0)
        self.spots.note(paths, self.getPageNumber() - 1, (left, bottom, left + width, bottom + height))

    def place_label(self) -> None:
        """Leave room for this page's label; it is drawn at the end, when the number of pages is known."""
        self.doForm(f"label-{self.getPageNumber()}")

    def save(self) -> None:
        """Draw the labels and finish the paper."""
        pages = self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(f"label-{page}")
            if self.draw_label:
                self.draw_label(self, page, pages)
            self.endForm()
        super().save()

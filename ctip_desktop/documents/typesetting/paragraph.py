"""A paragraph that platypus can place: justified, with run-in heads, names kept whole, never a lone line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.platypus import Flowable

from ctip_desktop.documents.typesetting.atoms import Atom, Span, atoms
from ctip_desktop.documents.typesetting.drawing import draw_clusters
from ctip_desktop.documents.typesetting.faces import BODY, Family
from ctip_desktop.documents.typesetting.lines import Line, break_lines
from ctip_desktop.documents.typesetting.shape import Cluster, shape

LEAST_LINES = 2
"""Fewest lines of a divided paragraph on either page."""


@dataclass(frozen=True)
class Style:
    """How a paragraph is set; lengths in points."""

    family: Family = BODY
    size: float = 11
    leading: float = 20
    align: Literal["justify", "left", "centre", "right"] = "justify"
    first_indent: float = 0
    left: float = 0
    label_left: float = 0
    before: float = 0
    after: float = 0
    grey: float = 0


@dataclass(frozen=True)
class Bookmark:
    """An entry in the paper's outline."""

    title: str
    level: int = 0


class Paragraph(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Text in one style, a string or spans of several families.

    Args:
        text: the text; it holds no line ends.
        style: how it is set.
        names: words inside which no line ends.
        label: drawn once, left of the text (a bullet, a number).
        bookmark: the outline's entry for this place.
        source: paths of the questions whose answers the text tells, for the paper's `spots`.
    """

    def __init__(
        self,
        text: str | Sequence[Span],
        style: Style,
        *,
        names: Sequence[str] = (),
        label: str = "",
        bookmark: Bookmark | None = None,
        source: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.style = style
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        spans = [Span(text, style.family)] if isinstance(text, str) else list(text)
        self._atoms: list[Atom] = atoms(spans, names)
        self._label: tuple[Cluster, ...] = shape(label, style.family)
        self._bookmark = bookmark
        self._source = tuple(source)
        self._measure = 0.0
        self._lines: list[Line] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return width and height in points; the lines are broken anew when the width changes."""
        del available_height
        if self._measure != available_width:
            self._measure = available_width
            whole = (available_width - self.style.left) / self.style.size
            self._lines = break_lines(
                self._atoms,
                whole - self.style.first_indent / self.style.size,
                whole,
                balanced=self.style.align == "centre",
            )
        return available_width, max(len(self._lines), 1) * self.style.leading

    def natural_width(self) -> float:
        """Return the width in points of the paragraph on one line."""
        ems = sum(atom.width for atom in self._atoms) - (self._atoms[-1].trailing if self._atoms else 0)
        return self.style.left + self.style.first_indent + ems * self.style.size

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the part that fits and the rest, each of two lines at least, or nothing."""
        self.wrap(available_width, available_height)
        fit = min(int((available_height + 0.01) // self.style.leading), len(self._lines) - LEAST_LINES)
        if fit < LEAST_LINES:
            return []
        return [self._part(self._lines[:fit], begins=True), self._part(self._lines[fit:], begins=False)]

    def _part(self, lines: list[Line], *, begins: bool) -> "Paragraph":
        style = replace(self.style, after=0) if begins else replace(self.style, before=0, first_indent=0)
        part = Paragraph("", style, bookmark=self._bookmark if begins else None, source=self._source)
        part._label = self._label if begins else ()
        part._measure, part._lines = self._measure, lines
        return part

    def draw(self) -> None:
        """Draw the lines, the first baseline an ascent below the top."""
        style = self.style
        face = style.family.faces[0]
        half_gap = (style.leading - (face.ascent + face.descent) * style.size) / 2
        y = max(len(self._lines), 1) * style.leading
        if self._bookmark:
            self.canv.bookmark(self._bookmark.title, self._bookmark.level, y)
        if self._source:
            self.canv.note(self._source, self._measure, y)
        baseline = y - half_gap - face.ascent * style.size
        self.canv.saveState()
        self.canv.setFillGray(style.grey)
        if self._label:
            draw_clusters(self.canv, self._label, style.label_left, baseline, style.size)
        for number, line in enumerate(self._lines):
            self._draw_line(line, baseline - number * style.leading, style.first_indent if number == 0 else 0)
        self.canv.restoreState()

    def _draw_line(self, line: Line, baseline: float, indent: float) -> None:
        style = self.style
        x = style.left + indent
        measure = (self._measure - x) / style.size
        stretch = line.stretch(measure) if style.align == "justify" and not line.ends_paragraph else (0.0, 0.0)
        if style.align == "centre":
            x += (measure - line.width) * style.size / 2
        elif style.align == "right":
            x += (measure - line.width) * style.size
        draw_clusters(self.canv, line.clusters, x, baseline, style.size, stretch)

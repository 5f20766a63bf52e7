"""A head that never stands alone at the foot of a page: it moves on with the first lines of what it heads."""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH

TALLEST = 500.0
"""Points that fit on any page, whatever stands at its head."""


class Held(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Flowables drawn under one another, divided only inside the last."""

    def __init__(self, heads: Sequence[Flowable], body: Flowable) -> None:
        super().__init__()
        self._stack = [*heads, body]
        self._width = 0.0
        self.spaceBefore = self._stack[0].getSpaceBefore()
        self.spaceAfter = body.getSpaceAfter()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the width and the height of all together."""
        self._width = available_width
        return available_width, sum(self._heights(available_height)) + sum(self._gaps())

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the heads with the part of the body that fits, and the rest of the body; or nothing."""
        self._width = available_width
        *heads, body = self._stack
        above = sum(self._heights(available_height)[:-1]) + sum(self._gaps())
        parts = body.splitOn(self.canv, available_width, available_height - above)
        return [Held(heads, parts[0]), *parts[1:]] if len(parts) > 1 else []

    def draw(self) -> None:
        """Draw from the top down."""
        heights = self._heights(self.height)
        y = sum(heights) + sum(self._gaps())
        for flowable, height, gap in zip(self._stack, heights, [*self._gaps(), 0.0], strict=True):
            flowable.drawOn(self.canv, 0, y - height)
            y -= height + gap

    def _heights(self, available_height: float) -> list[float]:
        # Paragraphs are measured before there is a canvas; what needs one is measured again when it is placed.
        canvas = getattr(self, "canv", None)
        return [flowable.wrapOn(canvas, self._width, available_height)[1] for flowable in self._stack]

    def _gaps(self) -> list[float]:
        return [max(above.getSpaceAfter(), below.getSpaceBefore()) for above, below in pairwise(self._stack)]


def hold(heads: Sequence[Flowable], body: Flowable) -> list[Flowable]:
    """Return the heads held to their body; or all of them loose, where the heads alone would fill a page."""
    height = sum(head.wrap(TEXT_WIDTH, A4[1])[1] for head in heads)
    return [*heads, body] if height > TALLEST else [Held(heads, body)]

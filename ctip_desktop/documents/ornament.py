"""The ornament under the national motto, drawn: a flower between two scrolls that run out into fine lines."""

from reportlab.platypus import Flowable

WIDTH, HEIGHT = 96.0, 13.0


class Ornament(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The ornament, centred in the measure; it says nothing and is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.spaceAfter = 8

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the whole measure and the ornament's height."""
        del available_height
        self.width = available_width
        return available_width, HEIGHT

    def draw(self) -> None:
        """Draw the flower, then one side and its mirror image."""
        canvas = self.canv
        canvas.translate(self.width / 2, HEIGHT / 2)
        canvas.setFillGray(0)
        self._petals()
        for side in (1, -1):
            canvas.saveState()
            canvas.scale(side, 1)
            self._scroll()
            canvas.restoreState()

    def _petals(self) -> None:
        path = self.canv.beginPath()
        for x, y in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            # A petal from the heart to its tip at 5 points, full in the middle.
            path.moveTo(0, 0)
            path.curveTo(2.6 * x - 1.9 * y, 2.6 * y + 1.9 * x, 3.4 * x - 0.9 * y, 3.4 * y + 0.9 * x, 5.2 * x, 5.2 * y)
            path.curveTo(3.4 * x + 0.9 * y, 3.4 * y - 0.9 * x, 2.6 * x + 1.9 * y, 2.6 * y - 1.9 * x, 0, 0)
            path.close()
        self.canv.drawPath(path, stroke=0, fill=1, fillMode=1)

    def _scroll(self) -> None:
        path = self.canv.beginPath()
        path.moveTo(7.2, 0)
        path.curveTo(9.2, 3.6, 14.2, 4.6, 16.2, 1.9)
        path.curveTo(17.2, 0.3, 15.6, -1.5, 14.1, -0.6)
        path.curveTo(13.1, 0.1, 13.6, 1.4, 14.7, 1.1)
        path.curveTo(13.3, 2.6, 10.6, 2.0, 9.6, 0)
        path.curveTo(12.5, -3.4, 17.5, -3.0, 20.5, -1.0)
        path.curveTo(26, 1.0, 34, 0.5, WIDTH / 2, 0)
        path.curveTo(34, -0.4, 26, -0.2, 21.2, -2.2)
        path.curveTo(16.5, -4.6, 10.0, -4.2, 7.2, 0)
        path.close()
        self.canv.drawPath(path, stroke=0, fill=1, fillMode=1)
        self.canv.circle(22.5, 2.6, 0.9, stroke=0, fill=1)

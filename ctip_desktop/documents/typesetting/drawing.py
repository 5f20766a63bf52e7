"""Writes clusters into a page as PDF text operators."""

from collections.abc import Sequence

from ctip_desktop.documents.typesetting.canvas import Canvas
from ctip_desktop.documents.typesetting.shape import Cluster


def draw_clusters(
    canvas: Canvas, clusters: Sequence[Cluster], x: float, y: float, size: float, stretch: tuple[float, float] = (0, 0)
) -> None:
    """Draw clusters from (x, y), the baseline, at `size` points; each space and each gap gains its stretch in ems."""
    per_space, per_gap = stretch
    operators = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {per_gap * size:.4f} Tc"]
    face = None
    strings: list[str] = []
    codes: list[str] = []
    for cluster in clusters:
        if cluster.face is not face:
            _show(operators, strings, codes)
            face = cluster.face
            embedding = canvas.embedding(face)
            operators.append(f"/{embedding.resource} {size * face.scale:g} Tf")
        codes.append(embedding.code(cluster))
        if per_space and cluster.is_space:
            strings.append(f"<{''.join(codes)}> {-per_space / cluster.face.scale * 1000:.1f}")
            codes.clear()
    _show(operators, strings, codes)
    operators.append("ET")
    canvas.operate(" ".join(operators))


def _show(operators: list[str], strings: list[str], codes: list[str]) -> None:
    if codes:
        strings.append(f"<{''.join(codes)}>")
    if strings:
        operators.append(f"[{' '.join(strings)}] TJ")
    strings.clear()
    codes.clear()

"""Pictures out of bytes nobody vouches for, small enough to be shown; and bytes of a picture that was pasted."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_KINDS = frozenset({b"png", b"jpeg", b"jpg", b"webp", b"bmp", b"gif", b"tiff"})
"""Kinds that hold nothing but a picture: no scripts, no names of other files."""
_MOST_PIXELS = 120_000_000
_MOST_MEGABYTES = 256
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_SMOOTH = Qt.TransformationMode.SmoothTransformation


def preview(data: bytes, box: QSize) -> QImage | None:
    """Return the picture in `data`, scaled down to fit a box; None if it is none that can be shown.

    What says it is too large is not decoded; a photograph is decoded at the size it is shown in.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _KINDS:
        return None
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    fitted = size.scaled(box * 2, _KEEP)
    if fitted.width() < size.width():
        reader.setScaledSize(fitted)
    picture = reader.read()
    if picture.isNull():
        return None
    if picture.width() > box.width() or picture.height() > box.height():
        return picture.scaled(box, _KEEP, _SMOOTH)
    return picture


def png_of(picture: QImage) -> bytes:
    """Return a picture as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())

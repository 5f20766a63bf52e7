"""The body: the contents as one zstd frame that states its size, so that unpacking takes no more room than that."""

import zstandard

from ctip_desktop.errors.bundles import (
    ContentsTooLarge,
    FrameDamaged,
    FrameFollowed,
    FrameRefused,
    FrameSizeWrong,
    FrameUnchecked,
    FrameWindowTooLarge,
)

LEVEL = 9
LARGEST = 4 * 1024 * 1024
LARGEST_WINDOW = 8 * 1024 * 1024


def pack(raw: bytes) -> bytes:
    """Return the contents as one frame with size and checksum; raise ContentsTooLarge."""
    if len(raw) > LARGEST:
        raise ContentsTooLarge(len(raw), LARGEST)
    return zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, write_content_size=True).compress(raw)


def unpack(body: bytes, declared: int) -> bytes:
    """Return the contents of the one frame that `body` is, `declared` bytes long; every other frame is refused.

    Raise ContentsTooLarge, FrameRefused, FrameWindowTooLarge, FrameUnchecked, FrameSizeWrong, FrameFollowed or
    FrameDamaged. The frame's header is judged before anything is unpacked, and nothing is unpacked past `declared`.
    """
    if declared > LARGEST:
        raise ContentsTooLarge(declared, LARGEST)
    if not body.startswith(zstandard.FRAME_HEADER):  # a skippable frame has parameters too
        raise FrameRefused
    try:
        frame = zstandard.get_frame_parameters(body)
    except zstandard.ZstdError:
        raise FrameRefused from None
    if frame.window_size > LARGEST_WINDOW:
        raise FrameWindowTooLarge(frame.window_size, LARGEST_WINDOW)
    if not frame.has_checksum or frame.dict_id:
        raise FrameUnchecked
    if frame.content_size != declared:
        raise FrameSizeWrong(declared)
    try:
        return zstandard.ZstdDecompressor().decompress(body, allow_extra_data=False)
    except zstandard.ZstdError as error:
        if "unused data" in str(error):
            raise FrameFollowed from None
        raise FrameDamaged from None

"""Defects of steps 7 and 8: the packed body and its unpacking."""

from dataclasses import replace

import zstandard

from ctip_desktop.bundles.compression import pack
from tests.support.vectors.good import JOURNAL, LINES
from tests.support.vectors.vector import Made, flip, one


def bodies() -> Made:
    raw = b"".join(line + b"\n" for line in LINES)
    yield one("body-cut", "body_length_wrong", "the body is one byte short", replace(JOURNAL, body=JOURNAL.body[:-1]))
    yield one(
        "body-flipped",
        "body_hash_wrong",
        "one bit of the body is changed",
        replace(JOURNAL, body=flip(JOURNAL.body, -9)),
    )
    bomb = JOURNAL.holding(_compress(bytes(1 << 30))).having(raw_len=1 << 30, raw_sha256="0" * 64)
    yield one("bomb-honest", "contents_too_large", "1 GiB of zeros that says so", bomb)
    small = bytearray(_compress(bytes(1 << 24)))
    small[6:10] = len(raw).to_bytes(4, "little")
    yield one("bomb-lying", "frame_damaged", "16 MiB of zeros whose frame states less", JOURNAL.holding(bytes(small)))
    yield one("frame-not-zstd", "frame_refused", "the records, not packed", JOURNAL.holding(raw))
    yield one("frame-header-cut", "frame_refused", "the frame's header does not end", JOURNAL.holding(JOURNAL.body[:5]))
    skippable = b"\x50\x2a\x4d\x18\x04\x00\x00\x00skip" + JOURNAL.body
    yield one("frame-skippable", "frame_refused", "a skippable frame comes first", JOURNAL.holding(skippable))
    yield one(
        "frame-window",
        "frame_window_too_large",
        "a window of 16 MiB",
        JOURNAL.holding(_compress(raw, window_log=24, stream=True)),
    )
    yield one("frame-unchecked", "frame_unchecked", "no checksum", JOURNAL.holding(zstandard.compress(raw)))
    trained = zstandard.train_dictionary(1024, [line[start:] for line in LINES for start in range(200)])
    with_words = zstandard.ZstdCompressor(dict_data=trained, write_checksum=True).compress(raw)
    yield one("frame-dictionary", "frame_unchecked", "packed with a dictionary", JOURNAL.holding(with_words))
    yield one(
        "frame-unsized", "frame_size_wrong", "the frame states no size", JOURNAL.holding(_compress(raw, stream=True))
    )
    yield one(
        "frame-size-other",
        "frame_size_wrong",
        "the frame states another size than the manifest",
        JOURNAL.having(raw_len=len(raw) + 1),
    )
    yield one(
        "frame-checksum", "frame_damaged", "the frame's checksum is wrong", JOURNAL.holding(flip(JOURNAL.body, -1))
    )
    yield one("frame-cut", "frame_damaged", "the frame does not end", JOURNAL.holding(JOURNAL.body[:-1]))
    yield one("frame-twice", "frame_followed", "two frames", JOURNAL.holding(JOURNAL.body * 2))
    yield one("frame-followed", "frame_followed", "one byte after the frame", JOURNAL.holding(JOURNAL.body + b"\n"))
    yield one(
        "contents-other",
        "contents_hash_wrong",
        "other contents of the same size",
        JOURNAL.holding(pack(flip(raw, 20))),
    )


def _compress(raw: bytes, window_log: int = 0, stream: bool = False) -> bytes:
    parameters = zstandard.ZstdCompressionParameters.from_level(
        9, window_log=window_log, write_checksum=True, write_content_size=not stream
    )
    compressor = zstandard.ZstdCompressor(compression_params=parameters)
    if stream:
        run = compressor.compressobj()
        return run.compress(raw) + run.flush()
    return compressor.compress(raw)

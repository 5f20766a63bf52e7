"""Records that are good by default."""

from dataclasses import replace

from ctip_desktop.entries.record import NO_RECORD, Attachment, Record, encode, hash_of

ROW = "e" * 32

RECORD = Record(
    seq=1,
    prev=NO_RECORD,
    op="put",
    entry="a" * 32,
    parents=(),
    form="case",
    fv="c" * 64,
    by="b" * 32,
    at="2026-11-22T05:00:00Z",
    number="01-2026-A-0047",
    answers={"case_no": "ក-១", "age": 17, "victim": [{"_id": ROW, "v_age": 9, "item": [{"_id": "f" * 32}]}]},
    about={f"/victim[{ROW}]/v_sex": {"special": "not_known", "note": "asked twice"}},
    hidden=("/age",),
    att=(Attachment(3, "photo.jpg", "d" * 64),),
)


def a_log(length: int) -> list[bytes]:
    """Return the lines of a log of that many records."""
    lines: list[bytes] = []
    prev = NO_RECORD
    for seq in range(1, length + 1):
        lines.append(encode(replace(RECORD, seq=seq, prev=prev)))
        prev = hash_of(lines[-1])
    return lines

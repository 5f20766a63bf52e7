"""What is remembered of a file that is not taken in yet, so that a person goes on where they were."""

from dataclasses import asdict, dataclass, fields

import orjson

STEPS = FILE, COLUMNS, WORDS, CHECK, TAKE_IN = 1, 2, 3, 4, 5


@dataclass(frozen=True)
class Kept:
    """How far it came.

    Attributes:
        file, sha256: the file's path, and the hash of what was in it.
        form: the kind of entry its rows become.
        sheet, heads: which sheet, and which row of it has the heads; empty and 0 for the likeliest.
        step: the step a person was at.
        mapping: how it is read, as `FileMap.to_json` gives it.
    """

    file: str = ""
    sha256: str = ""
    form: str = ""
    sheet: str = ""
    heads: int = 0
    step: int = FILE
    mapping: str = ""

    def to_json(self) -> str:
        """Return it as text to be kept."""
        return orjson.dumps(asdict(self)).decode()

    @classmethod
    def from_json(cls, text: str) -> "Kept":
        """Read what `to_json` gave."""
        given = orjson.loads(text)
        return cls(**{field.name: given[field.name] for field in fields(cls) if field.name in given})

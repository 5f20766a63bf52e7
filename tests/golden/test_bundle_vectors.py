"""The committed vectors are what the generator makes: nothing in them is left to chance."""

from pathlib import Path

import pytest

from tests.support.cast import reader_json
from tests.support.goldens import hold
from tests.support.vectors import vectors

FOLDER = Path(__file__).parent.parent / "vectors"


def test_the_vectors_are_made_from_fixed_keys(pytestconfig: pytest.Config) -> None:
    update = pytestconfig.getoption("update_goldens")
    made = {f"{name}.vector": vector.to_bytes() for name, vector in vectors().items()}
    made["reader.json"] = reader_json()
    for name, content in made.items():
        hold(FOLDER / name, content, update=update)
    assert {file.name for file in FOLDER.iterdir()} == made.keys() | {".gitattributes"}

"""The catalogue says everything the program says, in Khmer, and nothing in it is out of date."""

import ast
import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PROJECT = Path(__file__).resolve().parents[2]
PO = PROJECT / "translations" / "km" / "LC_MESSAGES" / "ctip.po"
PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")


@pytest.fixture(scope="module")
def khmer() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="km")


def said() -> set[str]:
    keywords = {"_": None, "N_": None, "ngettext": (1, 2)}
    mappings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    found = extract_from_dir(PROJECT / "ctip_desktop", methods, keywords=keywords)
    return {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in found}


def test_the_catalogue_holds_what_the_program_says_and_no_more(khmer: Catalog) -> None:
    kept = {message.id[0] if isinstance(message.id, tuple) else message.id for message in khmer if message.id}
    assert kept == said(), "run: poe strings"


def test_every_sentence_has_khmer_with_the_same_placeholders(khmer: Catalog) -> None:
    for message in khmer:
        if not message.id:
            continue
        english = message.id[-1] if isinstance(message.id, tuple) else message.id
        words = message.string[0] if isinstance(message.string, tuple) else message.string
        assert words, f"no Khmer for: {english}"
        assert set(PLACEHOLDER.findall(words)) == set(PLACEHOLDER.findall(english)), english
        assert "fuzzy" not in message.flags, english


def test_the_compiled_catalogue_is_the_written_one(khmer: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, khmer)
    assert compiled.getvalue() == PO.with_suffix(".mo").read_bytes(), "run: poe strings"


def translated_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_", "ngettext"}:
            yield node


def test_no_sentence_is_glued_before_it_is_translated() -> None:
    """An f-string or a sum inside `_()` can never match the catalogue, and no linter notices."""
    for path in sorted((PROJECT / "ctip_desktop").rglob("*.py")):
        if path.name == "catalogue.py":
            continue
        for call in translated_calls(ast.parse(path.read_text("utf-8"))):
            texts = call.args[:2] if isinstance(call.func, ast.Name) and call.func.id == "ngettext" else call.args[:1]
            for text in texts:
                glued = isinstance(text, ast.JoinedStr | ast.BinOp)
                assert not glued, f"{path.name}:{call.lineno}"


def test_no_sentence_stands_inside_an_f_string() -> None:
    """What gathers the sentences does not look into f-strings: one in there would stay English."""
    for path in sorted((PROJECT / "ctip_desktop").rglob("*.py")):
        for text in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(text, ast.JoinedStr):
                inside = [call for call in translated_calls(text) if isinstance(call.args[0], ast.Constant)]
                assert not inside, f"{path.name}:{text.lineno}"

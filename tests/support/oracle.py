"""ODK's own engine (JavaRosa), asked from tests how it settles a record: one Java machine for many records."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ctip_desktop.forms.nodes import Node

SOURCE = Path(__file__).parents[1] / "conformance" / "oracle" / "Oracle.java"
NO_JDK = "These tests need a JDK (java and javac, 17 or newer), as the README says: install it."
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


@dataclass
class Settled:
    """What the oracle says of a record: nodes by path with groups and rows, problems, or why it gave up."""

    nodes: dict[str, tuple[bool, str]] = field(default_factory=dict)
    problems: set[tuple[str, str]] = field(default_factory=set)
    failure: str | None = None


class Oracle:
    """A Java machine that settles records; `close` it."""

    def __init__(self, folder: Path) -> None:
        javac, java = shutil.which("javac"), shutil.which("java")
        assert javac is not None, NO_JDK
        assert java is not None, NO_JDK
        package = find_spec("pyxform")
        assert package is not None
        assert package.origin is not None
        jar = Path(package.origin).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
        subprocess.run([javac, "-cp", str(jar), "-d", str(folder), str(SOURCE)], check=True)
        self._machine = subprocess.Popen(
            [
                java,
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                f"{folder}:{jar}",
                "Oracle",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def close(self) -> None:
        self._machine.communicate(timeout=20)

    def form(self, xform: Path) -> None:
        """Take this form for the records that follow."""
        self._say("form", str(xform))

    def settle(self, root: Node, answers: Mapping[str, Any]) -> Settled:
        """Fill in a new record, save it, open it again, and tell what is there."""
        self._say("record")
        for command in commands(root, "/data", answers):
            self._say(*command)
        self._say("settle")
        return self._heard()

    def _say(self, *fields: str) -> None:
        assert self._machine.stdin is not None
        self._machine.stdin.write("\t".join(_escaped(each) for each in fields) + "\n")
        self._machine.stdin.flush()

    def _heard(self) -> Settled:
        assert self._machine.stdout is not None
        settled = Settled()
        for line in self._machine.stdout:
            kind, *fields = (_unescaped(each) for each in line.rstrip("\n").split("\t"))
            if kind == "node":
                settled.nodes[fields[0]] = (fields[1] == "relevant", fields[2])
            elif kind == "problem":
                settled.problems.add((fields[0], fields[1]))
            else:
                settled.failure = fields[0] if kind == "failed" else None
                return settled
        raise AssertionError("The oracle died.")


def commands(node: Node, path: str, answers: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield what to tell the oracle: rows added and answers given in form order, first rows without answers cut."""
    for child in node.children.values():
        below = f"{path}/{child.name}"
        if child.kind == "group":
            yield from commands(child, below, answers)
        elif child.kind == "repeat":
            rows = answers.get(child.name, [])
            if not rows:
                yield "cut", f"{below}[1]"
            for number, row in enumerate(rows, 1):
                yield "row", f"{below}[{number}]"
                yield from commands(child, f"{below}[{number}]", row)
        elif child.name in answers:
            yield "set", below, str(answers[child.name])


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def _unescaped(text: str) -> str:
    plain, characters = "", iter(text)
    for character in characters:
        plain += (
            {"t": "\t", "n": "\n", "r": "\r"}.get(x, x) if character == "\\" and (x := next(characters)) else character
        )
    return plain

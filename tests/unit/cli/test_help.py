"""Every command tells, in both languages, what it does and what may be typed; and every verb has `--json`."""

import re
from collections.abc import Iterator

import click
import pytest

from ctip_desktop.cli.helping import Noun, Verb
from ctip_desktop.cli.main import HIDDEN, NOUNS, root
from tests.unit.cli.conftest import Say


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(root)
    for noun in (*NOUNS, *HIDDEN):
        command = root.get_command(context, noun)
        assert command
        yield noun, command
        for verb, below in command.commands.items() if isinstance(command, click.Group) else ():
            yield f"{noun} {verb}", below


COMMANDS = dict(commands())
VERBS = {name: command for name, command in COMMANDS.items() if not isinstance(command, click.Group)}
# What stands in Khmer sentences as it is: what is typed, what files are called, what formats are called.
NAMES = re.compile(
    r"--?[a-z]+|ctip-desktop( [a-z]+)*|CTIP_[A-Z_]+|\.\w+|XLSForm|HTCDS|Markdown|JSON|PDF|USB"
    r"|YYYY-MM-DD|HH:MM|20\d\d-\w+"
)


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_answers_as_json_when_asked(name: str) -> None:
    assert any("--json" in option.opts for option in VERBS[name].params)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_of_ours_and_every_option_explained(name: str) -> None:
    command = COMMANDS[name]
    assert isinstance(command, Noun | Verb)
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_wholly_in_the_language_asked_for(name: str, say: Say) -> None:
    status, english, err = say("--lang", "en", *name.split(), "--help")
    assert (status, err) == (0, "")
    assert english.startswith(f"Usage: ctip-desktop {name}".rstrip())
    assert not re.search("[\u1780-\u17ff]", english)
    status, khmer, err = say("--lang", "km", *name.split(), "--help")
    assert (status, err) == (0, "")
    assert khmer.startswith(f"របៀបប្រើ៖ ctip-desktop {name}".rstrip())
    typed = "|".join(sorted((word for one in COMMANDS for word in one.split()), key=len, reverse=True))
    khmer = re.sub(r"(?<=បើមិនវាយ៖ )\S+", "", khmer)
    left = re.sub(rf"^  ({typed})  ", "", NAMES.sub("", khmer), flags=re.MULTILINE)
    left = re.sub(r"\[[a-z|]+\]|\ball\b", "", left)
    assert re.findall("[A-Za-z]{2,}", left) == []


def test_khmer_is_not_cut_where_a_line_would_end_in_english(say: Say) -> None:
    _, khmer, _ = say("--lang", "km", "--help")
    assert "ខេត្តមួយ និងអគ្គលេខាធិការដ្ឋាន កំណត់ហេតុ កញ្ចប់ បង្កាន់ដៃ និងរបាយការណ៍។\n" in khmer


def test_an_option_says_whether_it_must_be_given_and_what_holds_without_it(say: Say) -> None:
    _, shown, _ = say("setup", "--help")
    shown = " ".join(shown.split())
    assert "--office CODE Two digits: 01 to 25 a province, 00 the secretariat. Required." in shown
    assert "Without it: A." in shown


def test_a_word_that_may_be_repeated_is_shown_so(say: Say) -> None:
    assert say("khmer", "date", "-h")[1].startswith("Usage: ctip-desktop khmer date [OPTIONS] DATE …\n")

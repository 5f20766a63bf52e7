import pytest

from ctip_desktop.errors.forms import CompiledFormDamaged, CompiledFormNewer, FormNotInstalled
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.installed import installed, load

WORDS = Words("ក", "A")
FORM = Form(
    "trial",
    "",
    WORDS,
    (
        Question("text", "name", 2, label=WORDS),
        Question(
            "group",
            "people",
            3,
            children=(
                Question(
                    "repeat",
                    "victim",
                    4,
                    children=(
                        Question("group", "person", 5, children=(Question("integer", "age", 6, label=WORDS),)),
                        Question("repeat", "visit", 7, children=(Question("date", "on", 8, label=WORDS),)),
                    ),
                ),
            ),
        ),
    ),
    {},
).stamped()


def test_a_compiled_form_comes_back_as_it_was() -> None:
    assert Form.from_json(FORM.to_json()) == FORM
    assert Form.from_json(FORM.to_json()).to_json() == FORM.to_json()


def test_its_version_is_the_hash_of_its_content() -> None:
    other = Form("trial", "", Words("ខ", "A"), FORM.questions, {}).stamped()
    assert len(FORM.version) == 64
    assert other.version != FORM.version
    assert FORM.stamped() == FORM


@pytest.mark.parametrize(
    "data",
    [b"", b"nothing", b"[]", b"{}", b'{"format":1}', FORM.to_json()[:-1], FORM.to_json().replace(b'"age"', b'"ago"')],
)
def test_a_damaged_form_is_refused(data: bytes) -> None:
    with pytest.raises(CompiledFormDamaged):
        Form.from_json(data)


def test_a_form_whose_words_are_changed_is_not_the_version_it_says() -> None:
    with pytest.raises(CompiledFormDamaged):
        Form.from_json(FORM.to_json().replace(b'"en":"A"', b'"en":"B"'))


def test_a_newer_form_is_refused() -> None:
    with pytest.raises(CompiledFormNewer, check=lambda error: (error.format, error.known) == (2, 1)):
        Form.from_json(FORM.to_json().replace(b'"format":1', b'"format":2'))


def test_every_node_knows_its_place() -> None:
    assert [(placed.path, placed.scope, placed.groups) for placed in FORM.placed] == [
        ("/name", (), ()),
        ("/people", (), ()),
        ("/victim", (), ("people",)),
        ("/victim/person", ("victim",), ()),
        ("/victim/age", ("victim",), ("person",)),
        ("/victim/visit", ("victim",), ()),
        ("/victim/visit/on", ("victim", "visit"), ()),
    ]


def test_a_question_is_found_by_its_path_with_or_without_rows() -> None:
    assert FORM.find("/victim/visit/on").question.kind == "date"
    assert FORM.find("/victim[2]/visit[9f0c]/on") is FORM.find("/victim/visit/on")
    assert "/victim/age" in FORM
    assert "/age" not in FORM
    with pytest.raises(KeyError):
        FORM.find("/age")


def test_words_are_said_in_either_language() -> None:
    assert (WORDS.said("km"), WORDS.said("en")) == ("ក", "A")


def test_installed_forms_are_listed_and_loaded_by_name() -> None:
    assert {"case", "meeting"} <= {form.name for form in installed()}
    assert load("meeting").title.en == "Minutes of a meeting"
    with pytest.raises(FormNotInstalled):
        load("../lists/places")

import pytest

from ctip_desktop import paths
from ctip_desktop.forms.compiling import compile_workbook, read_workbook
from tests.support.goldens import hold

FOLDERS = [paths.resources() / "forms", paths.resources() / "secretariat"]
SOURCES = [source for folder in FOLDERS for source in sorted(folder.glob("[a-z]*.md"))]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_an_installed_form_is_what_its_source_compiles_to(source, pytestconfig: pytest.Config) -> None:
    compiled = compile_workbook(read_workbook(source))
    assert compiled.faults == ()
    assert compiled.form is not None
    hold(source.with_suffix(".form.json"), compiled.form.to_json(), update=pytestconfig.getoption("update_goldens"))


def test_every_installed_form_has_a_source() -> None:
    compiled = {
        file.parent / file.name.removesuffix(".form.json") for one in FOLDERS for file in one.glob("*.form.json")
    }
    assert compiled == {source.with_suffix("") for source in SOURCES}

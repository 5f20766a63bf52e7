"""The migrations make the tables the program works with; a copy is made first; a newer database is refused."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
import zstandard
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from ctip_desktop import __version__
from ctip_desktop.errors.store import CopyFailed, StoreNewer
from ctip_desktop.store import migrating, migrations, search, tables
from ctip_desktop.store.browsing import Asked, browse
from ctip_desktop.store.checking import check
from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.engine import open_engine
from ctip_desktop.store.store import NAME, Store
from tests.support.stores import a_store, rows, save

KEY = bytes(range(32))
RELEASED = Path(__file__).parents[2] / "released"
SIXTH = '''
    """A step of the future."""
    from alembic import op

    revision = "0006"
    down_revision = "0005"


    def upgrade() -> None:
        """Add a table."""
        op.execute("CREATE TABLE later (a TEXT)")
        {more}
'''


def schema(engine: Engine) -> dict[str, str]:
    """Return the statement of every table and index, spaces made equal, and columns in the order of their names."""
    with engine.begin() as connection:
        found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        return {name: _in_order(sql) for name, sql in found if not name.startswith("alembic")}


def _in_order(sql: str) -> str:
    head, bracket, parts = re.sub(r"\s+", " ", sql).strip().partition("(")
    if not head.startswith("CREATE TABLE"):
        return head + bracket + parts
    several = re.split(r", (?![^(]*\))", parts.rsplit(")", 1)[0])
    return head + bracket + ", ".join(sorted(one.strip() for one in several)) + parts.rsplit(")", 1)[1]


@pytest.fixture
def future(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A program one step newer than this one."""
    package = Path(migrations.__file__).parent
    copy = tmp_path / "program" / "migrations"
    (copy / "versions").mkdir(parents=True)
    for file in [*package.glob("*.py"), *package.glob("versions/0*.py")]:
        (copy / file.relative_to(package)).write_text(file.read_text())
    step = dedent(SIXTH).format(more=getattr(request, "param", ""))
    (copy / "versions" / "0006_later.py").write_text(step)
    monkeypatch.setattr(migrating, "__file__", str(copy.parent / "migrating.py"))
    monkeypatch.setattr(migrating, "VERSIONS", (*migrations.VERSIONS, "0006"))


def test_the_migrations_lead_to_the_tables_of_today(tmp_path: Path) -> None:
    with a_store(tmp_path / "a") as store:
        expected = schema(store._engine)
    file = tmp_path / "b.db"
    file.touch()
    engine = open_engine(file, None)
    migrating._upgrade(engine)
    assert schema(engine) == expected
    engine.dispose()
    assert {table.name for table in tables.metadata.sorted_tables} <= expected.keys()


def test_the_versions_named_are_those_there_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    steps = ScriptDirectory.from_config(config).walk_revisions("base", "heads")
    assert tuple(reversed([step.revision for step in steps])) == migrations.VERSIONS


@pytest.mark.parametrize("key", [None, KEY])
@pytest.mark.usefixtures("future")
def test_an_older_store_is_copied_and_brought_up_to_date(
    tmp_path: Path, key: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "VERSIONS", migrations.VERSIONS)
        with a_store(home, key) as store:
            save(store, {"case_no": "1"})
    with Store.open(home, key) as store:
        assert rows(store, "later") == []
        assert rows(store, "alembic_version") == [("0006",)]
        assert len(rows(store, "journal")) == 1
    copy = open_engine(home / "store-0005.db", key)
    with copy.begin() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0005"
        assert connection.scalar(text("SELECT count(*) FROM journal")) == 1
    copy.dispose()
    assert (home / "store-0005.db").stat().st_mode & 0o777 == 0o600
    Store.open(home, key).close()


@pytest.mark.parametrize("future", ["raise RuntimeError"], indirect=True)
@pytest.mark.usefixtures("future")
def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "VERSIONS", migrations.VERSIONS)
        a_store(home, KEY).close()
    with pytest.raises(RuntimeError):
        Store.open(home, KEY)
    monkeypatch.setattr(migrating, "VERSIONS", migrations.VERSIONS)
    with Store.open(home, KEY) as store:
        assert "later" not in schema(store._engine)


@pytest.mark.usefixtures("future")
def test_a_copy_that_is_not_whole_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "VERSIONS", migrations.VERSIONS)
        with a_store(home) as store:
            save(store, {})

    def open_emptied(file: Path, key: bytes | None) -> Engine:
        engine = open_engine(file, key)
        with engine.begin() as connection:
            connection.execute(text("PRAGMA foreign_keys = OFF"))
            connection.execute(text("DELETE FROM journal"))
        return engine

    monkeypatch.setattr(migrating, "open_engine", open_emptied)
    with pytest.raises(CopyFailed):
        Store.open(home, None)


@pytest.mark.parametrize(
    ("left", "needed"),
    [
        ("UPDATE meta SET value = '9.1.0' WHERE name = 'program'", "9.1.0"),
        ("DELETE FROM meta WHERE name = 'program'", f"> {__version__}"),
        ("ALTER TABLE meta RENAME TO otherwise", f"> {__version__}"),
    ],
)
def test_a_newer_store_is_refused_and_left_alone(tmp_path: Path, left: str, needed: str) -> None:
    with a_store(tmp_path, KEY) as store, store.writing() as writer:
        writer.connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
        writer.connection.execute(text(left))
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(StoreNewer) as raised:
        Store.open(tmp_path, KEY)
    assert raised.value.version == needed
    assert (tmp_path / NAME).read_bytes() == before


def test_a_store_of_the_first_release_is_brought_up_to_date(tmp_path: Path) -> None:
    """It has a conflict, an entry of a form that is not here, drafts of a new entry and of a change, a bundle sent."""
    (tmp_path / NAME).write_bytes(zstandard.decompress((RELEASED / "store-0001.db.zst").read_bytes()))
    with Store.open(tmp_path, None) as store:
        assert check(store).faults == ()
        search.bring_up_to_date(store)
        with store.reading() as reader:
            listed = {one.listed.id[0]: one for one in browse(reader, Asked(), 0, 9)}
            kept = {one.entry[0]: one for one in drafts(reader)}
            assert [one.id[0] for one in search.find(reader, "1c")] == ["1"]
        assert {one: listed[one].listed.state for one in listed} == {
            "4": "draft",
            "2": "sent",
            "1": "conflict",
            "3": "final",
        }
        assert {one: kept[one].answers["case_no"] for one in kept} == {"2": "2b", "4": "being typed"}
        assert (kept["4"].caret, kept["4"].about, kept["4"].att) == ("/case_no", {"/case_no": {"note": "?"}}, ())
        assert dict(rows(store, "entry", "id", "date")) == {
            "1" * 32: "2026-03-06",
            "2" * 32: "2026-05-01",
            "3" * 32: "",
        }
        saved = save(store, {"case_no": "3"}, entry="5" * 32)
        assert saved.number == "01-2026-A-0004"
    assert (tmp_path / "store-0001.db").exists()

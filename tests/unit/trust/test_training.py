"""The training office can never be sent to the real secretariat."""

from pathlib import Path

import pytest

from ctip_desktop.errors.trust import TrainingNotEnrolled, TrainingNotSent
from ctip_desktop.store import training_home, vault
from ctip_desktop.store.listing import list_entries
from ctip_desktop.store.opening import Opened, open_for
from ctip_desktop.store.training import mark_training
from ctip_desktop.sync import outbox
from ctip_desktop.trust import training
from ctip_desktop.trust.identity import enrolment_request, identity
from tests.support.offices import a_country


def opened(home: Path) -> Opened:
    kept = vault.load(home)
    return open_for(home, kept.users[0], kept.unlock(kept.users[0].name, training_home.PASSPHRASE))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return training.make_training_office(tmp_path_factory.mktemp("homes") / "device")


def test_it_lies_beside_the_real_home_and_is_made_once(office: Path) -> None:
    assert office.name == "device-training"
    real = training_home.real_home(office)
    assert real.name == "device"
    assert not real.exists()
    assert training.make_training_office(real) == training.make_training_office(office) == office


def test_it_has_users_of_every_role_and_entries_to_try(office: Path) -> None:
    assert {user.role for user in vault.load(office).users} == {"clerk", "officer", "administrator"}
    with opened(office) as store_opened, store_opened.store.reading() as reader:
        assert sorted(one.state for one in list_entries(reader)) == ["draft", "final", "final", "final"]


def test_it_is_never_enrolled(office: Path) -> None:
    with opened(office) as here, here.store.reading() as reader, pytest.raises(TrainingNotEnrolled):
        enrolment_request(reader)


def test_nothing_of_it_is_sent(office: Path, tmp_path: Path) -> None:
    with opened(office) as here, pytest.raises(TrainingNotSent):
        outbox.export(here.store, tmp_path)
    assert not any(tmp_path.iterdir())


def test_one_that_bears_the_mark_signs_nothing_even_if_it_were_enrolled(tmp_path: Path) -> None:
    with a_country(tmp_path) as country:
        country.province.save()
        with country.province.store.writing() as writer:
            mark_training(writer)
        with pytest.raises(TrainingNotSent):
            country.province.send(tmp_path / "stick")
        with country.province.store.reading() as reader, pytest.raises(TrainingNotSent):
            identity(reader).sender()

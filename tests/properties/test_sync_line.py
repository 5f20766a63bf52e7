"""Whatever happens to sticks, nobody holds what nobody wrote, and in the end both sides say the same of every entry."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ctip_desktop import clock
from ctip_desktop.store.answering import answer_return
from ctip_desktop.store.attachments import add_attachment, read_attachment
from ctip_desktop.store.drafts import Draft, keep_draft, save_as_final
from ctip_desktop.store.journal import append, lines, logs
from ctip_desktop.store.listing import Listed, list_entries
from ctip_desktop.store.outbox import acknowledgement
from ctip_desktop.store.returned import all_returned
from ctip_desktop.store.returning import return_entry, withdraw_return
from ctip_desktop.store.store import Store
from ctip_desktop.sync import outbox
from tests.support.declaring import OFFICER
from tests.support.offices import a_country
from tests.support.stores import CASE, USER

pytestmark = pytest.mark.slow


class Sticks(RuleBasedStateMachine):
    """One province and the secretariat, with sticks that are lost, swapped, repeated and damaged."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.folder = Path(self.open.enter_context(tempfile.TemporaryDirectory()))
        self.country = self.open.enter_context(a_country(self.folder))
        self.to_secretariat: list[Path] = []
        self.to_province: list[Path] = []
        self.attached: dict[str, bytes] = {}
        for name, few in (("MOST_RECORDS", 2), ("LARGEST", 15), ("MOST_OF_FILES", 50)):
            self.open.callback(setattr, outbox, name, getattr(outbox, name))
            setattr(outbox, name, few)

    def new_stick(self) -> Path:
        stick = self.folder / clock.new_id()
        stick.mkdir()
        return stick

    @rule(count=st.integers(1, 5))
    def enter(self, count: int) -> None:
        self.country.province.save(count)

    @rule(size=st.integers(0, 40))
    def attach(self, size: int) -> None:
        """Save an entry with a file that no bundle holds whole, unless it is a short one."""
        entry = clock.new_id()
        with self.country.province.store.writing() as writer:
            keep_draft(writer, Draft(entry, CASE.name, CASE.version, USER, {}, {}))
            added = add_attachment(writer, entry, "photo.jpg", entry.encode()[:size])
            save_as_final(writer, entry, by=USER, answers={}, about={})
        self.attached[added.sha256] = entry.encode()[:size]

    @precondition(lambda self: entries(self.country.province.store))
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(entries(self.country.province.store)))
        with self.country.province.store.writing() as writer:
            append(
                writer,
                entry=one.id,
                form=CASE.name,
                fv=CASE.version,
                by=USER,
                answers={},
                about={},
                parents=[one.head],
            )

    @precondition(lambda self: entries(self.country.secretariat.store))
    @rule(data=st.data(), reason=st.sampled_from("ab"))
    def return_one(self, data: st.DataObject, reason: str) -> None:
        one = data.draw(st.sampled_from(entries(self.country.secretariat.store)))
        return_entry(self.country.secretariat.store, OFFICER, one.id, reason)

    @precondition(lambda self: returned_in(self.country.secretariat.store))
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(returned_in(self.country.secretariat.store))))
        withdraw_return(self.country.secretariat.store, OFFICER, number, "c")

    @precondition(lambda self: returned_in(self.country.province.store))
    @rule(data=st.data(), reason=st.sampled_from("de"))
    def answer_one(self, data: st.DataObject, reason: str) -> None:
        number = data.draw(st.sampled_from(sorted(returned_in(self.country.province.store))))
        answer_return(self.country.province.store, OFFICER, number, reason)

    @rule()
    def send(self) -> None:
        stick = self.new_stick()
        self.country.province.send(stick)
        self.to_secretariat += sorted(stick.iterdir())

    @rule()
    def answer(self) -> None:
        stick = self.new_stick()
        self.country.secretariat.answer(stick)
        self.to_province += sorted(stick.iterdir())

    @precondition(lambda self: self.to_secretariat)
    @rule(data=st.data())
    def deliver(self, data: st.DataObject) -> None:
        self.country.secretariat.take(data.draw(st.sampled_from(self.to_secretariat)))

    @precondition(lambda self: self.to_province)
    @rule(data=st.data())
    def deliver_back(self, data: st.DataObject) -> None:
        self.country.province.take(data.draw(st.sampled_from(self.to_province)))

    @precondition(lambda self: self.to_secretariat)
    @rule(data=st.data(), at=st.integers(0, 10_000), bit=st.integers(0, 7))
    def deliver_damaged(self, data: st.DataObject, at: int, bit: int) -> None:
        file = data.draw(st.sampled_from(self.to_secretariat))
        spoiled = bytearray(file.read_bytes())
        spoiled[at % len(spoiled)] ^= 1 << bit
        copy = self.new_stick() / file.name
        copy.write_bytes(spoiled)
        (outcome,) = self.country.secretariat.take(copy)
        assert outcome.state in ("set_aside", "already_have")

    @invariant()
    def the_secretariat_holds_the_beginning_of_what_the_province_wrote(self) -> None:
        with self.country.province.store.reading() as reader:
            log = next(one for one in logs(reader) if one.ours)
            written = [line for _, _, line in lines(reader, log.id)]
            cursor = acknowledgement(reader, log.id)
        with self.country.secretariat.store.reading() as reader:
            arrived = [line for _, _, line in lines(reader, log.id)]
        assert arrived == written[: len(arrived)]
        assert (cursor.seq if cursor else 0) <= len(arrived)

    @invariant()
    def the_province_holds_the_beginning_of_what_was_said_of_its_entries(self) -> None:
        with self.country.secretariat.store.reading() as reader:
            told = [log for log in logs(reader) if log.ours and log.audience == "01"]
            said = {log.id: [line for _, _, line in lines(reader, log.id)] for log in told}
        with self.country.province.store.reading() as reader:
            heard = {log.id: [line for _, _, line in lines(reader, log.id)] for log in logs(reader) if not log.ours}
        assert all(several == said[log][: len(several)] for log, several in heard.items())

    @invariant()
    def an_entry_is_returned_while_the_revision_named_stands(self) -> None:
        for office in (self.country.province, self.country.secretariat):
            with office.store.reading() as reader:
                named = {one.revision for one in all_returned(reader)}
            assert all((one.state == "returned") == (one.head in named) for one in entries(office.store))

    def teardown(self) -> None:
        stick, back = self.new_stick(), self.new_stick()
        if self.country.province.send(stick):
            self.country.secretariat.take(stick)
        self.country.secretariat.answer(back)
        self.country.province.take(back)
        left = self.country.province.send(stick)
        told = [returned_in(office.store) for office in (self.country.province, self.country.secretariat)]
        with self.country.secretariat.store.reading() as reader:
            arrived = {name: read_attachment(reader, name) for name in self.attached}
        self.open.close()
        assert left == []
        assert told[0] == told[1]
        assert arrived == self.attached


def entries(store: Store) -> list[Listed]:
    """Return the entries that are here, in an order that does not hang on clocks."""
    with store.reading() as reader:
        return sorted(list_entries(reader), key=lambda one: one.number)


def returned_in(store: Store) -> dict[str, tuple[str, str]]:
    """Return the reason for each entry that is returned, and what was answered, by number."""
    with store.reading() as reader:
        return {one.number: (one.reason, one.answer) for one in all_returned(reader)}


TestSticks = Sticks.TestCase
TestSticks.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)

"""Entries of a province's desk as a year's work leaves them: made up, in every state, with drafts and a conflict."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from ctip_desktop import clock, paths
from ctip_desktop.forms import installed
from ctip_desktop.forms.filled import Filled
from ctip_desktop.store.device import device
from ctip_desktop.store.drafts import Draft, keep_draft
from ctip_desktop.store.journal import Revision, append, find_log
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.outbox import Acknowledged, Sent, acknowledge, acknowledgement, note_sent
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Writer
from tests.support.stores import carry

VANNAK = User("7" * 32, "វណ្ណៈ", "clerk")
PLACES = ("010201", "010203", "010702", "010804", "010605")
OFFENCES = ("trafficking", "sexual_exploitation", "trafficking", "other")


def sample(name: str) -> dict[str, Any]:
    """Return the answers of a sample that travels with the program."""
    answers: dict[str, Any] = json.loads((paths.resources() / "sample" / f"{name}.json").read_text("utf-8"))
    return answers


def answers_of(form: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers as the form completes them."""
    return Filled(installed.load(form), given, by_hand=True).answers()


@cache
def a_case(number: int, day: str) -> dict[str, Any]:
    """Return the answers of one of many cases."""
    given = sample(f"case-{1 + number % 3}") | {
        "case_no": f"ករ-{number:03}/២៦",
        "offence": OFFENCES[number % 4],
        "offence_other": "ការលួចចម្លង",
        "place": PLACES[number % 5],
        "reported_on": day,
        "occurred_on": day,
    }
    return answers_of("case", given)


def save(store: Store, user: User, form: str, answers: Mapping[str, Any], **more: Any) -> Revision:
    """Save answers as final."""
    with store.writing() as writer:
        return _save(writer, user, form, answers, **more)


def save_cases(store: Store, user: User, days: Sequence[str], first: int = 0) -> None:
    """Save a case of each of these days as final."""
    with store.writing() as writer:
        for number, day in enumerate(days, first):
            _save(writer, user, "case", a_case(number, day))


def _save(writer: Writer, user: User, form: str, answers: Mapping[str, Any], **more: Any) -> Revision:
    version = installed.load(form)
    add_form(writer, version)
    given = {"entry": clock.new_id(), "form": form, "fv": version.version, "by": user.id, "about": {}}
    return append(writer, **given | {"answers": answers} | more)


def keep(store: Store, user: User, form: str, answers: Mapping[str, Any], **more: Any) -> str:
    """Keep answers as a draft; return its entry."""
    version = installed.load(form)
    draft = Draft(clock.new_id(), form, version.version, user.id, answers, {})
    with store.writing() as writer:
        add_form(writer, version)
        keep_draft(writer, replace(draft, **more))
    return replace(draft, **more).entry


def acknowledge_all(store: Store, n: int = 77) -> None:
    """Take the word of a receipt that all there is so far has arrived."""
    with store.writing() as writer:
        log = find_log(writer, device(writer).log)
        assert log
        acknowledge(writer, Acknowledged(log.id, log.seq, log.head, n, clock.timestamp()))


def send_rest(store: Store, n: int = 78, refused: str | None = None) -> Sent:
    """Note a bundle with all that is not acknowledged."""
    with store.writing() as writer:
        log = find_log(writer, device(writer).log)
        assert log
        cursor = acknowledgement(writer, log.id)
        bundle = Sent(
            bundle=f"{n:064x}", kind="journal", recipients="00", folder="E:\\", at=clock.timestamp(), log=log.id,
            first=(cursor.seq if cursor else 0) + 1, last=log.seq, refused=refused, n=n,
        )  # fmt: skip
        note_sent(writer, bundle)
    return bundle


def a_years_work(store: Store, user: User, folder: Path, count: int = 24) -> dict[str, str]:
    """Fill a store with entries in every state; return some of them by what they are."""
    today = clock.today()
    days = [(today - timedelta(days=9 * number)).isoformat() for number in range(count, 0, -1)]
    save_cases(store, user, days[: count // 2])
    meeting = save(store, user, "meeting", answers_of("meeting", sample("meeting") | {"date": days[3]}))
    answers = a_case(40, days[-6])
    changed = save(store, user, "case", answers)
    victim = {**answers["victim"][0], "v_age": 15}
    second = save(
        store, user, "case", answers | {"victim": [victim, *answers["victim"][1:]], "stage": "court"},
        entry=changed.entry, parents=(changed.hash,),
    )  # fmt: skip
    acknowledge_all(store)
    save_cases(store, user, days[count // 2 : -4], count // 2)
    send_rest(store)
    answers = a_case(60, days[-5])
    disputed = save(store, user, "case", answers)
    _dispute(store, folder, disputed, answers)
    save_cases(store, user, days[-4:], count)
    minutes = save(store, user, "meeting", answers_of("meeting", sample("meeting") | {"date": days[-2]}))
    draft = keep(store, user, "case", a_case(70, days[-1]), caret="/place")
    other = keep(store, user, "meeting", {"title": "ការត្រៀមទិវាជាតិ", "kind": "ordinary", "date": days[-1]})
    change = keep(store, user, "case", a_case(41, days[-6]), entry=changed.entry, parents=(second.hash,))
    bring_up_to_date(store)
    return {
        "meeting": meeting.entry, "changed": changed.entry, "disputed": disputed.entry, "minutes": minutes.entry,
        "draft": draft, "other": other, "change": change,
    }  # fmt: skip


def _dispute(store: Store, folder: Path, first: Revision, answers: Mapping[str, Any]) -> None:
    """Let two devices of the office change an entry at once."""
    with Store.create(folder / "colleague", None, office="01", device="c" * 32, letter="B") as colleague:
        carry(store, colleague)
        save(
            colleague, VANNAK, "case", {**answers, "stage": "investigation", "data_source_note": "លិខិតលេខ ៤៥"},
            entry=first.entry, parents=(first.hash,),
        )  # fmt: skip
        save(store, VANNAK, "case", {**answers, "stage": "court"}, entry=first.entry, parents=(first.hash,))
        carry(colleague, store)

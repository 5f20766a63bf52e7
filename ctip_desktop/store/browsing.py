"""The list of entries a page at a time, filtered and ordered, however many there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text

from ctip_desktop.entries.record import decode
from ctip_desktop.forms.headline import date_of, dated
from ctip_desktop.store import search
from ctip_desktop.store.device import device
from ctip_desktop.store.drafts import Draft
from ctip_desktop.store.listing import Listed, begun, begun_drafts, listed_rows
from ctip_desktop.store.sieve import Asked, Order, Sieve, sieve
from ctip_desktop.store.tables import entry, journal, log
from ctip_desktop.store.transaction import Reader
from ctip_desktop.store.users import names

__all__ = ["Asked", "Browsed", "Order", "browse", "count_entries", "position"]

_NEAR = 200
"""Rows to pass over up to which it pays to try one entry after another for frequent words."""

_FAR = 2000
"""Rows to pass over before it pays to count all and come from the other end."""


@dataclass(frozen=True)
class Browsed:
    """A line of the list, with the answers of the revision that stands for the entry, or of its draft.

    `by_name` is the name of who saved it, if that was on this device; else it is empty.
    """

    listed: Listed
    fv: str
    answers: Mapping[str, Any]
    by_name: str


@dataclass(frozen=True)
class _Group:
    """Rows that stand together: `condition` tells them from others, `size` is how many there are, if counted."""

    condition: str
    values: Mapping[str, Any]
    size: int | None


def count_entries(reader: Reader, asked: Asked) -> int:
    """Return how many entries were asked for, drafts of entries never saved as final among them."""
    return len(_drafts(reader, asked)) + _count(reader, sieve(reader, asked))


def browse(reader: Reader, asked: Asked, first: int, count: int) -> list[Browsed]:
    """Return so many lines of the list from number `first` on, counted from 0.

    Drafts of entries never saved as final stand before all others, the one kept last first. What was saved a moment ago
    is found by words once `search.bring_up_to_date` has run.
    """
    drafts = _drafts(reader, asked)
    named = names(reader)
    shown = [_of_draft(draft, named) for draft in drafts[first : first + count]]
    rest = _numbers(reader, asked, max(0, first - len(drafts)), count - len(shown))
    return [*shown, *_of_entries(reader, rest, named)]


def position(reader: Reader, asked: Asked, entry_id: str) -> int | None:
    """Return at which number of the list an entry stands, counted from 0; None if it was not asked for."""
    drafts = [draft.entry for draft in _drafts(reader, asked)]
    if entry_id in drafts:
        return drafts.index(entry_id)
    sifted = sieve(reader, asked)
    group = sifted.group or "NULL"
    found = select(entry.c.no).where(entry.c.id == entry_id).limit(1)
    no = reader.connection.scalar(found)
    row = _execute(reader, f"SELECT {sifted.key}, {group} {sifted.where('no = :no')}", sifted, {"no": no}).first()
    if row is None:
        return None
    before, place = len(drafts), {"no": no, "key": row[0]}
    for each in _groups(reader, asked, sifted):
        if each.values.get("group") != row[1]:
            before += each.size or 0
            continue
        sign = ">" if _falling(asked) else "<"
        where = sifted.where(each.condition, f"({sifted.key}, no) {sign} (:key, :no)")
        return before + int(_execute(reader, f"SELECT count(*) {where}", sifted, each.values, place).scalar_one())
    raise AssertionError("an entry is in one of the groups")


def _numbers(reader: Reader, asked: Asked, first: int, count: int) -> list[int]:
    """Return the `no` of so many entries from number `first` on."""
    found: list[int] = []
    if count <= 0:
        return found
    sifted = sieve(reader, asked)
    if sifted.holding and first < _NEAR and not sifted.conditions and not sifted.group:
        sifted.walking = sifted.holding.are_many(reader)
    for group in _groups(reader, asked, sifted, counted=first > _FAR):
        if group.size is not None and first >= group.size:
            first -= group.size
            continue
        found += _stretch(reader, sifted, group, first, count - len(found), _falling(asked))
        first = 0
        if len(found) == count:
            break
    return found


def _stretch(reader: Reader, sifted: Sieve, group: _Group, first: int, count: int, falling: bool) -> list[int]:
    """Return the `no` of entries within a group, coming from its nearer end."""
    size = group.size
    backwards = size is not None and first > size // 2
    if size is not None and backwards:
        last = min(first + count, size)
        first, count = size - last, last - first
    way = "DESC" if falling is not backwards else "ASC"
    order = f"ORDER BY {sifted.key} {way}, no {way} LIMIT :count OFFSET :first"
    query = f"SELECT no {sifted.where(group.condition)} {order}"
    numbers = list(_execute(reader, query, sifted, group.values, {"count": count, "first": first}).scalars())
    return numbers[::-1] if backwards else numbers


def _groups(reader: Reader, asked: Asked, sifted: Sieve, *, counted: bool = False) -> Iterator[_Group]:
    """Yield the groups in their order; a list that is not grouped is one, and counted if that is wanted."""
    if sifted.group is None:
        yield _Group("1", {}, _count(reader, sifted) if counted else None)
        return
    way = "DESC" if asked.descending else "ASC"
    query = f"SELECT {sifted.group}, count(*) {sifted.where()} GROUP BY 1 ORDER BY 1 {way}"
    for value, size in _execute(reader, query, sifted).all():
        yield _Group(f"{sifted.group} = :group", {"group": value}, size)


def _falling(asked: Asked) -> bool:
    """Say whether the key of rows falls within a group."""
    return asked.descending if asked.order in ("date", "number") else True


def _count(reader: Reader, sifted: Sieve) -> int:
    count: int = _execute(reader, sifted.counting(), sifted).scalar_one()
    return count


def _execute(reader: Reader, query: str, sifted: Sieve, *values: Mapping[str, Any]) -> Any:
    given = dict(sifted.values)
    for more in values:
        given |= more
    return reader.connection.execute(text(query), given)


def _drafts(reader: Reader, asked: Asked) -> list[Draft]:
    """Return the drafts of entries never saved as final that were asked for."""
    if asked.state not in (None, "draft") or asked.office not in (None, device(reader).office):
        return []
    return [draft for draft in begun_drafts(reader, asked.form) if _is_asked(reader, draft, asked)]


def _is_asked(reader: Reader, draft: Draft, asked: Asked) -> bool:
    if asked.form not in (None, draft.form) or (asked.entries is not None and draft.entry not in asked.entries):
        return False
    form = reader.forms.version(reader.connection, draft.fv)
    if asked.since or asked.until:
        day = date_of(dated(form), draft.answers) if form else ""
        if not (asked.since or "0") <= day <= (asked.until or "9999"):
            return False
    return search.holds(form, draft.answers, asked.words)


def _of_draft(draft: Draft, named: Mapping[str, str]) -> Browsed:
    return Browsed(begun(draft), draft.fv, draft.answers, named.get(draft.by, ""))


def _of_entries(reader: Reader, numbers: Sequence[int], named: Mapping[str, str]) -> list[Browsed]:
    if not numbers:
        return []
    place, whose = (journal.c.log == entry.c.log) & (journal.c.seq == entry.c.seq), log.alias()
    wanted = listed_rows().add_columns(entry.c.no, entry.c.fv, journal.c.line, whose.c.ours)
    wanted = wanted.join(journal, place).join(whose, whose.c.id == entry.c.log).where(entry.c.no.in_(numbers))
    found = {}
    for *line, no, fv, raw, ours in reader.connection.execute(wanted):
        listed = Listed(*line)
        found[no] = Browsed(listed, fv, decode(raw).answers, named.get(listed.by, "") if ours else "")
    return [found[no] for no in numbers]

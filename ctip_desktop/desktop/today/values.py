"""What *Today* tells, as values in the language in force."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lead:
    """Where a thing to do leads: an entry's form, a page, the list of entries narrowed to a state, a statement."""

    page: str = ""
    form: str = ""
    entry: str | None = None
    state: str = ""
    period: str = ""


@dataclass(frozen=True)
class Task:
    """One thing to do.

    Args:
        state: the state whose glyph and colours it bears; `icon` is another glyph in place of its own.
        right, right_tone: until when, or since when, and in which colour that is said.
        action: what Enter does, in a verb.
    """

    key: str
    state: str
    title: str
    second: str
    right: str
    action: str
    lead: Lead
    icon: str = ""
    right_tone: str = "text_2"


@dataclass(frozen=True)
class Group:
    """Things to do of one kind, under a heading; `count` is of all, also of those not shown."""

    heading: str
    tasks: tuple[Task, ...]
    count: int


@dataclass(frozen=True)
class Outgoing:
    """What waits to be sent: entries in no bundle yet, entries in one nobody acknowledged, and the last receipt."""

    fresh: int = 0
    travelling: int = 0
    receipt_at: str = ""
    receipt: int = 0


@dataclass(frozen=True)
class Kept:
    """The last backup that was proved: when, and how many entries it holds; and where backups go."""

    at: str = ""
    entries: int = 0
    folder: str = ""


@dataclass(frozen=True)
class Month:
    """How far the month that is due has come: kinds ready of those owed; at the secretariat, offices that have sent.

    Args:
        said: what is missing, or how far what is whole has come.
        due: how many statements there are to do something about.
    """

    title: str
    ready: int
    of: int
    said: str
    lead: Lead
    due: int = 0


@dataclass(frozen=True)
class Standing:
    """What of the device's set-up is not finished: enrolment, comparing the root's digits, the recovery slot."""

    enrolled: bool = True
    pinned: bool = True
    came: bool = False
    recovery: bool = True
    training: bool = False


@dataclass(frozen=True)
class Alarm:
    """What the store knows that a banner may have to tell.

    Args:
        last: the moment of the last record of this device.
        heard: the latest moment another device signed a bundle at that came here.
        free: bytes left on the disk.
        draft: the person's draft that was kept last, with its form and the moment; empty where there is none.
    """

    last: str = ""
    heard: str = ""
    free: int = 0
    draft: str = ""
    form: str = ""
    kept_at: str = ""


@dataclass(frozen=True)
class Seen:
    """All of it; `begun` says whether there is any entry or draft at all."""

    groups: tuple[Group, ...] = ()
    outgoing: Outgoing = field(default_factory=Outgoing)
    kept: Kept = field(default_factory=Kept)
    standing: Standing = field(default_factory=Standing)
    alarm: Alarm = field(default_factory=Alarm)
    begun: bool = True
    month: Month | None = None

    @property
    def count(self) -> int:
        """Return how many things there are to do."""
        return sum(group.count for group in self.groups)

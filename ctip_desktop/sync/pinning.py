"""The one time a person says whom this device relies on: the root's fingerprint was read back by voice."""

from ctip_desktop.errors.trust import RootHeardWrong, RootNotPinned, RootNotSeen, RootPinnedAlready
from ctip_desktop.store.arrivals import SET_ASIDE, arrivals
from ctip_desktop.store.store import Store
from ctip_desktop.store.trust_lists import pin_root, pinned_root
from ctip_desktop.sync.inbox import settle
from ctip_desktop.trust.fingerprint import same


def pin(store: Store, typed: str) -> str:
    """Rely on the root that a trust list in the inbox is signed with, if `typed` is its fingerprint; return that.

    What was set aside for want of a root is then taken in; saying it twice is as good as once. Raise RootPinnedAlready
    when this device relies on another, RootHeardWrong when the list that came has others, RootNotSeen when none came.
    """
    with store.writing() as writer:
        pinned = pinned_root(writer)
        if pinned is not None and not same(typed, pinned):
            raise RootPinnedAlready(pinned)
        came = [one for one in arrivals(writer, SET_ASIDE) if one.reason == RootNotPinned.code()]
        shown = pinned or next((found for one in came if same(typed, found := str(one.facts["fingerprint"]))), None)
        if shown is None:
            raise RootHeardWrong if came else RootNotSeen(typed)
        pin_root(writer, shown)
    settle(store)
    return shown

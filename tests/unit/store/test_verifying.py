"""What is keyed once more is kept beside the entry, by user, and is gone when it is dropped."""

from pathlib import Path

from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.verifying import Keyed, drop_keyed, find_keyed, keep_keyed
from tests.support.stores import a_store


def test_what_is_keyed_once_more_is_kept_by_user_until_it_is_dropped(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        for by, name in (("ម៉ៅ", "a"), ("សុភា", "b"), ("ម៉ៅ", "c")):
            with store.writing() as writer:
                keep_keyed(
                    writer, Keyed("e", by, "v", {"name": name}, {"/name": {"note": "x"}}, {"/name": "first"}, "/name")
                )
        with store.reading() as reader:
            kept = find_keyed(reader, "e", "ម៉ៅ")
            assert kept is not None
            assert (kept.answers, kept.about) == ({"name": "c"}, {"/name": {"note": "x"}})
            assert (kept.decisions, kept.caret) == ({"/name": "first"}, "/name")
            assert kept.saved_at
            assert find_keyed(reader, "e", "វណ្ណៈ") is None
            assert drafts(reader) == []
        with store.writing() as writer:
            drop_keyed(writer, "e", "ម៉ៅ")
        with store.reading() as reader:
            assert find_keyed(reader, "e", "ម៉ៅ") is None
            assert find_keyed(reader, "e", "សុភា") is not None

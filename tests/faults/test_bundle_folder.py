"""A file appears in a folder whole or not at all, is written through, and is read again before it counts."""

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from ctip_desktop.bundles import placing
from ctip_desktop.bundles.writing import write
from ctip_desktop.errors.bundles import FileNotPlaced, FolderFull, FolderMissing, FolderReadOnly, WrittenDiffers

DATA = b"a bundle" * 1000
STEPS = ("Path.open", "os.fsync", "Path.replace", "Path.read_bytes")


def _fail_on(monkeypatch: pytest.MonkeyPatch, step: str, code: int) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr({"Path": Path, "os": placing.os}[step.split(".")[0]], step.split(".")[1], fail)


def _name(handle: int) -> Path:
    return Path(f"/proc/self/fd/{handle}").readlink()


def test_a_bundle_is_put_under_its_hash(tmp_path: Path) -> None:
    file = write(tmp_path, DATA)
    assert file.name == f"{sha256(DATA).hexdigest()}.ctip"
    assert file.read_bytes() == DATA
    assert list(tmp_path.iterdir()) == [file]


def test_the_same_bundle_written_twice_is_one_file(tmp_path: Path) -> None:
    assert write(tmp_path, DATA) == write(tmp_path, DATA)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("code", "failure"),
    [
        (errno.ENOSPC, FolderFull),
        (errno.EDQUOT, FolderFull),
        (errno.EROFS, FolderReadOnly),
        (errno.EACCES, FolderReadOnly),
        (errno.ENOENT, FolderMissing),
        (errno.ENODEV, FolderMissing),
        (errno.EIO, WrittenDiffers),
    ],
)
def test_a_fault_at_any_step_is_named_and_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, failure: type[FileNotPlaced]
) -> None:
    with monkeypatch.context() as broken:
        _fail_on(broken, step, code)
        with pytest.raises(failure) as raised:
            write(tmp_path, DATA)
    assert raised.value.folder == tmp_path
    assert [file.read_bytes() for file in tmp_path.iterdir()] in ([], [DATA])
    assert not list(tmp_path.glob(".*"))


def test_a_fault_nobody_foresaw_stays_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail_on(monkeypatch, "os.fsync", errno.EBADF)
    with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
        write(tmp_path, DATA)


def test_a_folder_that_vanished_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        write(tmp_path / "stick", DATA)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderMissing):
        write(tmp_path / "file", DATA)


def test_a_full_medium_is_named_and_left_clean(tmp_path: Path) -> None:
    """A limit on the size of files is a medium that is truly full, in a process of its own."""
    script = "from ctip_desktop.bundles.writing import *; import sys; write(Path(sys.argv[1]), bytes(9000))"
    command = [sys.executable, "-B", "-c", script, str(tmp_path)]

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(command, preexec_fn=full, capture_output=True, text=True, check=False)
    assert "FolderFull" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_medium_that_gives_back_something_else_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: Callable[[Path], bytes] = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: read(file)[:-1] + b"?")
    with pytest.raises(WrittenDiffers):
        write(tmp_path, DATA)
    assert list(tmp_path.iterdir()) == []


def test_the_file_and_then_its_folder_are_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(placing.os, "fsync", lambda handle: synced.append(_name(handle)))
    write(tmp_path, DATA)
    assert [file.suffix for file in synced] == [".part", ""]
    assert synced[1] == tmp_path


def test_a_folder_that_cannot_be_written_through_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(handle: int) -> None:
        if _name(handle) == tmp_path:
            raise OSError(errno.EIO, "")

    monkeypatch.setattr(placing.os, "fsync", fsync)
    with pytest.raises(WrittenDiffers):
        write(tmp_path, DATA)


def test_a_share_that_cannot_sync_a_folder_is_good_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(handle: int) -> None:
        if _name(handle) == tmp_path:
            raise OSError(errno.EINVAL, "")

    monkeypatch.setattr(placing.os, "fsync", fsync)
    assert write(tmp_path, DATA).read_bytes() == DATA

"""The program's door: `ctip-desktop` and `python -m ctip_desktop`."""

import gc
import sys
from io import TextIOWrapper

from ctip_desktop.cli.main import run
from ctip_desktop.settings import Settings


def main() -> None:
    """Run the command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Windows writes to a pipe in a code page that has no Khmer.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:], open_window))


def open_window(settings: Settings) -> int:
    """Open the window and stay until it is closed; commands never pay for Qt."""
    gc.disable()  # starting makes nothing worth collecting; then the window does it, see `desktop.collecting`
    from ctip_desktop.desktop.app import run as stay

    return stay(settings)


if __name__ == "__main__":
    main()

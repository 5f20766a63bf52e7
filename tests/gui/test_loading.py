"""Pages are loaded beside the thread of the windows, where a module of Qt that is met first takes the program down."""

import subprocess
import sys

LOADING = """
import sys
import ctip_desktop.desktop.app
import ctip_desktop.desktop.unlocking.unlock
from ctip_desktop.desktop.pages import load_pages

def loaded():
    return {name for name in sys.modules if name.startswith("PySide6.")}

before = loaded()
load_pages()
print(*sorted(loaded() - before))
"""


def test_loading_the_pages_loads_nothing_more_of_qt() -> None:
    told = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []

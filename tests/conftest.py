"""What every test stands on."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYSIDE6_OPTION_PYTHON_ENUM", "0xF1")  # an unscoped enum is a fault: each costs 6 to 23 µs

import keyring
import pytest
from hypothesis import settings

from ctip_desktop.i18n import use_language
from tests.support.keyrings import NoRing

settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("thorough", max_examples=400, deadline=None)
# A landing must not hang on the luck of the draw: new examples are looked for while one works.
settings.register_profile("landing", settings.get_profile("quick"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "landing" if "CI" in os.environ else "quick"))


keyring.set_keyring(NoRing())


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite committed results; the diff is the review")


@pytest.fixture(autouse=True)
def _speak_english() -> Iterator[None]:
    """Each test starts in English and leaves no language behind."""
    use_language("en")
    yield
    use_language("en")

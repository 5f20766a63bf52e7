from collections.abc import Callable

from PySide6.QtCore import QCoreApplication


def test_words_of_qt_that_are_not_ours_keep_their_own(look_and_language: Callable[..., None]) -> None:
    for code in ("en", "km"):
        look_and_language(code)
        assert QCoreApplication.translate("QPrintDialog", "&Options >>") == "&Options >>"

"""How long to wait after too many wrong passphrases, in words."""

from ctip_desktop.i18n import figure, ngettext

_MINUTE = 60


def wait_words(seconds: int) -> str:
    """Return what is said while one waits: in seconds below a minute, then in minutes and seconds."""
    if seconds < _MINUTE:
        said = ngettext(
            "The passphrase was not right. Wait {count} second, then type it again.",
            "The passphrase was not right. Wait {count} seconds, then type it again.",
            seconds,
        )
        return said.format(count=figure(seconds))
    minutes, rest = divmod(seconds, _MINUTE)
    said = ngettext(
        "The passphrase was not right. Wait {count} minute and {seconds} seconds, then type it again.",
        "The passphrase was not right. Wait {count} minutes and {seconds} seconds, then type it again.",
        minutes,
    )
    return said.format(count=figure(minutes), seconds=figure(rest))

"""Keyrings for tests: one in memory, and one that is not there."""

import keyring.backend
from keyring.errors import KeyringError, PasswordDeleteError


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class NoRing(Ring):
    """No keyring at all."""

    @property
    def kept(self) -> dict[tuple[str, str], str]:
        raise KeyringError

    @kept.setter
    def kept(self, _value: object) -> None:
        """Nothing can be kept."""

"""Time and randomness, asked for here and nowhere else so that tests can hold them still."""

import secrets
import uuid
from datetime import UTC, date, datetime


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def timestamp() -> str:
    """Return the present moment as RFC 3339 in UTC, to the second: `2026-11-22T05:00:00Z`."""
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> date:
    """Return today's date where the computer stands."""
    return now().astimezone().date()


def new_id() -> str:
    """Return a new random identifier: 32 hexadecimal digits of a version 4 UUID."""
    return uuid.UUID(bytes=random_bytes(16), version=4).hex


def random_bytes(count: int) -> bytes:
    """Return `count` bytes from the operating system's generator."""
    return secrets.token_bytes(count)

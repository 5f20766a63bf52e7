"""What the users of a device may do: each role may do what those before it may, and more."""

from typing import Literal, get_args

from ctip_desktop.errors.store import AdministratorNeeded, OfficerNeeded

Role = Literal["clerk", "officer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
"""A clerk enters; an officer approves, prints and sends; an administrator sees to users, backups and enrolment."""


def allows(role: Role, needed: Role) -> bool:
    """Say whether a user with `role` may do what needs the role `needed`."""
    return ROLES.index(role) >= ROLES.index(needed)


def require(name: str, role: Role, needed: Role) -> None:
    """Raise OfficerNeeded or AdministratorNeeded unless the user's role is `needed` or a higher one."""
    if not allows(role, needed):
        raise (AdministratorNeeded if needed == "administrator" else OfficerNeeded)(name)

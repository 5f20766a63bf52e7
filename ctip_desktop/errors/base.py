"""The one base of every failure a person can act on."""

from dataclasses import dataclass, fields


@dataclass(eq=False)
class CtipError(Exception):
    """A failure of the world's, not ours; subclasses are dataclasses whose fields are the facts."""

    def facts(self) -> dict[str, object]:
        """Return the facts by name, for the sentence that tells them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def code(cls) -> str:
        """Return the failure's name as machines read it (receipts, `--json`): the class name in lower_snake."""
        name = cls.__name__
        return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))

"""The one base of every failure a person can act on."""

from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(eq_default=False)
class CtipError(Exception):
    """A failure of the world's, not ours; what a subclass declares are its facts, given in that order or by name.

    Written out here rather than as dataclasses, of which each takes a third of a millisecond to make: there are many,
    and the window is waited for.
    """

    fact_names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        declared = cls.__dict__.get("__annotations__", {})  # noqa: RUF063 - importing inspect takes as long as all this
        own = tuple(name for name in declared if name not in cls.fact_names)
        cls.fact_names = (*cls.fact_names, *own)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given)
        facts = dict(zip(self.fact_names, given, strict=False)) | named
        missing = [name for name in self.fact_names if name not in facts and not hasattr(type(self), name)]
        if missing or len(given) > len(self.fact_names) or not facts.keys() <= set(self.fact_names):
            raise TypeError(f"{type(self).__name__} is told by {self.fact_names}, not by {given} {named}")
        self.__dict__.update(facts)

    def facts(self) -> dict[str, object]:
        """Return the facts by name, for the sentence that tells them."""
        return {name: getattr(self, name) for name in self.fact_names}

    @classmethod
    def code(cls) -> str:
        """Return the failure's name as machines read it (receipts, `--json`): the class name in lower_snake."""
        name = cls.__name__
        return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))

"""The bundle vectors: one defect each, made from the cast's fixed keys, so that making them again changes nothing."""

from tests.support.vectors import bodies, contents, envelopes, good, manifests, senders, trust
from tests.support.vectors.vector import Vector

_PARTS = (
    good.good,
    envelopes.files,
    envelopes.envelopes,
    envelopes.manifest_lines,
    manifests.manifest_values,
    senders.senders,
    bodies.bodies,
    contents.records,
    contents.others,
    trust.trust,
)


def vectors() -> dict[str, Vector]:
    """Return every vector by the name of its file."""
    made: dict[str, Vector] = {}
    for part in _PARTS:
        for name, vector in part():
            assert name not in made, name
            made[name] = vector
    return made

"""How fast compiled forms are loaded."""

from time import perf_counter

from ctip_desktop.forms import installed
from ctip_desktop.forms.form import Form

FORMS = 16


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    bodies = [installed.load(name).to_json() for name in installed.names()]
    chosen = [bodies[place % len(bodies)] for place in range(FORMS)]
    start = perf_counter()
    loaded = [Form.from_json(body) for body in chosen]
    questions = sum(len(form.placed) for form in loaded)
    taken = (perf_counter() - start) * 1000
    what = f"{FORMS} compiled forms loaded ({questions:,} questions)"
    return [(what, f"{taken:.0f} ms", "<= 150 ms", taken <= 150)]

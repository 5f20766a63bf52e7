"""Run every measurement and print one table: what, measured, target, met or not."""

import importlib
import sys
from pathlib import Path


def main() -> int:
    """Return 0 when every target is met."""
    here = Path(__file__).parent
    chosen = sys.argv[1:] or sorted(path.stem for path in here.glob("[a-z]*.py"))
    missed = 0
    print(f"{'what':<92} {'measured':>16} {'target':>16}")  # noqa: T201 - the table is the result
    for name in chosen:
        for what, measured, target, met in importlib.import_module(f"tests.bench.{name}").run():
            missed += not met
            print(f"{what:<92} {measured:>16} {target:>16} {'' if met else '  MISSED'}", flush=True)  # noqa: T201
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The scale beside a chart: round figures, few enough to be read."""

STEPS = (1, 2, 5)


def ticks(most: int) -> tuple[int, ...]:
    """Return round figures from zero to the first that is not below `most`, at most six."""
    scale = 1
    while True:
        for step in STEPS:
            if step * scale * 5 >= most:
                count = max(-(-most // (step * scale)), 1)
                return tuple(step * scale * place for place in range(count + 1))
        scale *= 10

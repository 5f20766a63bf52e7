"""Speed and exactness, as ratios to a limit measured in the same run."""

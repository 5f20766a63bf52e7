"""A second clerk keys the same paper without seeing what the first keyed; then what differs is decided, one by one."""

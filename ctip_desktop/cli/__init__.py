"""The same program without a window: one module per noun. May import every floor but `desktop`."""

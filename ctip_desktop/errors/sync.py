"""What can go wrong on the floor `sync` that a person can act on."""

"""What can go wrong on the floor `trust` that a person can act on."""

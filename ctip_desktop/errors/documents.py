"""What can go wrong on the floor `documents` that a person can act on."""

"""What can go wrong on the floor `forms` that a person can act on."""

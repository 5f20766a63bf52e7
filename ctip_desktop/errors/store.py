"""What can go wrong on the floor `store` that a person can act on."""

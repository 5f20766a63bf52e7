"""What can go wrong on the floor `bundles` that a person can act on."""

"""The files attached to an entry: added, seen and removed, kept encrypted by their content."""

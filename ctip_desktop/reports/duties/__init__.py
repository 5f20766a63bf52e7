"""What offices owe: which statement, for which period, by which day; as it is, and as the secretariat decides."""

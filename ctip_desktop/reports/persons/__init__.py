"""Who is there more than once: suggested, decided by a person, counted once."""

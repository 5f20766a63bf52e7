"""A made-up country: what provinces write down in three years, and a training secretariat it came to."""

"""Which office sent which month, and which did not: judged from what arrived here."""

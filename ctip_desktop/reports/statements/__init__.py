"""The statement of an office for a period: drawn up of its entries, approved, and what changed since."""

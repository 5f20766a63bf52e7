"""The inbox of the secretariat: what came, what is missing, what was set aside and why; receipts leave from here."""

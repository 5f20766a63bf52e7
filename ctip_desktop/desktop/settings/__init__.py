"""Settings: how the window looks, what the office settled, backups, users, this device and whom it trusts."""

"""Sending: what waits, the stick it goes to, what the secretariat answered; and how a device comes to be known."""

"""Offices and devices: who may send, who asks to, and the digits that are compared by telephone."""

"""Keying a form from paper, without a window: how it is laid out, what was typed, what is left to do, what is undone.

A window draws what is said here and hands back keys and texts; nothing here knows of windows. It stands on `filled`.
"""

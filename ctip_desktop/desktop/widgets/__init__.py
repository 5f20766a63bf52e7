"""The parts all pages are made of: text, buttons, fields, panels, lists. They know the look, and nothing of the store.

Words are given as a function (`lambda: _("Find")`), asked again whenever the language changes.
"""

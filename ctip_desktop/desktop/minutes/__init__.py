"""The minutes of a meeting: the form at the left, the paper it becomes at the right.

`page` is a form's page with the `preview` beside it, which sets the paper anew at every pause and shows it with what is
in the folder `paper`. It is handed over after `checks_banner` has said what is wrong with it.
"""

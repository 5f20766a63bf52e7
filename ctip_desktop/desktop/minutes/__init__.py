"""The minutes of a meeting: the form at the left, the paper it becomes at the right.

`page` is a form's page with the `preview` beside it: a `bar` over `pages`, which shows `rasters` of the PDF laid out by
`sheets` and tints the `places` of the present question. `delivery` hands the paper to a `printer` or into a file, after
`checks_banner` has said what is wrong with it.
"""

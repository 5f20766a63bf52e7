"""A paper in the window, whatever it is of: a `bar` over its `pages`, and the ways it leaves the program.

`pages` shows `rasters` of the PDF laid out by `sheets` and tints the `places` of the present question, where there is
one. `delivery` hands the paper to a `printer` or into a file. `page` is a page with nothing but a paper.
"""

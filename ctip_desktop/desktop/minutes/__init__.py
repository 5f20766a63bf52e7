"""The minutes of a meeting: the form at the left, the paper it becomes at the right.

`rasters` turns pages of a PDF into images, `pages` shows them with the place of the present question tinted, `printer`
puts them on paper.
"""

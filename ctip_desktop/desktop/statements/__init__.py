"""*Statements*: what this office declares for its periods, from the first entry to the receipt.

`page` lists the periods, `statement` is the page of one of them; `reading` reads on the worker, `lines` and the panes
say what there is, `dialogs` ask, `behind` lists the entries behind a figure, `paper` prints.
"""

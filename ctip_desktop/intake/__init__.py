"""Spreadsheets into entries: the sheets offices keep are read, checked by the form, and taken in or given back.

`sheets` reads a file, `heads` finds which column answers which question, `gathering` makes answers of its rows,
`checking` puts them through the form, `saving` takes the good ones in, `returning` writes the others back out with
reasons; `template` makes a sheet of any form that maps itself. `meanings` finds words that are no choices, `sameness`
rows that are here already. May import `store` and what lies below.
"""

"""Spreadsheets into entries, in five steps that may be left and resumed: file, columns, words, check, take in.

`importing` holds how far it has come and does the work, `page` shows the step one is at; `kept` is what is remembered
of it in the store, so that it goes on after the program was closed.
"""

"""The page of the forms: what is asked, on paper and in a spreadsheet, and what each office owes of it."""

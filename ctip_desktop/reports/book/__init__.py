"""The consolidated report as values: what is counted, held to its total, said by the groups, and how it is laid out.

`gathering` reads a store once (`cube`, `voices`), `writing` puts it into words (`counts`, `pictures`, `checks`); the
paper in `documents` and the spreadsheet (`workbook`) show the same parts.
"""

"""Official papers as PDF: minutes, plain text, reports, on one typesetting package for Khmer.

May import every floor below: `reports`, `forms`, `i18n`, `khmer`, `errors`, `paths`, `clock`; reportlab, uharfbuzz
and fontTools are imported here and nowhere else.
"""

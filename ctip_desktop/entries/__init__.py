"""Records, the hash chain that holds them together, and the revisions of an entry: pure, nothing is kept here.

May import `forms`, `i18n`, `khmer`, `settings`, `errors`, `paths`, `clock`.
"""

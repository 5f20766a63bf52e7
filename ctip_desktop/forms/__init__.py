"""What may be asked, and what was answered: compiled forms, their expressions, filled forms, checks. Pure: no store.

May import `i18n`, `khmer`, `settings`, `errors`, `paths`, `clock`.
"""

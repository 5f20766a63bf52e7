"""One encrypted file per device: the journal, what is derived from it, drafts, secrets, users and their vault.

May import `entries`, `forms`, `i18n`, `khmer`, `settings`, `errors`, `paths`, `clock`; never `bundles`. A tour of the
tables is in `SCHEMA.md`.
"""

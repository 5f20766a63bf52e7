"""Who is believed: keys, the trust list and the roots that sign it, enrolment of devices.

May import `store`, `bundles`, `entries`, `forms`, `i18n`, `khmer`, `settings`, `errors`, `paths`, `clock`.
"""

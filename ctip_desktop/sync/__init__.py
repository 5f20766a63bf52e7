"""How records travel: the outbox, the inbox, receipts.

The cursor of a log moves only on a receipt; order and repetition of what arrives do not matter. May import `trust`,
`store`, `bundles` and what lies below.
"""

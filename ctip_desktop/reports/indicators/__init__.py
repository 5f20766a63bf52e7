"""Indicators as SQL: what forms declare is counted, divided, held to rules, and leads to its entries."""

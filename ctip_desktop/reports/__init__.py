"""What is added up: periods, indicators compiled to SQL, tables whose every figure leads back to its entries.

May import `sync`, `trust`, `store` and what lies below; SQLAlchemy is allowed here.
"""

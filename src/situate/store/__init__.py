"""The ledger's tables: what is kept, and nothing of what it means."""

"""The one floor that knows the order after reading: keep, trace, merge, ask."""

from situate.ledger.ledger import Ledger
from situate.ledger.opening import create_ledger, open_ledger, restore_ledger

__all__ = ["Ledger", "create_ledger", "open_ledger", "restore_ledger"]

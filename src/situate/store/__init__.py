"""The ledger's tables: what is kept, and nothing of what it means."""

from situate.store.events import PageKey, page_key
from situate.store.rows import (
    CopyLink,
    LedgerSummary,
    ParagraphSignature,
    SourceGrade,
    StoredReport,
)
from situate.store.session import Store
from situate.store.unit import Unit

__all__ = [
    "CopyLink",
    "LedgerSummary",
    "PageKey",
    "ParagraphSignature",
    "SourceGrade",
    "Store",
    "StoredReport",
    "Unit",
    "page_key",
]

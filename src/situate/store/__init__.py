"""The ledger's tables: what is kept, and nothing of what it means."""

from situate.store.events import PageKey, page_key
from situate.store.rows import (
    Alias,
    CopyLink,
    LedgerSummary,
    ParagraphSignature,
    SourceGrade,
    StoredReport,
)
from situate.store.session import Store
from situate.store.unit import Unit

__all__ = [
    "Alias",
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

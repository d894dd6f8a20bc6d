"""Events as files in other formats, and files of coders as records to compare with."""

from situate.export.coding import code_events, detect_scheme, read_coded
from situate.export.context import ExportContext, ReportFacts
from situate.export.formats import FORMATS, ExportFormat, find_format
from situate.export.imports import IMPORTERS, BadRow, read_acled, read_csv, read_ucdp
from situate.export.losses import Losses

__all__ = [
    "FORMATS",
    "IMPORTERS",
    "BadRow",
    "ExportContext",
    "ExportFormat",
    "Losses",
    "ReportFacts",
    "code_events",
    "detect_scheme",
    "find_format",
    "read_acled",
    "read_coded",
    "read_csv",
    "read_ucdp",
]

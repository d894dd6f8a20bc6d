"""Imports into a gazetteer: GeoNames, Who's On First and tables, joined with what is there."""

from situate.gazetteer.imports.importing import ImportOutcome, import_places
from situate.gazetteer.imports.parsing import ImportOptions

__all__ = ["ImportOptions", "ImportOutcome", "import_places"]

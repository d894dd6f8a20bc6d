"""situate turns reports of armed conflict into sourced, dated, placed claims."""

__version__ = "0.1.0"

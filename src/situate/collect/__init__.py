"""Collecting: files, folders, standard input and URLs become reports."""

from situate.collect.files import read_reports
from situate.collect.options import CollectOptions, Failure, Tally

__all__ = ["CollectOptions", "Failure", "Tally", "read_reports"]

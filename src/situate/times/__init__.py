"""Dates and times in a report: finding, values, anchoring."""

from situate.times.context import Anchor
from situate.times.find import find_times

__all__ = ["Anchor", "find_times"]

"""The one floor that knows the order after reading: keep, trace, merge, query."""

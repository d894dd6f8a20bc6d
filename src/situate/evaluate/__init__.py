"""Measuring: the reader against corpora and our own gold set, and the floors it must keep."""

"""Benchmarks: speed, memory and the recall of the trigger pass, one command each."""

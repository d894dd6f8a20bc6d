"""Fuzzing: texts and scores that nobody would write, against the properties that must hold."""

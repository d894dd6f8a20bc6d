"""Claims to events: origins, candidates, matches, merged values, grades."""

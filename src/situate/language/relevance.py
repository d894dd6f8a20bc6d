"""The cheap pass: which sentences hold words that make them worth a close reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from situate.records import Span
from situate.text import fold_words

#: Word forms of which a sentence must hold one.
Group = frozenset[str]
#: Groups of each of which a sentence must hold one form.
Condition = frozenset[Group]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a sentence must hold to be worth reading: all groups of one of the conditions.

    With ``signs``, some sentence of its report must hold one of these forms, too.
    """

    conditions: frozenset[Condition]
    signs: Group = frozenset()


def find_sentences(
    text: str, sentences: Sequence[Span], forms: Iterable[str] | Conditions
) -> list[bool]:
    """Return for each sentence of a report whether it is worth reading closely.

    It is where it meets one of the conditions, or holds one of the forms.

    Forms are found as whole words. Case, accents and the signs between words do not count: the form
    "car bomb" is found in "Car-bomb" too. Conditions are compiled once for all reports.
    """
    if not isinstance(forms, Conditions):
        forms = Conditions(frozenset({frozenset({frozenset(forms)})}))
    finder = _compile(forms)
    found = [finder.find_groups(fold_words(text[span.start : span.end])) for span in sentences]
    if not finder.has_sign(found):
        return [False] * len(found)
    return [finder.is_met(groups) for groups in found]


class _Finder:
    """One automaton over all forms, and the groups and conditions they belong to."""

    def __init__(self, conditions: Conditions) -> None:
        numbers: dict[Group, int] = {}
        groups_of: dict[str, set[int]] = {}
        groups = {group for condition in conditions.conditions for group in condition}
        for group in groups | {conditions.signs}:
            numbers[group] = len(numbers)
            for form in group:
                if (folded := fold_words(form)).strip():
                    groups_of.setdefault(folded, set()).add(numbers[group])
        self._sign = numbers[conditions.signs] if conditions.signs else None
        patterns = sorted(groups_of)
        self._groups = [groups_of[pattern] for pattern in patterns]
        self._automaton = AhoCorasick(patterns, implementation=Implementation.DFA)
        self._by_group: dict[int, list[frozenset[int]]] = {}
        for condition in conditions.conditions:
            # Each condition is looked up by its rarest group: the one with the fewest forms.
            places = frozenset(numbers[group] for group in condition)
            if places:
                rarest = min(condition, key=lambda group: (len(group), sorted(group)))
                self._by_group.setdefault(numbers[rarest], []).append(places)

    def find_groups(self, folded: str) -> set[int]:
        """Return the groups of which a folded sentence holds a form."""
        found: set[int] = set()
        # Neighbouring words share the blank between them, so matches must be let to overlap.
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        for pattern in {match[0] for match in matches}:
            found |= self._groups[pattern]
        return found

    def has_sign(self, found: Iterable[set[int]]) -> bool:
        """Whether a report may be read at all, by the groups of its sentences."""
        return self._sign is None or any(self._sign in groups for groups in found)

    def is_met(self, found: set[int]) -> bool:
        """Whether a sentence meets one of the conditions, by its groups."""
        return any(
            condition <= found for group in found for condition in self._by_group.get(group, ())
        )


@lru_cache(maxsize=8)
def _compile(conditions: Conditions) -> _Finder:
    """Return the compiled conditions."""
    return _Finder(conditions)

"""Matching the rules against one sentence: the longest matches that do not overlap."""

from __future__ import annotations

from situate.times.drafts import Draft
from situate.times.grammar import Match, Rule
from situate.times.joining import join_hours
from situate.times.rules_calendar import RULES as CALENDAR_RULES
from situate.times.rules_feasts import RULES as FEAST_RULES
from situate.times.rules_lengths import RULES as LENGTH_RULES
from situate.times.rules_relative import RULES as RELATIVE_RULES
from situate.times.rules_years import RULES as YEAR_RULES
from situate.times.tokens import GAP, OTHER, CodedSentence

RULES: tuple[Rule, ...] = (
    *CALENDAR_RULES,
    *YEAR_RULES,
    *FEAST_RULES,
    *RELATIVE_RULES,
    *LENGTH_RULES,
)


def _index_rules() -> dict[str, list[int]]:
    """The ranks of the rules that need each code."""
    ranks: dict[str, list[int]] = {}
    for rank, rule in enumerate(RULES):
        for code in rule.needs:
            ranks.setdefault(code, []).append(rank)
    return ranks


_BY_CODE = _index_rules()


def match_rules(sentence: CodedSentence) -> list[Draft]:
    """The expressions of a sentence in text order, dates and their times of day joined."""
    if not sentence.codes.strip(OTHER + GAP):
        return []
    candidates: list[tuple[int, int, int, list[Draft]]] = []
    ranks = {rank for code in set(sentence.codes) for rank in _BY_CODE.get(code, ())}
    for rank in sorted(ranks):
        rule = RULES[rank]
        for found in rule.pattern.finditer(sentence.codes):
            first, last = found.span()
            if first < last:
                drafts = rule.build(Match(sentence, found))
                candidates.append((first - last, first, rank, drafts))
    return join_hours(_choose(candidates, len(sentence.codes)), sentence)


def _choose(candidates: list[tuple[int, int, int, list[Draft]]], size: int) -> list[Draft]:
    """The longest first, then the leftmost, then the rule that stands first; none overlap."""
    taken = bytearray(size)
    chosen: list[Draft] = []
    for negative, first, _, drafts in sorted(candidates, key=lambda c: c[:3]):
        last = first - negative
        if any(taken[first:last]):
            continue
        taken[first:last] = b"\x01" * (last - first)
        chosen.extend(draft for draft in drafts if draft.first < draft.last)
    return sorted(chosen, key=lambda draft: draft.first)

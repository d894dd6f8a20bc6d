"""Matching the rules against one sentence: the longest matches that do not overlap."""

from __future__ import annotations

from dataclasses import replace

from situate.times.drafts import Calendar, Draft, Feast, Hour, Shift, Slashed, Weekday
from situate.times.grammar import Match, Rule
from situate.times.rules_calendar import RULES as CALENDAR_RULES
from situate.times.rules_lengths import RULES as LENGTH_RULES
from situate.times.rules_relative import RULES as RELATIVE_RULES
from situate.times.rules_years import RULES as YEAR_RULES
from situate.times.tokens import GAP, OTHER, CodedSentence

RULES: tuple[Rule, ...] = (*CALENDAR_RULES, *YEAR_RULES, *RELATIVE_RULES, *LENGTH_RULES)
_BETWEEN = ((), ("on",), (",",), ("at",), ("of",), ("of", "the"))
_DAYLIKE = (Calendar, Slashed, Weekday, Shift, Feast)


def match_rules(sentence: CodedSentence) -> list[Draft]:
    """The expressions of a sentence in text order, dates and their times of day joined."""
    if not sentence.codes.strip(OTHER + GAP):
        return []
    candidates: list[tuple[int, int, int, list[Draft]]] = []
    present = set(sentence.codes)
    for rank, rule in enumerate(RULES):
        if rule.needs.isdisjoint(present):
            continue
        for found in rule.pattern.finditer(sentence.codes):
            first, last = found.span()
            if first < last:
                drafts = rule.build(Match(sentence, found))
                candidates.append((first - last, first, rank, drafts))
    return _join_hours(_choose(candidates, len(sentence.codes)), sentence)


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


def _join_hours(drafts: list[Draft], sentence: CodedSentence) -> list[Draft]:
    """Join ``4 p.m.`` and ``Sunday``, ``the night of`` and ``3 May``, and the like."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        made = None
        if before is not None and _adjoin(sentence.words[before.last : draft.first]):
            made = _join(before, draft)
        if made is None:
            joined.append(draft)
        else:
            joined[-1] = made
    return joined


def _adjoin(between: tuple[str, ...]) -> bool:
    """Whether the words between a date and a time of day hold them together."""
    return between in _BETWEEN or (len(between) <= 3 and between[-2:] == ("time", "on"))


def _join(left: Draft, right: Draft) -> Draft | None:
    if isinstance(left.meaning, Hour) and _takes(right, left.meaning.value):
        return replace(right, first=left.first, hour=left.meaning.value)
    if isinstance(right.meaning, Hour) and _takes(left, right.meaning.value):
        return replace(left, last=right.last, hour=right.meaning.value)
    return None


def _takes(draft: Draft, hour: str) -> bool:
    """Whether a date can take a time of day: it has none, or a clock sharpens "this afternoon"."""
    sharper = hour[0].isdigit() and draft.hour is not None and draft.hour.isalpha()
    return _is_day(draft) and (draft.hour is None or sharper)


def _is_day(draft: Draft) -> bool:
    meaning = draft.meaning
    if isinstance(meaning, Calendar):
        return meaning.day is not None
    if isinstance(meaning, Shift):
        return meaning.unit in ("day", "night")
    return isinstance(meaning, _DAYLIKE)

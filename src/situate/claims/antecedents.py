"""Antecedents of sources: whom "he", "it", "the ministry" or "the spokesman" said before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from situate.claims.cues import is_outlet, load_cues
from situate.records import Attribution, AttributionSource, Entity

PERSONAL = frozenset({"he", "she", "him", "her"})
IMPERSONAL = frozenset({"it", "itself"})
PLURAL = frozenset({"they", "them"})
OWN = frozenset({"i", "we", "us", "me"})
# Where the noun that a description is about stands before.
HEAD_END = re.compile(r",? (?:of|in|at|for|from|on|with|to) |, ")
INDEFINITE = re.compile(r"\b(?:an?|another)\s+$", re.IGNORECASE)
# Antecedents are looked for among this many sources before.
NEAR = 10
# Shorter words in capitals are abbreviations of names rather than common nouns.
LONG_WORD = 6


def resolve_source(
    number: int,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    *,
    text: str = "",
) -> AttributionSource | None:
    """The source of an attribution, a pronoun or bare "the ministry" led back to who is meant.

    The antecedent is the nearest earlier source that fits ("he" a person, "it" none, "the ministry"
    one so called), for a noun else the nearest earlier entity so called. What leads nowhere stays.
    """
    source = attributions[number].source
    if source is None or not is_anaphor(source, entities) or _is_new(source, text):
        return source
    word = source.text.lower().split()[-1]
    if word in OWN:
        outer = attributions[number].via
        return source if outer is None else resolve_source(outer, attributions, entities, text=text)
    for earlier in _earlier(number, attributions):
        candidate = attributions[earlier].source
        if candidate is None or candidate.text.lower().split()[-1] in PLURAL | OWN:
            continue  # "one of them"
        if is_anaphor(candidate, entities) and not _is_new(candidate, text):
            continue
        if _fits(word, candidate, entities):
            return candidate
    return _named_before(word, source, entities) or source


def _is_new(source: AttributionSource, text: str) -> bool:
    """Whether an indefinite article introduces somebody: "a doctor said", not "the doctor"."""
    return INDEFINITE.search(text, max(0, source.start - 9), source.start) is not None


def is_anaphor(source: AttributionSource, entities: Sequence[Entity]) -> bool:
    """Whether a source is a pronoun or a bare common noun that names nobody by itself.

    In upper-case text a bare surname looks the same; it too is led back to the full name.
    """
    words = source.text.lower().split()
    if len(words) == 2 and words[0] in {"the", "this", "that", "its", "their", "his", "her"}:
        words = words[1:]
    if len(words) != 1 or words[0].isdigit():
        return False
    if words[0] in PERSONAL | IMPERSONAL | PLURAL | OWN:
        return True
    known = source.actor is not None or any(
        e.start <= source.start and source.end <= e.end and e.same_as is not None for e in entities
    )
    common = source.text.islower() or (source.text.isupper() and len(words[0]) >= LONG_WORD)
    return common and not known and words[0] not in _plain_speakers()


def _plain_speakers() -> frozenset[str]:
    """Plurals and the like which speak for themselves: "residents said"."""
    persons = load_cues().words("reporting", "persons")
    people = load_cues().words("reporting", "spokespeople")
    plurals = {f"{noun}s" for noun in persons | people} | {"authorities", "witnesses"}
    return frozenset(plurals | {"media", "rebels", "militants", "opposition", "police"} | persons)


def _earlier(number: int, attributions: Sequence[Attribution]) -> list[int]:
    here = attributions[number].source
    if here is None:
        return []
    found = [
        n
        for n, a in enumerate(attributions)
        if a.source is not None and a.source.start < here.start
    ]
    return sorted(found, key=lambda n: -(attributions[n].cue.start))[:NEAR]


def _fits(word: str, candidate: AttributionSource, entities: Sequence[Entity]) -> bool:
    person = _is_person(candidate, entities)
    if word in PERSONAL:
        return person
    if word in IMPERSONAL:
        return not person
    if word in PLURAL:
        return candidate.text.split()[-1].endswith("s")
    cues = load_cues()
    if word in cues.words("reporting", "documents"):
        return not is_outlet(candidate.text)
    if word in cues.words("reporting", "anaphors"):
        return person
    if word in {"agency", "newspaper", "paper", "daily", "channel", "broadcaster"}:
        return is_outlet(candidate.text)
    return word in candidate.text.lower().split() or _is_titled(word, candidate)


def _is_titled(word: str, candidate: AttributionSource) -> bool:
    """Whether a rank is in a name's title, written out or short: "the general", "Gen. Omar"."""
    titles = {"general": "gen.", "colonel": "col.", "lieutenant": "lt.", "major": "maj."}
    titles |= {"captain": "capt.", "secretary": "sec.", "governor": "gov.", "senator": "sen."}
    return titles.get(word, word) in candidate.text.lower().split()


def _is_person(source: AttributionSource, entities: Sequence[Entity]) -> bool:
    for entity in entities:
        if entity.start < source.end and source.start < entity.end and entity.end == source.end:
            return entity.kind == "person"
    cues = load_cues()
    people = cues.words("reporting", "spokespeople") | cues.words("reporting", "persons")
    if source.text.islower():
        head = HEAD_END.split(source.text)[0]
        return head.split()[-1] in people  # "the general staff" is none
    words = source.text.lower().replace(",", " ").split()
    return any(word in people for word in words)


def _named_before(
    word: str, source: AttributionSource, entities: Sequence[Entity]
) -> AttributionSource | None:
    earlier = [e for e in entities if e.end <= source.start]
    for entity in sorted(earlier, key=lambda e: e.end, reverse=True):
        fits = word in entity.text.lower().split() and not entity.text.islower()
        if fits or (word in PERSONAL and entity.kind == "person"):
            return AttributionSource(
                start=entity.start, end=entity.end, text=entity.text, actor=entity.actor
            )
    return None

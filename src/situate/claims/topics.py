"""Topics: what an entry under the name of a place says of "the town" is said of that place."""

from __future__ import annotations

from situate.claims.fillers import Lookup
from situate.claims.findings import Findings
from situate.claims.selection import Selected
from situate.records import Place

# What an entry may call its place by.
CALLED = frozenset(
    """
    town city village hamlet suburb neighbourhood neighborhood district quarter settlement
    municipality locality
    """.split()
)
_POINTERS = frozenset({"the", "this", "that", "its", "whole", "entire"})


def topic_instead(
    selected: Selected, chosen: int | None, findings: Findings, lookup: Lookup
) -> int | None:
    """The topic of the entry where a claim is told of it, or None where the choice stands.

    It is where no place was found, where the place found only says in the title where the topic
    lies, and where what is taken, held or left is called "the town".
    """
    topic = lookup.topic
    if topic is None or chosen == topic:
        return None
    if chosen is None or _lies_in_title(findings.places[chosen], findings):
        return topic
    return topic if _speaks_of_it(selected, findings) else None


def _lies_in_title(place: Place, findings: Findings) -> bool:
    title = findings.report.headline
    return title is not None and title.start <= place.start < title.end


def _speaks_of_it(selected: Selected, findings: Findings) -> bool:
    """Whether some argument is the place itself, called by what it is and not by a name."""
    sentence = selected.candidate.sentence
    for fillers in selected.candidate.slots.values():
        for filler in fillers:
            token = sentence.tokens[filler.core]
            if token.lemma.lower() not in CALLED:
                continue
            determiner = sentence.child(token.index, "det")
            word = determiner.text.lower() if determiner is not None else ""
            named = len(findings.places_within(filler.start, filler.end)) > 0
            if word in {"this", "that"} or (word in _POINTERS and not named):
                return True
    return False

"""Whose numbers they are: the side of those counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from situate.actors.nouns import load_generic_nouns
from situate.events.told_participants import identify, label_of, words_of
from situate.events.words import stem
from situate.records import Count, KeptClaim, KeptParticipant
from situate.text import word_set

# No side: numbers of all who were there, or of people of whom it is not said who they were.
EVERYONE: str | None = None
CIVILIANS = "civilians"
# Words for persons that do not say whether they bore arms.
_ANYBODY = frozenset(
    map(stem, word_set("people person persons man men victim other dead body bodies casualty life"))
) | {""}
# Words for some of the people rather than for all of them.
_PARTS = frozenset(
    map(
        stem,
        word_set(
            "child children kid minor baby infant toddler newborn boy girl teenager youth woman "
            "women elderly elder relative mother father brother sister son daughter wife husband"
        ),
    )
)
# Begins the side of one of the parties to an event; who it is follows.
PARTY = "party:"
# The side of those who take part in a role.
SIDE_OF_ROLE = {
    "actor": "actor", "supporter": "actor", "target": "target", "victim": "target",
    "party": PARTY,
}  # fmt: skip


def find_sides(claims: Sequence[KeptClaim]) -> Mapping[tuple[str, int], str | None]:
    """The side of each number, by the id of its claim and its index there.

    ``civilians`` where the words say so; ``actor`` or ``target`` (who did it, to whom it was done)
    where those counted take part on that side, ``party:WHO`` where they are one of the parties or
    claims are at odds over their side; the same one has the same side in all claims of an event.
    None where it is not known whose.
    """
    identities = identify(claims)
    roles = _roles(claims, identities)
    found: dict[tuple[str, int], str | None] = {}
    for claim in claims:
        for index, count in enumerate(claim.counts):
            counted = _counted(claim, count)
            who = (
                None if counted is None else identities[words_of(label_of(counted)), counted.actor]
            )
            found[claim.id, index] = _side(count, counted, who, roles)
    return found


@lru_cache(maxsize=65536)
def people_in(who: str | None) -> str:
    """What the words for those counted come to: the stem of their last word; "" is anybody."""
    words = words_of(who).split() if who else []
    head = stem(words[-1]) if words else ""
    return "" if head in _ANYBODY else head


def is_part(people: str) -> bool:
    """Whether what ``people_in`` gives names a part of the people ("child")."""
    return people in _PARTS


def _roles(
    claims: Sequence[KeptClaim], identities: Mapping[tuple[str, str | None], str]
) -> Mapping[str, str]:
    """The side on which most claims show each participant; by name where they are at odds."""
    shown: dict[str, Counter[str]] = {}
    for claim in claims:
        for p in claim.participants:
            if p.role in SIDE_OF_ROLE:
                who = identities[words_of(label_of(p)), p.actor]
                shown.setdefault(who, Counter())[SIDE_OF_ROLE[p.role]] += 1
    return {who: _choose_side(who, sides) for who, sides in shown.items()}


def _choose_side(who: str, shown: Counter[str]) -> str:
    most = max(shown.values())
    chosen = [side for side, times in shown.items() if times == most]
    return chosen[0] if len(chosen) == 1 and chosen[0] != PARTY else f"{PARTY}{who}"


def _side(
    count: Count, counted: KeptParticipant | None, who: str | None, roles: Mapping[str, str]
) -> str | None:
    words = count.who or (label_of(counted) if counted is not None else "")
    named = counted is not None and counted.actor is not None
    if not named and people_in(words) == "":
        return EVERYONE
    if not named and _is_civilian(words):
        return CIVILIANS
    return EVERYONE if who is None else roles.get(who, EVERYONE)


@lru_cache(maxsize=65536)
def _is_civilian(words: str) -> bool:
    noun = load_generic_nouns().of_phrase(words_of(words))
    return noun is not None and noun.side == "civilian"


def _counted(claim: KeptClaim, count: Count) -> KeptParticipant | None:
    """The participant who is counted: the words overlap, else the same noun heads both."""
    for p in claim.participants:
        if p.start < count.end and count.start < p.end:
            return p
    head = people_in(count.who)
    if not head:
        return None
    return next((p for p in claim.participants if people_in(label_of(p)) == head), None)

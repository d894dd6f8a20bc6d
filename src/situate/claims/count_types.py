"""What a number counts by the type of its claim: those who flee are displaced, no participants.

The conventions of coders (the gold and teaching sets): participants are counted of movements,
surrenders, protests and riots, vehicles of what moves, is stopped or given up, captives of arrests
and abductions.
"""

from __future__ import annotations

# For each type, what its numbers of people become.
_PEOPLE = {
    "displacement": {"participants": "displaced", "other": "displaced", "captured": "displaced"},
    "surrender": {"captured": "participants", "other": "participants", "displaced": "participants"},
    "movement": {"other": "participants", "displaced": "participants"},
    "arrest": {"other": "captured", "displaced": "captured"},
    "abduction": {"other": "captured"},
}
_WITH_PARTICIPANTS = frozenset({"movement", "surrender", "protest", "riot", "obstruction", "other"})
_WITH_VEHICLES = frozenset({"movement", "obstruction", "protest", "aid", "surrender", "handover"})
# What does not count in claims of a type, for it tells of a state before: "treated 26 wounded".
_UNTOLD = {
    "aid": {"injured", "displaced"},
    "release": {"injured"},
    "displacement": {"injured"},
    "base": {"displaced"},
    "weapons-seizure": {"captured"},
}
_HOUSEHOLDS = frozenset({"family", "household", "home", "house"})


def fit_to_type(what: str, kind: str | None, *, lemma: str, person: bool) -> str:
    """What a number counts in a claim of a type; "other" where its type has no such count.

    Args:
        what: what the number counts by the words alone.
        kind: the claim's type, None if unknown.
        lemma: of the word that says what is counted.
        person: whether that word names people.
    """
    if kind is None:
        return what
    if lemma in _HOUSEHOLDS and what in {"displaced", "participants"}:
        return "other"
    if what in _UNTOLD.get(kind, ()):
        what = "other"
    if person:
        what = _PEOPLE.get(kind, {}).get(what, what)
    if what == "participants" and kind not in _WITH_PARTICIPANTS:
        return "other"
    if what == "vehicles" and kind not in _WITH_VEHICLES:
        return "other"
    return what

"""Who takes part: those whom claims name, joined, and whether voices contradict each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from situate.actors.nouns import load_generic_nouns
from situate.claims.quantities import find_quantities
from situate.events.backing import back, by_voice, count_voices, speaking, voices_of
from situate.records import KeptClaim, KeptParticipant, ToldParticipant
from situate.text import fold_words, word_set

ROLES = (
    "actor", "supporter", "party", "target", "victim", "object", "instrument", "beneficiary",
)  # fmt: skip
_ACTOR = frozenset({"actor"})
_DOERS = frozenset({"actor", "supporter", "party"})
_ARTICLES = word_set("the a an some several many other another more its his her their")
_PRONOUNS = word_set("it they he she we i you them him her us who which that this these those")

Telling = tuple[KeptClaim, KeptParticipant]


def tell_participants(claims: Sequence[KeptClaim]) -> tuple[ToldParticipant, ...]:
    """Everyone who takes part, once in each role.

    The same registry id, or the same words, are the same one; words that some claim of the event
    resolves are so in all. In the order of roles; those of claims that speak for the event first,
    then names before general words ("fighters"), then the most voices.
    """
    identities = identify(claims)
    groups: dict[tuple[str, str], list[Telling]] = {}
    for claim in claims:
        for participant in claim.participants:
            key = (participant.role, identities[words_of(label_of(participant)), participant.actor])
            groups.setdefault(key, []).append((claim, participant))
    spoken = {claim.id for claim in speaking(claims)}
    ordered = sorted(groups.items(), key=lambda item: _order(item[0], item[1], spoken))
    return tuple(_told(role, found) for (role, _), found in ordered)


def identify(claims: Sequence[KeptClaim]) -> Mapping[tuple[str, str | None], str]:
    """Who is meant by the words and registry id of each participant: the id, else the words.

    Words without an id take the id that claims of the event give the same words, where it is one.
    """
    found: dict[str, set[str]] = {}
    pairs = {(words_of(label_of(p)), p.actor) for claim in claims for p in claim.participants}
    for words, actor in pairs:
        if actor is not None:
            found.setdefault(words, set()).add(actor)
    identities = {}
    for words, actor in pairs:
        known = found.get(words, set())
        identities[words, actor] = actor or (next(iter(known)) if len(known) == 1 else words)
    return identities


def contradict_in_actor(claims: Sequence[KeptClaim]) -> bool:
    """Whether two voices name different ones who did it, none of whom the other names too.

    Only named ones contradict ("gunmen" may be anybody), and bodies of one state are one.
    """
    identities = identify(claims)
    voiced = by_voice(speaking(claims)).values()
    named = [(_doers(own, identities, _ACTOR), _doers(own, identities, _DOERS))
             for own in voiced]  # fmt: skip
    return any(
        first and second and first.isdisjoint(all_second) and second.isdisjoint(all_first)
        for (first, all_first), (second, all_second) in combinations(named, 2)
    )


def label_of(participant: KeptParticipant) -> str:
    """The words for a participant: who is meant where the text has a pronoun, else its words."""
    return participant.name or participant.text


@lru_cache(maxsize=65536)
def words_of(text: str) -> str:
    """The folded words that name someone, without articles and numbers."""
    words = fold_words(text).split()
    start = 0
    ends = {span.first: span.last for span in find_quantities(words)}
    while start < len(words) - 1 and (words[start] in _ARTICLES or start in ends):
        start = ends.get(start, start + 1)
    return " ".join(words[start:] or words)


@lru_cache(maxsize=65536)
def is_named(text: str, actor: str | None) -> bool:
    """Whether words are a name rather than a general word for some ("gunmen", "the army")."""
    if actor is not None:
        return True
    words = [word for word in text.split() if word[:1].isalpha()]
    if any(word[0].isupper() for word in words[1:]):
        return True
    generic = load_generic_nouns().of_phrase(words_of(text)) is not None
    return bool(words) and words[0][0].isupper() and words[0].lower() not in _ARTICLES | _PRONOUNS \
        and not generic  # fmt: skip


def _doers(
    claims: Sequence[KeptClaim],
    identities: Mapping[tuple[str, str | None], str],
    roles: frozenset[str],
) -> frozenset[str]:
    return frozenset(
        as_state(identities[words_of(label_of(p)), p.actor])
        for claim in claims
        for p in claim.participants
        if p.role in roles and is_named(label_of(p), p.actor)
    )


def as_state(identity: str) -> str:
    """The state of a state body's id (``SY:army`` is of ``SY``), else the identity itself."""
    return identity.partition(":")[0] if ":" in identity else identity


def _order(
    key: tuple[str, str], found: Sequence[Telling], spoken: set[str]
) -> tuple[int, str, bool, bool, int, str]:
    role, identity = key
    rank = ROLES.index(role) if role in ROLES else len(ROLES)
    unsaid = not any(claim.id in spoken for claim, _ in found)
    named = any(is_named(label_of(p), p.actor) for _, p in found)
    return rank, role, unsaid, not named, -count_voices(c for c, _ in found), identity


def _told(role: str, found: Sequence[Telling]) -> ToldParticipant:
    actors = sorted({p.actor for _, p in found if p.actor is not None})
    return ToldParticipant(
        role=role,
        actor=actors[0] if actors else None,
        name=_choose_name(found),
        backing=back(claim for claim, _ in found),
    )


def _choose_name(found: Sequence[Telling]) -> str:
    """The wording of the most voices; names before general words, and those before pronouns."""
    voices: dict[str, set[str]] = {}
    for claim, participant in found:
        voices.setdefault(label_of(participant), set()).update(voices_of(claim))

    def rank(text: str) -> tuple[bool, bool, int, int, str]:
        pronoun = text.lower() in _PRONOUNS
        return pronoun, not is_named(text, None), -len(voices[text]), -len(text), text

    return min(voices, key=rank)

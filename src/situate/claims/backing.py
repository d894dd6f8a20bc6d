"""Backing: who supports the sides of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from situate.claims.arguments import slots_of
from situate.claims.casts import ANIMATE, ARMS, Role
from situate.claims.fillers import Lookup
from situate.claims.triggers import Candidate
from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence

# Verbs and nouns of backing: who backs an actor is its supporter.
BACKING = frozenset(
    {"back", "support", "aid", "assist", "help", "sponsor", "equip", "arm", "train"}
)
BACKING_NOUNS = frozenset({"support", "help", "backing", "assistance", "aid", "cover"})


def find_backers(candidate: Candidate, roles: Sequence[Role], lookup: Lookup) -> Iterator[Role]:
    """The supporters: who is said to back a side or the happening."""
    sentence = candidate.sentence
    hosts = [r.filler.core for r in roles if r.role in {"actor", "party"}]
    hosts += [r.filler.token for r in roles if r.role == "actor" and r.filler.token not in hosts]
    hosts += [candidate.token] + ([] if candidate.carrier is None else [candidate.carrier])
    seen = {r.filler.token for r in roles}
    for host in hosts:
        for head in _backing_heads(sentence, host):
            filler = lookup.filler(sentence, head)
            acting = filler.kinds & ANIMATE or filler.kinds.intersection(ARMS)
            if head not in seen and head not in candidate.words and acting:
                seen.add(head)
                yield Role(role="supporter", slot="support", filler=filler)


def _backing_heads(sentence: AnalysedSentence, host: int) -> Iterator[int]:
    for child in sentence.children(host, "acl", "advcl", "amod"):
        if child.lemma in BACKING and child.xpos in {"VBN", "JJ", "VBD"}:
            slots = slots_of(sentence, child.index)
            yield from slots.get("by", ())
            yield from (
                c.index
                for c in sentence.children(child.index, "compound", "obl", "advmod")
                if c.upos in {"PROPN", "ADJ", "NOUN"} and not preposition_of(sentence, c.index)
            )
    for child in sentence.children(host, "obl", "nmod"):
        if child.lemma in BACKING_NOUNS and preposition_of(sentence, child.index) in {
            "with",
            "under",
            "amid",
        }:
            slots = slots_of(sentence, child.index)
            for slot in ("modifier", "possessor", "of", "from"):
                yield from slots.get(slot, ())

"""How likely two claims tell of the same happening.

A logistic model of the facts of ``features``. ``scripts/events/fit.py`` fits its weights on the
train parts of ECB+ and of our own happenings and writes ``match_weights.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

from situate.events.contradictions import contradict
from situate.events.features import list_facts
from situate.events.tellings import Telling, describe
from situate.records import KeptClaim, Match

# Matches below it say no more than that two claims were compared: they need not be kept.
LEAST_KEPT = 0.05
# The mean score from which clusters are merged, so that only claims linked by matches from here on
# can end up in one event: where B-cubed is highest on our happenings, train and dev.
LEAST_LINKED = 0.25


@cache
def load_weights() -> Mapping[str, float]:
    """The fitted weights of the facts, with their ``bias``; a fact not listed weighs nothing."""
    text = resources.files("situate.events").joinpath("match_weights.json").read_text("utf8")
    return dict(json.loads(text))


def score(a: KeptClaim, b: KeptClaim) -> Match:
    """How likely two claims tell of the same happening; the same whichever comes first."""
    return score_tellings(describe(a), describe(b))


def score_all(claim: KeptClaim, others: Iterable[KeptClaim]) -> Iterator[Match]:
    """The matches of a claim with others, described once; itself is passed over."""
    told = describe(claim)
    for other in others:
        if other.id != claim.id:
            yield score_tellings(told, describe(other))


def score_tellings(a: Telling, b: Telling) -> Match:
    """As `score`, for claims described once and compared with many; 0 where they contradict."""
    if a.claim.id > b.claim.id:
        a, b = b, a
    forbidden = contradict(a.bounds, b.bounds)
    return Match(
        first=a.claim.id,
        second=b.claim.id,
        score=0.0 if forbidden else probability(list_facts(a, b)),
        forbidden=forbidden,
    )


def probability(facts: Mapping[str, float]) -> float:
    """The share of pairs with these facts that tell of one happening, 0 to 1, to three digits."""
    weights = load_weights()
    total = weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in facts.items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)

"""Bodies that share one head: "the Syrian and Lebanese armies" are two armies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from situate.actors.mentions import ActorMention, span_text
from situate.actors.registry import ActorRegistry
from situate.language.analysis import AnalysedSentence


def split_shared_heads(
    text: str,
    sentence: AnalysedSentence,
    mentions: Sequence[ActorMention],
    registry: ActorRegistry,
) -> list[ActorMention]:
    """The mentions, where "Syrian" in "Syrian and Lebanese armies" now means the Syrian army."""
    by_end = {m.last: m for m in mentions if _describes(text, sentence, m, registry)}
    shared: dict[ActorMention, ActorMention] = {}
    for mention in mentions:
        opening = next((m for m in mentions if _opens(m, mention)), None)
        if opening is None or not any(":" in c.id for c in mention.candidates):
            continue
        head = span_text(text, sentence, opening.last, mention.last)
        for adjective in _coordinated(sentence, mention.first, by_end):
            written = span_text(text, sentence, adjective.first, adjective.last)
            candidates = tuple(registry.candidates(f"{written} {head}"))
            if candidates:
                shared[adjective] = replace(adjective, kind=mention.kind, candidates=candidates)
    return [shared.get(mention, mention) for mention in mentions]


def _describes(
    text: str, sentence: AnalysedSentence, mention: ActorMention, registry: ActorRegistry
) -> bool:
    """Whether a name can stand before a body: a nationality, or a state form such as "U.S."."""
    if mention.kind == "nationality":
        return True
    written = span_text(text, sentence, mention.first, mention.last)
    forms = registry.states.forms_of(written) if mention.kind == "place" else []
    return any(form.form == "adjective" for form in forms)


def _opens(inner: ActorMention, outer: ActorMention) -> bool:
    return inner.kind == "nationality" and inner.first == outer.first and inner.last < outer.last


def _coordinated(
    sentence: AnalysedSentence, first: int, by_end: dict[int, ActorMention]
) -> list[ActorMention]:
    """The nationalities joined to the one at ``first`` by "and" or "or", nearest first."""
    tokens, found = sentence.tokens, []
    if first < 2 or tokens[first - 1].text.casefold() not in {"and", "or", "&"}:
        return []
    at = first - 1
    while at > 0 and at in by_end:
        adjective = by_end[at]
        found.append(adjective)
        at = adjective.first - 1
        if at < 1 or tokens[at].text != ",":
            break
    return found

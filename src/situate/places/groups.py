"""Mentions that share one sense: the same name with the same place word, or two renderings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from situate.gazetteer.romanise import normalise
from situate.gazetteer.store import Candidate
from situate.places.aliases import find_aliases
from situate.places.mentions import PlaceMention
from situate.places.phrases import Setting, find_containers


@dataclass(slots=True, kw_only=True)
class NameGroup:
    """The mentions that share one sense, their candidates and the entry chosen."""

    texts: list[str]
    mentions: list[int]
    kind: str | None
    rural: bool
    candidates: list[Candidate] = field(default_factory=list)
    whole: str | None = None
    containers: set[tuple[int, bool]] = field(default_factory=set)  # group, stated by a word
    chosen: Candidate | None = None
    alternatives: int = 0


def group_mentions(
    text: str, mentions: Sequence[PlaceMention], settings: Sequence[Setting]
) -> list[NameGroup]:
    """Mentions by name and place word; groups joined by an alias phrase become one."""
    numbers: dict[tuple[str, str | None, str | None], int] = {}
    owner: list[int] = []
    for mention, setting in zip(mentions, settings, strict=True):
        kind = "countryside" if setting.rural else mention.kind
        key = (normalise(mention.text), kind, mention.side)
        owner.append(numbers.setdefault(key, len(numbers)))
    joined = {number: number for number in range(len(numbers))}
    for first, second in find_aliases(text, mentions):
        kept, gone = joined[owner[first]], joined[owner[second]]
        joined = {number: kept if to == gone else to for number, to in joined.items()}
    groups: dict[int, NameGroup] = {}
    for index, mention in enumerate(mentions):
        number = joined[owner[index]]
        kind = "countryside" if settings[index].rural else mention.kind
        group = groups.setdefault(
            number, NameGroup(texts=[], mentions=[], kind=kind, rural=settings[index].rural)
        )
        group.mentions.append(index)
        group.kind = group.kind or kind
        group.whole = group.whole or mention.whole
        if mention.text not in group.texts:
            group.texts.append(mention.text)
    order = {number: place for place, number in enumerate(groups)}
    for index, rows in find_containers(text, mentions).items():
        group = groups[joined[owner[index]]]
        group.containers |= {(order[joined[owner[outer]]], stated) for outer, stated in rows}
    return list(groups.values())

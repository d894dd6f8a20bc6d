"""Sources of a claim: the chain from whoever said it first to whoever published it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from situate.claims.antecedents import IMPERSONAL, OWN, PERSONAL, PLURAL, resolve_source
from situate.claims.cues import is_outlet
from situate.records import Attribution, AttributionSource, ClaimSource, Entity, Report, Span

Mentions = Mapping[int, Sequence[int]]
ROLE_ORDER = {"speaker": 0, "carrier": 1, "agency": 2, "publisher": 3}
# How the forms of verbs of denying begin.
DENIALS = ("deny", "deni", "reject", "dismiss", "refut", "disput")
DETERMINERS = frozenset({"its", "their", "his", "her", "our", "the", "a", "an"})
# A pronoun that leads nowhere names nobody.
PRONOUNS = (
    PERSONAL | IMPERSONAL | PLURAL | OWN | {"who", "you", "one", "that", "this", "some", "others"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    name: str
    actor: str | None
    start: int
    end: int


def chain_of(
    offset: int,
    *,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    report: Report,
    mentions: Mentions | None = None,
) -> tuple[ClaimSource, ...]:
    """The chain of sources of what stands at an offset: speakers, carriers, agency, publisher.

    Speakers come innermost first; a news outlet that passes on another's words is a carrier, one
    that speaks alone a speaker. What no attribution covers is in the report's own voice: agency and
    publisher alone (empty where neither is known).
    """
    mentions = index_mentions(entities) if mentions is None else mentions
    links: list[ClaimSource] = []
    for number in _covering(offset, attributions):
        source = resolve_source(number, attributions, entities, text=report.text)
        if source is None or source.text.lower() in PRONOUNS:
            continue
        named = _name_of(source, attributions[number].source, entities, mentions)
        links = _add(links, named)
    links = [link for link in links if not _is_publisher(link, report)]
    return tuple(sorted([*links, *_house(links, report)], key=lambda s: ROLE_ORDER[s.role]))


def _covering(offset: int, attributions: Sequence[Attribution]) -> list[int]:
    """Attributions whose content holds the offset, innermost first, carriers last."""

    def length(number: int) -> int:
        return sum(span.end - span.start for span in attributions[number].content)

    inside = [n for n, a in enumerate(attributions) if _holds(a.content, offset)]
    inside = _from_denial(inside, attributions)
    inside.sort(key=lambda n: (_depth(n, attributions) * -1, length(n), n))
    ordered: list[int] = []
    for number in inside:
        ordered += [n for n in (number, *_vias(number, attributions)) if n not in ordered]
    carriers = {n for m in inside for n in _vias(m, attributions)}
    return sorted(ordered, key=lambda n: (n in carriers, ordered.index(n)))


def _from_denial(inside: list[int], attributions: Sequence[Attribution]) -> list[int]:
    """Without what a denial repeats: in "X denied reports by Y that", X speaks of it and not Y."""
    denials = {n for n in inside if attributions[n].cue.text.lower().startswith(DENIALS)}
    repeated = {n for n in inside if denials.intersection(_vias(n, attributions)) - {n}}
    repeated -= denials
    return [n for n in inside if n not in repeated]


def _holds(spans: Sequence[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _vias(number: int, attributions: Sequence[Attribution]) -> Iterator[int]:
    seen = {number}
    current = attributions[number].via
    while current is not None and current not in seen:
        yield current
        seen.add(current)
        current = attributions[current].via


def _depth(number: int, attributions: Sequence[Attribution]) -> int:
    return sum(1 for _ in _vias(number, attributions))


def _name_of(
    source: AttributionSource,
    mention: AttributionSource | None,
    entities: Sequence[Entity],
    mentions: Mentions,
) -> _Named:
    """The longest mention's text of the one meant, at the place where this mention stands."""
    place = mention or source
    described, _, name = source.text.rpartition(", ")
    start = source.end - len(name) if described else source.start
    number = next(
        (n for n, e in enumerate(entities) if e.start <= start and source.end <= e.end), None
    )
    actor = source.actor
    if number is not None:
        root = _root(number, entities)
        chain = [entities[n] for n in mentions[root]]
        named = [e.text for e in chain if not e.text.islower()]
        longest = max(named or [e.text for e in chain], key=len)
        name = longest if len(longest) > len(name) or name.islower() else name
        actor = actor or next((e.actor for e in chain if e.actor), None)
    words = name.split()
    if len(words) > 1 and words[0].lower() in DETERMINERS:
        words = words[1:]
    name = " ".join(words)
    return _Named(name=name, actor=actor, start=place.start, end=place.end)


def index_mentions(entities: Sequence[Entity]) -> Mentions:
    """For the first mention of each thing meant, all its mentions in text order."""
    mentions: dict[int, list[int]] = {}
    for number in range(len(entities)):
        mentions.setdefault(_root(number, entities), []).append(number)
    return mentions


def _root(number: int, entities: Sequence[Entity]) -> int:
    seen = set()
    while entities[number].same_as is not None and number not in seen:
        seen.add(number)
        number = entities[number].same_as or 0
    return number


def _add(links: list[ClaimSource], named: _Named) -> list[ClaimSource]:
    for number, link in enumerate(links):
        if _same(link, named.name, named.actor):
            if named.end - named.start > (link.end or 0) - (link.start or 0):
                links[number] = replace(link, start=named.start, end=named.end)
            return links
    carries = bool(links) and is_outlet(named.name)
    return [
        *links,
        ClaimSource(
            role="carrier" if carries else "speaker",
            name=named.name,
            actor=named.actor,
            start=named.start,
            end=named.end,
        ),
    ]


def _house(links: Sequence[ClaimSource], report: Report) -> Iterator[ClaimSource]:
    """Agency and publisher; an agency that already speaks or publishes is not named again."""
    agency, publisher = report.agency, report.publisher
    doubled = any(_same(link, agency or "", None) for link in links)
    if agency and not doubled and (not publisher or _bare(agency) != _bare(publisher)):
        span = report.agency_span
        yield ClaimSource(
            role="agency",
            name=agency,
            start=span.start if span else None,
            end=span.end if span else None,
        )
    if publisher:
        span = report.publisher_span
        yield ClaimSource(
            role="publisher",
            name=publisher,
            start=span.start if span else None,
            end=span.end if span else None,
        )


def _is_publisher(link: ClaimSource, report: Report) -> bool:
    return report.publisher is not None and _same(link, report.publisher, None)


def _same(link: ClaimSource, name: str, actor: str | None) -> bool:
    if actor is not None and actor == link.actor:
        return True
    return _bare(link.name) == _bare(name)


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").strip()

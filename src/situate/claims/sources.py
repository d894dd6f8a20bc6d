"""Sources of a claim: the chain from whoever said it first to whoever published it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from situate.claims.cues import is_outlet, load_cues
from situate.records import Attribution, AttributionSource, ClaimSource, Entity, Report, Span

Mentions = Mapping[int, Sequence[int]]
ROLE_ORDER = {"speaker": 0, "carrier": 1, "agency": 2, "publisher": 3}
PERSONAL = frozenset({"he", "she", "him", "her"})
IMPERSONAL = frozenset({"it", "itself"})
PLURAL = frozenset({"they", "them"})
OWN = frozenset({"i", "we", "us", "me"})
# How the forms of verbs of denying begin.
DENIALS = ("deny", "deni", "reject", "dismiss", "refut")
# Antecedents are looked for among this many sources before.
NEAR = 10
# Shorter words in capitals are abbreviations of names rather than common nouns.
LONG_WORD = 6
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
        source = resolve_source(number, attributions, entities)
        if source is None or source.text.lower() in PRONOUNS:
            continue
        named = _name_of(source, attributions[number].source, entities, mentions)
        links = _add(links, named)
    links = [link for link in links if not _is_publisher(link, report)]
    return tuple(sorted([*links, *_house(links, report)], key=lambda s: ROLE_ORDER[s.role]))


def resolve_source(
    number: int, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> AttributionSource | None:
    """The source of an attribution, a pronoun or bare "the ministry" led back to who is meant.

    The antecedent is the nearest earlier source that fits ("he" a person, "it" none, "the ministry"
    one so called), for a noun else the nearest earlier entity so called. What leads nowhere stays.
    """
    source = attributions[number].source
    if source is None or not is_anaphor(source, entities):
        return source
    word = source.text.lower().split()[-1]
    if word in OWN:
        outer = attributions[number].via
        return source if outer is None else resolve_source(outer, attributions, entities)
    for earlier in _earlier(number, attributions):
        candidate = attributions[earlier].source
        if candidate is None or is_anaphor(candidate, entities):
            continue
        if _fits(word, candidate, entities):
            return candidate
    return _named_before(word, source, entities) or source


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
    repeated = {n for n in inside if denials.intersection(_vias(n, attributions))}
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
    number = next(
        (n for n, e in enumerate(entities) if e.start <= source.start and source.end <= e.end), None
    )
    name, actor = source.text, source.actor
    if number is not None:
        root = _root(number, entities)
        chain = [entities[n] for n in mentions[root]]
        named = [e.text for e in chain if not e.text.islower()]
        longest = max(named or [e.text for e in chain], key=len)
        name = longest if len(longest) > len(name) or name.islower() else name
        actor = actor or next((e.actor for e in chain if e.actor), None)
    words = name.split()
    if len(words) > 1 and words[0].lower() in {"its", "their", "his", "her", "our", "the"}:
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
    if any(_same(link, named.name, named.actor) for link in links):
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
    words = source.text.lower().split()
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

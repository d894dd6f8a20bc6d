"""Claims against the gold set: events found, each field right, whole records right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from situate.evaluate.gold import GoldClaim, GoldReport
from situate.evaluate.matching import Located, overlap
from situate.evaluate.scores import Tally
from situate.records import Claim, ClaimSource, Mention, Place, Reading

ACTOR_ROLES = frozenset({"actor", "party"})
TARGET_ROLES = frozenset({"target", "victim", "object"})
SPEAKER_ROLES = frozenset({"speaker", "carrier"})
WHOLE_FIELDS = ("actor", "target", "place", "time", "status", "source")
FIELDS = (*WHOLE_FIELDS, "aspect", "counts")


@dataclass(slots=True)
class ClaimScores:
    """Tallies over a set of readings: events, whole records, and hits of each field."""

    events: Tally = field(default_factory=Tally)
    whole: Tally = field(default_factory=Tally)
    right: Counter[str] = field(default_factory=Counter)
    matched: int = 0

    def accuracy(self, name: str) -> float:
        """Share of matched claims whose field is right."""
        return self.right[name] / self.matched if self.matched else 0.0

    def add(self, gold: GoldReport, reading: Reading) -> None:
        """Count one report."""
        pairs = match_claims(gold, reading)
        whole = 0
        for wanted, found in pairs:
            verdict = judge_fields(wanted, found, reading)
            self.right.update(name for name, is_right in verdict.items() if is_right)
            whole += all(verdict[name] for name in WHOLE_FIELDS)
        self.matched += len(pairs)
        self.events.add(hits=len(pairs), found=len(reading.claims), wanted=len(gold.claims))
        self.whole.add(hits=whole, found=len(reading.claims), wanted=len(gold.claims))


def match_claims(gold: GoldReport, reading: Reading) -> list[tuple[GoldClaim, Claim]]:
    """Pairs of the same type whose triggers overlap, else that stand in one sentence."""
    free = list(reading.claims)
    pairs: list[tuple[GoldClaim, Claim]] = []
    left: list[GoldClaim] = []
    for wanted in gold.claims:
        same = [c for c in free if c.type == wanted.type]
        found = next((c for c in same if overlap(c.trigger, wanted.trigger)), None)
        if found is None:
            left.append(wanted)
        else:
            free.remove(found)
            pairs.append((wanted, found))
    for wanted in left:
        found = next(
            (c for c in free if c.type == wanted.type and _holds(c, wanted, reading)), None
        )
        if found is not None:
            free.remove(found)
            pairs.append((wanted, found))
    return pairs


def judge_fields(wanted: GoldClaim, found: Claim, reading: Reading) -> dict[str, bool]:
    """Which fields of a matched claim are right."""
    place = None if found.place is None else reading.places[found.place]
    return {
        "actor": _same_people(wanted, found, ACTOR_ROLES, place),
        "target": _same_people(wanted, found, TARGET_ROLES, place),
        "place": is_place(found.place, wanted, reading),
        "time": _same_time(wanted, found),
        "status": wanted.status == found.status,
        "source": _same_sources(wanted, found),
        "aspect": wanted.aspect == found.aspect,
        "counts": _same_counts(wanted, found),
    }


def _same_people(
    wanted: GoldClaim, found: Claim, roles: frozenset[str], place: Place | None
) -> bool:
    return is_cast([p for p in found.participants if p.role in roles], wanted, roles, place)


def is_cast(
    given: Sequence[Located], wanted: GoldClaim, roles: frozenset[str], place: Place | None
) -> bool:
    """Whether the same phrases fill the roles; a place that is also a target is judged as place."""
    places = [one for one in (wanted.place, place) if one is not None]
    gold = [span for role, span in wanted.participants if role in roles]
    gold = [one for one in gold if not any(_is_name_of(one, p) for p in places)]
    kept = [one for one in given if not any(_is_name_of(one, p) for p in places)]
    return _cover(gold, kept) and _cover(kept, gold)


def _is_name_of(one: Located, place: Located) -> bool:
    """Whether the phrase is the place's name, perhaps with a word such as "village of"."""
    return overlap(one, place) and one.end == place.end


def _cover(these: Sequence[Located], those: Sequence[Located]) -> bool:
    return all(any(overlap(one, other) for other in those) for one in these)


def is_place(index: int | None, wanted: GoldClaim, reading: Reading) -> bool:
    """Whether a place of the reading is the annotated one: its words, or its gazetteer entry.

    No place is right where none is annotated.
    """
    if wanted.place is None or index is None:
        return (wanted.place is None) == (index is None)
    place = reading.places[index]
    if overlap(place, wanted.place) or place.text == wanted.place.text:
        return True
    named = [p for p in reading.places if overlap(p, wanted.place)]
    return any(p.id is not None and p.id == place.id for p in named)


def _same_time(wanted: GoldClaim, found: Claim) -> bool:
    """The same days; where the text states none, none or days that are marked as inferred."""
    if wanted.days is None:
        return found.time is None or found.time.basis != "stated" or found.time.begin is None
    return found.time is not None and (found.time.begin, found.time.end) == wanted.days


def _same_sources(wanted: GoldClaim, found: Claim) -> bool:
    given = [s for s in found.sources if s.role in SPEAKER_ROLES]
    if len(given) != len(wanted.speakers):
        return False
    return all(
        _names_same(source, mention) for source, mention in zip(given, wanted.speakers, strict=True)
    )


def _names_same(source: ClaimSource, mention: Mention) -> bool:
    if (
        source.start is not None
        and source.end is not None
        and source.start < mention.end
        and mention.start < source.end
    ):
        return True
    mine, theirs = source.name.casefold(), mention.text.casefold()
    return mine in theirs or theirs in mine


def _same_counts(wanted: GoldClaim, found: Claim) -> bool:
    """The same totals: a list of the dead by kind is as good as their sum."""
    given = [(c.what, c.low, c.high) for c in found.counts if c.what != "other"]
    return _totals(wanted.counts) == _totals(given)


def _totals(
    counts: Iterable[tuple[str, int | None, int | None]],
) -> dict[str, tuple[int | None, int | None]]:
    totals: dict[str, tuple[int | None, int | None]] = {}
    for what, low, high in counts:
        before = totals.get(what, (0, 0))
        totals[what] = (_plus(before[0], low), _plus(before[1], high))
    return totals


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _holds(claim: Claim, wanted: GoldClaim, reading: Reading) -> bool:
    sentence = reading.sentences[claim.sentence]
    return sentence.start <= wanted.trigger.start < sentence.end


def score_gold(reports: Iterable[tuple[GoldReport, Reading]]) -> ClaimScores:
    """The scores of readings against their annotated reports."""
    scores = ClaimScores()
    for gold, reading in reports:
        scores.add(gold, reading)
    return scores

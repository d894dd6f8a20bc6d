"""Terms: who gives what to whom by when, as the events and words of an agreement say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from situate.picture.stories_cores import Core
from situate.picture.stories_signs import REAL, Sign
from situate.picture.stories_words import find_all, find_first, ordered_words, words_for
from situate.records import KeptClaim, StoryTerm
from situate.text import fold, fold_words

_TYPES = frozenset({"release", "handover", "displacement", "movement", "aid", "surrender"})
_UNREAL = frozenset({"planned", "demanded"})
_GIVER = ("actor", "party")
_WHAT = ("object", "target", "victim")
_RECEIVER = ("beneficiary",)
# A promise counts as kept by what happens so many days around the day that was set.
_EARLY_DAYS, _LATE_DAYS = 3, 14
_LONGEST = 240
_SHORTEST = 8


def find_terms(
    core: Core, signs: Sequence[Sign], *, broken: bool, carried: Sequence[Sign] = ()
) -> tuple[StoryTerm, ...]:
    """The terms of an agreement: promised, kept, or refused where the agreement came to nothing.

    Args:
        core: the events that carry the agreement.
        signs: all events of the story, in their order.
        broken: whether the agreement was refused or collapsed.
        carried: the events of convoys and evacuations under the agreement; they keep promises.
    """
    promised = [_term_of(s, "pending") for s in signs if s.event.status in _UNREAL and _is_term(s)]
    kept = [s for s in signs if s.event.status == "asserted" and _is_term(s)
            and not _is_before(core, s)]  # fmt: skip
    terms = _join_promises(promised)
    for sign in kept:
        if not _keep(terms, sign) and _is_outcome(sign):
            _add_done(terms, _term_of(sign, "done"))
    for sign in carried:
        if sign.event.status == "asserted" and _is_term(sign) and not _is_before(core, sign):
            _keep(terms, sign)
    terms += _spoken_terms(core, terms)
    if broken:
        terms = [replace(t, state="refused") if t.state == "pending" else t for t in terms]
    return tuple(terms)


def _is_term(sign: Sign) -> bool:
    return sign.event.type in _TYPES


def _is_before(core: Core, sign: Sign) -> bool:
    return core.first is not None and sign.last is not None and sign.last < core.first


def _term_of(sign: Sign, state: str) -> StoryTerm:
    event = sign.event
    return StoryTerm(
        type=event.type,
        giver=_name(sign, _GIVER),
        what=_describe(sign),
        receiver=_name(sign, _RECEIVER),
        due=event.end if state == "pending" else None,
        state=state,
        done=event.end or event.begin or event.first_published if state == "done" else None,
        quote=sign.speaking[0].quote if sign.claims else "",
        events=(event.id,),
        claims=event.claims,
        origins=event.origins,
    )


def _describe(sign: Sign) -> str:
    """The trigger and what it is said of, in the words of the text."""
    trigger = sign.speaking[0].trigger.text if sign.claims else sign.event.type
    objects = [p.name for p in sign.event.participants if p.role in _WHAT]
    if not objects:
        objects = [p.name for p in sign.event.participants if p.role in _GIVER]
    return f"{trigger}: {'; '.join(objects)}" if objects else trigger


def _name(sign: Sign, roles: Iterable[str]) -> str | None:
    names = [p.name for role in roles for p in sign.event.participants if p.role == role]
    return " and ".join(dict.fromkeys(names)) or None


def _join_promises(promised: Iterable[StoryTerm]) -> list[StoryTerm]:
    """Promises of the same thing with the same day as one."""
    joined: dict[tuple[object, ...], StoryTerm] = {}
    for term in promised:
        key = (term.type, fold(term.what), term.due)
        seen = joined.get(key)
        joined[key] = term if seen is None else _add_backing(seen, term)
    return list(joined.values())


def _add_backing(term: StoryTerm, other: StoryTerm) -> StoryTerm:
    return replace(
        term,
        events=tuple(dict.fromkeys((*term.events, *other.events))),
        claims=tuple(sorted({*term.claims, *other.claims})),
        origins=tuple(sorted({*term.origins, *other.origins}, key=lambda o: (o.id, o.name))),
    )


def _is_outcome(sign: Sign) -> bool:
    """Whether it is the end of a way, not its beginning or a halt on it."""
    if sign.event.type not in {"movement", "aid"}:
        return True
    return find_first("convoy", f" {sign.trigger} ") == "arrived"


def _keep(terms: list[StoryTerm], sign: Sign) -> bool:
    """Mark the promise that an event keeps as done; say whether there was one."""
    done = _term_of(sign, "done")
    for number, term in enumerate(terms):
        if term.state == "pending" and term.type == done.type and _keeps(term, done):
            terms[number] = replace(_add_backing(term, done), state="done", done=done.done)
            return True
    return False


def _add_done(terms: list[StoryTerm], done: StoryTerm) -> None:
    """Add what was done without a promise that is known, once."""
    for number, term in enumerate(terms):
        if term.state == "done" and term.type == done.type and _tell_the_same(term, done):
            terms[number] = _add_backing(term, done)
            return
    terms.append(done)


def _tell_the_same(term: StoryTerm, done: StoryTerm) -> bool:
    """Whether one of two names nothing that was given, or both the same on the same day."""
    bare = ":" not in done.what or ":" not in term.what
    return bare or (term.done == done.done and bool(_content(term) & _content(done)))


def _keeps(term: StoryTerm, done: StoryTerm) -> bool:
    if _stage(term) != _stage(done):
        return False
    promised, given = _numbers(term), _numbers(done)
    if promised and given and promised.isdisjoint(given):
        return False
    if term.due is not None and done.done is not None:
        off = (done.done - term.due).days
        return -_EARLY_DAYS <= off <= _LATE_DAYS
    return bool(_content(term) & _content(done))


def _stage(term: StoryTerm) -> str | None:
    """Leaving is no arriving; what is no way has no stage."""
    if term.type not in {"movement", "aid"}:
        return None
    return find_first("convoy", fold_words(term.what.partition(":")[0]))


def _numbers(term: StoryTerm) -> frozenset[str]:
    return frozenset(word for word in fold(term.what).replace(",", "").split() if word.isdigit())


def _content(term: StoryTerm) -> frozenset[str]:
    words = fold(f"{term.what} {term.giver or ''}").replace(":", " ").replace(";", " ").split()
    return frozenset(word for word in words if len(word) > 3)


def _spoken_terms(core: Core, told: Sequence[StoryTerm]) -> list[StoryTerm]:
    """What the sentence of the agreement says after "in return for", "under which" and the like."""
    triggers = {(claim.report, claim.trigger.start) for sign in core.signs for claim in sign.claims}
    seen: set[str] = {fold(term.quote) for term in told}
    found: list[StoryTerm] = []
    for sign in core.signs:
        if sign.event.type != "agreement" or sign.event.status not in REAL | _UNREAL:
            continue
        for claim in sign.claims:
            for clause in _clauses(claim.quote):
                key = fold(clause)
                if key not in seen and not _is_told(clause, told, triggers):
                    seen.add(key)
                    found.append(_spoken_term(sign, claim, clause))
    return found


def _spoken_term(sign: Sign, claim: KeptClaim, clause: str) -> StoryTerm:
    return StoryTerm(
        type=None,
        giver=None,
        what=clause,
        receiver=None,
        due=None,
        state="pending",
        done=None,
        quote=claim.quote,
        events=(sign.event.id,),
        claims=(claim.id,),
        origins=claim.origins,
    )


def _is_told(clause: str, told: Sequence[StoryTerm], triggers: set[tuple[str, int]]) -> bool:
    """Whether an event of the same sentence tells the clause already."""
    folded = fold(clause)
    return any(
        fold(term.what.partition(":")[0]) in folded and clause in term.quote for term in told
    )


def _clauses(quote: str) -> Iterator[str]:
    """The stretches of a sentence that say what is given."""
    folded = fold(quote)
    starts = sorted(
        (at + len(cue) + 2)
        for cue in ordered_words("terms", "cues")
        for at in _positions(folded, f" {cue} ")
    )
    for number, start in enumerate(starts):
        ends = [folded.find(stop, start) for stop in sorted(words_for("terms", "stops"))]
        ends = [end for end in ends if end >= 0] + [len(quote)]
        if number + 1 < len(starts):
            ends.append(starts[number + 1])
        clause = _cut_speaker(quote[start : min(ends)], quote[min(ends) :])
        clause = " ".join(clause.strip(" ,.;\"'\n").split())[:_LONGEST].strip()
        if len(clause) >= _SHORTEST:
            yield clause


def _cut_speaker(clause: str, rest: str) -> str:
    """A clause without the speaker who stands at its end: "the buses, a mediator" (said)."""
    return clause.rpartition(",")[0] or clause if rest.startswith(" said") else clause


def _positions(text: str, sought: str) -> Iterator[int]:
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def are_kept(terms: Sequence[StoryTerm], subjects: Iterable[str]) -> bool:
    """Whether all that was promised was done; a truce is never done."""
    if "ceasefire" in set(subjects) or not any(t.state == "done" for t in terms):
        return False
    return all(term.state == "done" or _is_matched(term, terms) for term in terms)


def _is_matched(term: StoryTerm, terms: Sequence[StoryTerm]) -> bool:
    """Whether what only words promise is of the subject of something that was done."""
    if term.type is not None:
        return False
    spoken = find_all("subjects", frozenset(fold(term.what).split()))
    done = [find_all("subjects", frozenset(fold(t.what + " " + t.quote).split()))
            for t in terms if t.state == "done"]  # fmt: skip
    return bool(spoken) and any(spoken & one for one in done)

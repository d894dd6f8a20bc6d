"""Triggers: the words of a sentence that may state a claim, matched with the codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from situate.claims.arguments import slots_of
from situate.claims.codebook import Codebook, Requirement, Trigger
from situate.claims.entries import lacks_subject
from situate.claims.fillers import Filler, Lookup
from situate.claims.noun_arguments import Slots
from situate.claims.telegraphic import is_headless
from situate.claims.voice import is_governed, is_passive, preposition_of
from situate.language.analysis import AnalysedSentence, Token

# Prepositions that stand for one another when a frame or a requirement names one of them.
SAME_PREPOSITION = {"towards": "toward", "onto": "on", "upon": "on", "amongst": "among"}
MEANS_PREPOSITIONS = frozenset({"through", "via", "with", "by means of"})
SETTING_PREPOSITIONS = frozenset({"after", "following", "in", "during", "amid", "despite"})
# What a slot of the light verb is to the noun, by what the verb says of its subject.
CARRIED_SLOTS: dict[tuple[str | None, str], str] = {
    ("target", "subject"): "object",
    ("blamed", "object"): "subject",
    ("blamed", "subject"): "content",
}
# Words that the network takes for a happening with less than this are not looked at.
LEAST_SUSPICION = 0.25
MEANS_NOUNS = frozenset({"use", "means", "campaign", "series", "wave", "barrage", "spate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A trigger in its sentence with what fills its slots.

    ``token`` is the trigger's head, ``words`` all of its words in text order; ``carrier`` is the
    light verb that a noun hangs on ("[carried out] an attack"). ``basis`` says what it rests on:
    ``codebook`` where a trigger matches with all that it requires, ``lemma`` where the codebook
    knows the word but misses what it requires, ``network`` where only the network suspects it.
    ``headless`` is true where the subject that is left out is the place of the report's title.
    """

    sentence: AnalysedSentence
    token: int
    words: tuple[int, ...]
    trigger: Trigger
    slots: Mapping[str, tuple[Filler, ...]]
    carrier: int | None
    basis: str = "codebook"
    headless: bool = False


def find_candidates(sentence: AnalysedSentence, lookup: Lookup) -> list[Candidate]:
    """All triggers of a sentence, at most one (the most specific that fits) a word."""
    found = []
    for token in sentence.tokens:
        candidate = _match(sentence, token, lookup) or _suspect(sentence, token, lookup)
        if candidate is not None:
            found.append(candidate)
    return found


def _match(sentence: AnalysedSentence, token: Token, lookup: Lookup) -> Candidate | None:
    possible = _possible(sentence, token, lookup.codebook)
    if not possible:
        return None
    carrier, slots = _slots_at(sentence, token, lookup)
    entry = lookup.topic is not None
    headless = entry and is_headless(sentence, token)
    understood = "object" if headless else None
    if entry and not headless and lacks_subject(sentence, token):
        understood = "subject"
    for trigger in possible:
        words = _words_of(sentence, token, trigger.lemmas[0][1:])
        if words is None or _is_excluded(sentence, token, trigger):
            continue
        if trigger.modifiers and not _has_modifier(sentence, token, trigger.modifiers):
            continue
        filled = _add_slots_of_words(sentence, slots, words, lookup)
        if all(_is_met(one, filled, understood) for one in trigger.requires):
            return Candidate(
                sentence=sentence,
                token=token.index,
                words=tuple(sorted({token.index, *words})),
                trigger=trigger,
                slots=filled,
                carrier=carrier,
                headless=headless,
            )
    return None


def _slots_at(
    sentence: AnalysedSentence, token: Token, lookup: Lookup
) -> tuple[int | None, dict[str, tuple[Filler, ...]]]:
    """The light verb that carries the word, and what fills the word's slots."""
    carrier, side = light_verb_of(sentence, token, lookup.codebook)
    slots = _fill(sentence, token, carrier, side, lookup)
    if carrier is None and "subject" not in slots:
        slots |= _subject_of_means(sentence, token, lookup)
    return carrier, slots


def _suspect(sentence: AnalysedSentence, token: Token, lookup: Lookup) -> Candidate | None:
    """A candidate that no trigger of the codebook states but that the network suspects."""
    hint = sentence.happening_at(token.index)
    if hint is None or hint.probability < LEAST_SUSPICION:
        return None
    shares = {kind: p for kind, p in hint.types if lookup.codebook.speaks_of(kind)}
    known = {
        t for t in _possible(sentence, token, lookup.codebook)
        if len(t.lemmas[0]) == 1 and not t.absorbed_by
    }  # fmt: skip
    likely = max(known, key=lambda t: (shares.get(t.type, 0.0), t.weight), default=None)
    kind = next(iter(shares), None)
    if kind is None:
        return None
    if likely is None or shares.get(likely.type, 0.0) < shares[kind] / 4:
        likely = lookup.codebook.usual_trigger(kind, token.lemma, token.upos)
    carrier, slots = _slots_at(sentence, token, lookup)
    return Candidate(
        sentence=sentence,
        token=token.index,
        words=(token.index,),
        trigger=likely,
        slots=slots,
        carrier=carrier,
        basis="lemma" if likely in known else "network",
    )


def suppose_candidate(
    sentence: AnalysedSentence, token: Token, lookup: Lookup, *, claim_type: str
) -> Candidate:
    """A candidate of a word that is said to tell an event, whether or not anything suggests it."""
    carrier, slots = _slots_at(sentence, token, lookup)
    return Candidate(
        sentence=sentence,
        token=token.index,
        words=(token.index,),
        trigger=lookup.codebook.usual_trigger(claim_type, token.lemma, token.upos),
        slots=slots,
        carrier=carrier,
        basis="network",
    )


def _add_slots_of_words(
    sentence: AnalysedSentence,
    slots: Mapping[str, tuple[Filler, ...]],
    words: Sequence[int],
    lookup: Lookup,
) -> Mapping[str, tuple[Filler, ...]]:
    """What hangs on the phrase's noun fills slots too: "took [control] of the village"."""
    filled = dict(slots)
    for word in words:
        if sentence.tokens[word].upos != "NOUN":
            continue
        for name, fillers in _as_fillers(sentence, slots_of(sentence, word), lookup).items():
            filled.setdefault(name, fillers)
    return filled


def _possible(sentence: AnalysedSentence, token: Token, codebook: Codebook) -> Sequence[Trigger]:
    """Triggers headed by the word, most specific first."""
    if token.upos == "PROPN":
        if sentence.name_at(token.index) is not None:
            return ()
        return codebook.triggers_by_head.get((token.lemma.lower(), "NOUN"), ())
    if token.upos == "VERB" and token.xpos == "VBG" and is_governed(sentence, token):
        return codebook.triggers_by_head.get((token.text.lower(), "NOUN"), ())
    found = codebook.triggers_by_head.get((token.lemma, token.upos), ())
    if token.upos == "NOUN" and sentence.child(token.index, "obj"):
        # A headline's verb that was read as a noun: "Army retakes city".
        found = (*codebook.triggers_by_head.get((token.lemma, "VERB"), ()), *found)
    if not found and token.upos == "ADJ" and token.text.lower().endswith(("ed", "ing")):
        found = codebook.triggers_by_head.get((token.text.lower(), "ADJ"), ())
    return found


def light_verb_of(
    sentence: AnalysedSentence, token: Token, codebook: Codebook
) -> tuple[int | None, str | None]:
    """The light verb that a noun depends on, and what its subject is to it: actor or target.

    A light verb carries its object; an oblique only where the phrase names the preposition.
    """
    if token.upos not in {"NOUN", "PROPN"}:
        return None, None
    for clause in sentence.children(token.index, "acl"):
        # "an agreement [reached] by the two": the light verb hangs on its noun.
        if clause.xpos in {"VBN", "VBD"} and (clause.lemma,) in codebook.light_verbs["actor"]:
            return clause.index, "actor"
    if token.head < 0:
        return None, None
    blamed = _blame_of(sentence, token)
    if blamed is not None:
        return blamed
    noun, governor = token, sentence.tokens[token.head]
    if noun.base_relation == "conj":
        noun, governor = governor, sentence.tokens[governor.head]
        if noun.head < 0:
            return None, None
    if noun.base_relation not in {"obj", "obl", "nsubj", "xcomp"} or governor.upos != "VERB":
        return None, None
    if noun.relation == "nsubj":
        return None, None
    particles = {c.text.lower() for c in sentence.children(governor.index, "compound:prt")}
    preposition = preposition_of(sentence, noun.index) or ""
    particles.add(preposition)
    if noun.base_relation == "obl":
        # "took [part] in"
        particles.update(c.lemma for c in sentence.children(governor.index, "obj"))
    passive = is_passive(sentence, governor)
    for side in ("target", "actor"):
        for phrase in codebook.light_verbs.get(side, ()):
            needs_passive, words = phrase[0] == "be", phrase[1:] if phrase[0] == "be" else phrase
            fits = words[0] == governor.lemma and passive >= needs_passive
            named = preposition in words[1:] or side == "target" or needs_passive
            if fits and set(words[1:]) <= particles and (named or noun.base_relation != "obl"):
                return governor.index, side
    return None, None


def _blame_of(sentence: AnalysedSentence, token: Token) -> tuple[int, str] | None:
    """The verb that says who did it: "claimed responsibility for [it]", "blamed them for [it]"."""
    if preposition_of(sentence, token.index) != "for" or token.head < 0:
        return None
    head = sentence.tokens[token.head]
    if head.lemma == "responsibility" and head.head >= 0:
        verb = sentence.tokens[head.head]
        return (verb.index, "actor") if verb.lemma in {"claim", "take", "accept"} else None
    if any(c.lemma == "responsibility" for c in sentence.children(head.index, "obj")):
        return (head.index, "actor") if head.lemma in {"claim", "take", "accept"} else None
    return (head.index, "blamed") if head.lemma == "blame" and head.upos == "VERB" else None


def _fill(
    sentence: AnalysedSentence,
    token: Token,
    carrier: int | None,
    side: str | None,
    lookup: Lookup,
) -> dict[str, tuple[Filler, ...]]:
    slots: Slots = dict(slots_of(sentence, token.index))
    if carrier is not None:
        for slot, heads in slots_of(sentence, carrier).items():
            name = CARRIED_SLOTS.get((side, slot), slot)
            kept = [h for h in heads if h != token.index and token.index not in _chain(sentence, h)]
            if slot != "object" or side != "actor":
                slots[name] = [
                    *slots.get(name, []),
                    *(h for h in kept if h not in slots.get(name, [])),
                ]
    return _as_fillers(sentence, slots, lookup)


def _as_fillers(
    sentence: AnalysedSentence, slots: Slots, lookup: Lookup
) -> dict[str, tuple[Filler, ...]]:
    """Fillers by slot; days and hours ("on Monday") fill none."""
    found: dict[str, tuple[Filler, ...]] = {}
    for name, heads in slots.items():
        fillers = [lookup.filler(sentence, head) for head in heads]
        kept = tuple(filler for filler in fillers if "time" not in filler.kinds)
        if kept:
            found[SAME_PREPOSITION.get(name, name)] = kept
    return found


def _subject_of_means(
    sentence: AnalysedSentence, token: Token, lookup: Lookup
) -> dict[str, tuple[Filler, ...]]:
    """Who does the governing deed acts by the means, or is the other side.

    "blocked it through [air strikes]", "took it after [clashes] with the army".
    """
    noun = token
    if noun.relation == "nmod" and sentence.tokens[noun.head].lemma in MEANS_NOUNS:
        noun = sentence.tokens[noun.head]
    if noun.base_relation != "obl" or noun.upos != "NOUN":
        return {}
    own = slots_of(sentence, token.index)
    sides = own.keys() & {"with", "against"} and not own.keys() & {"between", "possessor", "by"}
    wanted = MEANS_PREPOSITIONS | (SETTING_PREPOSITIONS if sides else frozenset())
    if preposition_of(sentence, noun.index) not in wanted:
        return {}
    heads = slots_of(sentence, noun.head).get("subject", [])
    return {"subject": tuple(lookup.filler(sentence, h) for h in heads)} if heads else {}


def _chain(sentence: AnalysedSentence, index: int) -> list[int]:
    """A filler's own conjunct chain, so that a coordinated trigger is not its own argument."""
    token = sentence.tokens[index]
    return [token.head] if token.base_relation == "conj" else []


def _words_of(sentence: AnalysedSentence, token: Token, wanted: Sequence[str]) -> list[int] | None:
    """Indexes of the trigger's further words among the dependents; None if one is missing."""
    found: list[int] = []
    children = [c for c in sentence.children(token.index) if c.relation != "nsubj"]
    for lemma in wanted:
        hit = next((c for c in children if lemma in {c.lemma.lower(), c.text.lower()}), None)
        if hit is None:
            cases = [k for c in children for k in sentence.children(c.index, "case", "mark")]
            hit = next((k for k in cases if k.text.lower() == lemma), None)
        if hit is None:
            return None
        found.append(hit.index)
    return found


def _is_excluded(sentence: AnalysedSentence, token: Token, trigger: Trigger) -> bool:
    if not trigger.excludes:
        return False
    near = {c.lemma.lower() for c in sentence.children(token.index)}
    if token.head >= 0:
        near.add(sentence.tokens[token.head].lemma.lower())
    for index in (token.index - 1, token.index + 1):
        if 0 <= index < len(sentence.tokens):
            near.add(sentence.tokens[index].lemma.lower())
    return not trigger.excludes.isdisjoint(near)


def _has_modifier(sentence: AnalysedSentence, token: Token, wanted: frozenset[str]) -> bool:
    children = sentence.children(token.index, "compound", "amod", "nmod", "nmod:poss", "nummod")
    near = {c.lemma.lower() for c in children} | {c.text.lower() for c in children}
    near |= {
        c.lemma.lower() for k in children for c in sentence.children(k.index, "compound", "amod")
    }
    if token.index >= 2 and sentence.tokens[token.index - 1].text == "-":
        near.add(sentence.tokens[token.index - 2].lemma.lower())
    if token.index:
        near.add(sentence.tokens[token.index - 1].lemma.lower())
    return not wanted.isdisjoint(near)


def _is_met(
    requirement: Requirement, slots: Mapping[str, Sequence[Filler]], understood: str | None
) -> bool:
    """Whether a slot is filled as is required; ``understood`` is the one that the topic fills."""
    if requirement.slot == understood and understood not in slots:
        return requirement.kind in {None, "place"}
    fillers = slots.get(SAME_PREPOSITION.get(requirement.slot, requirement.slot), ())
    if requirement.kind is None:
        return bool(fillers)
    return any(requirement.kind in filler.kinds for filler in fillers)

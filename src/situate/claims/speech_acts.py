"""Speech acts: the phrases of a verb that name what is demanded, promised, denied or counted."""

from __future__ import annotations

from situate.claims.cues import Cues
from situate.claims.voice import is_passive, preposition_of
from situate.language.analysis import AnalysedSentence, Token

# Verbs whose object is what is said only if it is a claim: "rejected reports", not "violence".
REJECTING = frozenset({"reject", "dismiss", "refute"})
# Their clause is a gerund: "denied having left", "admitted killing".
GERUND = frozenset({"deny", "admit"})


def is_denial(verb: Token, cues: Cues) -> bool:
    """Whether a verb says that something was not so: "denied it", "refuted the report"."""
    said = any(verb.lemma in cues.words("reporting", name) for name in ("say", "speech_acts"))
    return said and verb.lemma in cues.words("status.verbs", "denied")


def act_clauses(sentence: AnalysedSentence, verb: Token, cues: Cues) -> list[int]:
    """Heads of the infinitives and gerunds that a speech act governs: "vowed to retake it"."""
    if verb.lemma not in cues.words("reporting", "speech_acts"):
        return []
    if sentence.child(verb.index, "aux:pass") and not sentence.child(verb.index, "obl:agent"):
        return []
    if verb.lemma in GERUND:
        return [c.index for c in sentence.children(verb.index, "xcomp") if _is_gerund(sentence, c)]
    if verb.lemma == "call" and not _calls_upon(sentence, verb):
        return []
    heads = infinitives(sentence, verb, "xcomp")
    if verb.lemma in cues.words("reporting", "wishes"):
        own = heads and not sentence.child(verb.index, "obj")
        if own and verb.xpos not in {"VBZ", "VBP"}:
            return []  # "teachers who wanted to march"
        return heads or _wished(sentence, verb)
    return heads + infinitives(sentence, verb, "advcl")


def infinitives(sentence: AnalysedSentence, verb: Token, *relations: str) -> list[int]:
    """Heads of the "to" clauses that stand in these relations to a verb."""
    return [
        c.index
        for c in sentence.children(verb.index, *relations)
        if any(m.text.lower() == "to" for m in sentence.children(c.index, "mark"))
    ]


def act_nouns(sentence: AnalysedSentence, verb: Token, cues: Cues) -> list[int]:
    """Heads of the nouns that name what is said: "reported clashes", "called for a truce"."""
    lemma = verb.lemma
    named = cues.words("reporting", "announce") | cues.words("reporting", "object_acts")
    heads = _named_happening(sentence, verb, cues) if lemma in named else []
    if not heads and lemma in cues.words("reporting", "demand_for"):
        heads = _obliques(sentence, verb, "for")
    if not heads and lemma == "insist":
        heads = _obliques(sentence, verb, "on")
    if not heads and lemma in cues.words("reporting", "speak_of"):
        heads = _obliques(sentence, verb, "of")
    if lemma in cues.words("reporting", "with_out") and sentence.child(verb.index, "compound:prt"):
        heads = [c.index for c in sentence.children(verb.index, "obj", "ccomp")]
    if deadline(sentence, verb, cues):
        heads = infinitives(sentence, verb, "advcl", "xcomp")
        heads += [h for c in sentence.children(verb.index) for h in infinitives(sentence, c, "acl")]
    return heads or _figures(sentence, verb, cues)


def deadline(sentence: AnalysedSentence, verb: Token, cues: Cues) -> bool:
    """Whether somebody is given time: "gave them a week to leave", "until midnight"."""
    if verb.lemma not in {"give", "have", "grant"}:
        return False
    given = sentence.children(verb.index, "obj", "obl")
    limits = cues.words("reporting", "deadlines")
    return any(c.lemma in limits or preposition_of(sentence, c.index) == "until" for c in given)


def accused_of(sentence: AnalysedSentence, verb: Token) -> list[int]:
    """Heads of the accused and of what they are accused of."""
    links = {"of", "for", "on", "with"}
    charges = []
    for child in sentence.children(verb.index, "obl", "advcl", "xcomp"):
        marks = {m.text.lower() for m in sentence.children(child.index, "mark", "case")}
        if marks & links:
            charges.append(child.index)
    for accused in sentence.children(verb.index, "obj"):
        for child in sentence.children(accused.index, "acl", "nmod"):
            marks = {m.text.lower() for m in sentence.children(child.index, "mark", "case")}
            if "of" in marks and (child.xpos == "VBG" or verb.lemma == "accuse"):
                charges.append(child.index)
    if not charges:
        return []
    return [c.index for c in sentence.children(verb.index, "obj", "nsubj:pass")] + charges


def _is_gerund(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether it is "leaving", "having left" or "being left"."""
    auxiliaries = sentence.children(token.index, "aux", "aux:pass", "cop")
    return token.xpos == "VBG" or any(a.text.lower() in {"having", "being"} for a in auxiliaries)


def _calls_upon(sentence: AnalysedSentence, verb: Token) -> bool:
    upon = {preposition_of(sentence, c.index) for c in sentence.children(verb.index, "obl")}
    return bool(upon & {"on", "upon", "for"})


def _wished(sentence: AnalysedSentence, verb: Token) -> list[int]:
    """What is wanted done: "wants the troops withdrawn", "wants them back"."""
    wanted = sentence.children(verb.index, "obj")
    done = [c for c in sentence.children(verb.index, "xcomp", "advmod") if c.index > verb.index]
    return [c.index for c in (*wanted, *done)]


def _obliques(sentence: AnalysedSentence, verb: Token, preposition: str) -> list[int]:
    obliques = sentence.children(verb.index, "obl")
    return [c.index for c in obliques if preposition_of(sentence, c.index) == preposition]


def _figures(sentence: AnalysedSentence, verb: Token, cues: Cues) -> list[int]:
    """The object of a verb that counts, with its figure."""
    if verb.lemma not in cues.words("reporting", "figuring"):
        return []
    objects = sentence.children(verb.index, "obj")
    if verb.lemma == "count":
        return [c.index for c in objects if sentence.child(c.index, "nummod")]
    named = any(c.lemma in cues.words("reporting", "figures") for c in objects)
    words = [sentence.tokens[i] for i in sentence.subtree(verb.index) if i > verb.index]
    links = [n for n, t in enumerate(words) if t.text.lower() in {"at", "as"}]
    given = any(t.upos == "NUM" for n in links for t in words[n + 1 : n + 5])
    if not given or not (named or verb.lemma == "put"):
        return []
    return [c.index for c in (*objects, *sentence.children(verb.index, "xcomp", "obl"))]


def _named_happening(sentence: AnalysedSentence, verb: Token, cues: Cues) -> list[int]:
    if verb.base_relation == "amod":
        return []
    if verb.relation == "acl" and verb.xpos in {"VBN", "VBD"}:
        agent = sentence.child(verb.index, "obl:agent")  # "an airstrike reported by fishermen"
        return [verb.head] if agent and verb.lemma in {"report", "claim", "announce"} else []
    skip = cues.words("reporting", "not_content")
    if _is_infinitive(sentence, verb) and verb.lemma != "demand":
        return []
    relation = "nsubj:pass" if is_passive(sentence, verb) else "obj"
    return [
        c.index
        for c in sentence.children(verb.index, relation)
        if c.upos in {"NOUN", "PROPN", "VERB"}
        and (c.lemma.lower() not in skip or _denies_part(verb, c, cues))
        and (verb.lemma not in REJECTING or c.lemma in cues.words("reporting", "nouns"))
    ]


def _denies_part(verb: Token, noun: Token, cues: Cues) -> bool:
    return verb.lemma == "deny" and noun.lemma in cues.words("reporting", "involvement")


def _is_infinitive(sentence: AnalysedSentence, verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    marks = sentence.children(verb.index, "mark")
    return verb.xpos == "VB" and any(m.text.lower() == "to" for m in marks)

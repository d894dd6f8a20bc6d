"""Speakers: the words that head the phrases of those who say something."""

from __future__ import annotations

from situate.claims.arguments import slots_of
from situate.claims.cues import is_outlet, load_cues
from situate.claims.phrases import phrase_span
from situate.claims.voice import is_passive, preposition_of
from situate.language.analysis import AnalysedSentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"})
NO_SPEAKER = frozenset({"there", "everything", "nothing", "who", "which", "that", "what", "this"})


def speakers_of(sentence: AnalysedSentence, verb: int) -> tuple[int, ...]:
    """Who says it: heads of the verb's subject or agent, the makers of a text for the text.

    Empty where the sentence names nobody ("it was reported that").
    """
    token = sentence.tokens[verb]
    heads = _nearest_subject(sentence, token, slots_of(sentence, verb).get("subject", []))
    if not heads and not is_passive(sentence, token):
        heads = _inverted(sentence, token)
    if not heads and not sentence.child(verb, "aux:pass"):
        upon = any(
            preposition_of(sentence, c.index) == "on" for c in sentence.children(verb, "obl")
        )
        called = upon and token.lemma == "call"  # taken for a passive: "the UN [...] called on"
        heads = [c.index for c in sentence.children(verb, "nsubj:pass")] if called else []
    found: list[int] = []
    for head in heads:
        head = _meant_by_who(sentence, head)
        if _can_speak(sentence.tokens[head]):
            found += [h for h in makers_of(sentence, head) if h not in found]
    return tuple(found)


def makers_of(sentence: AnalysedSentence, head: int) -> tuple[int, ...]:
    """Who made a text that speaks ("a statement by the army said"), else the word itself."""
    token = sentence.tokens[head]
    cues = load_cues()
    if token.lemma.lower() not in cues.words("reporting", "documents"):
        return (head,)
    return owners_of(sentence, head) or _issuers(sentence, token) or (head,)


def owners_of(sentence: AnalysedSentence, noun: int) -> tuple[int, ...]:
    """Whose text or claim a noun names: possessor, "by", "from", an outlet, a name before it."""
    cues = load_cues()
    for child in sentence.children(noun, "nmod:poss"):
        return (child.index,)
    for child in sentence.children(noun, "nmod", "obl"):
        preposition = preposition_of(sentence, child.index)
        outlet = preposition in cues.words("reporting", "document_outlet")
        maker = preposition in cues.words("reporting", "document_owner")
        if _is_time(sentence, child):
            continue
        if maker or (outlet and is_outlet(phrase_text(sentence, child.index))):
            return (child.index, *_conjuncts(sentence, child.index))
    for child in sentence.children(noun, "compound", "nmod:desc", "amod"):
        name = sentence.name_at(child.index)
        named = child.upos == "PROPN" and is_outlet(child.text)
        if (name and name.label == "ORG") or named:
            return (child.index,)
    made = cues.words("reporting", "issue") | cues.words("reporting", "carry")
    for child in sentence.children(noun, "acl"):
        agents = slots_of(sentence, child.index).get("subject", [])
        if child.xpos == "VBN" and child.lemma in made and agents:
            return tuple(agents)
    return ()


def phrase_text(sentence: AnalysedSentence, head: int) -> str:
    """The words of the noun phrase of a head, joined by blanks (for look-ups, not for records)."""
    start, end = phrase_span(sentence, head)
    return " ".join(t.text for t in sentence.tokens if start <= t.start and t.end <= end)


def _inverted(sentence: AnalysedSentence, verb: Token) -> list[int]:
    """The object of a verb that opens a sentence in lower case ('commented the paper')."""
    opens = all(t.upos == "PUNCT" for t in sentence.tokens[: verb.index])
    if not opens or not verb.text.islower():
        return []
    behind = sentence.children(verb.index, "obj", "iobj", "xcomp", "obl", "nmod", "ccomp", "dep")
    bare = [
        c
        for c in behind
        if c.upos in NOMINAL and c.index > verb.index and not sentence.child(c.index, "case")
    ]
    return [c.index for c in bare[:1] if not _is_time(sentence, c)]


def _nearest_subject(sentence: AnalysedSentence, verb: Token, heads: list[int]) -> list[int]:
    """Of several subjects (one is a place of a dateline, or a "who") the one by the verb."""
    own = [
        c.index
        for c in sentence.children(verb.index, "nsubj")
        if c.index in heads and c.text.lower() not in NO_SPEAKER
    ]
    if not own or len(heads) < 2:
        return heads
    if verb.lemma in load_cues().words("reporting", "addressee"):
        own = [index for index in own if index < verb.index] or own
    nearest = min(own, key=lambda index: abs(index - verb.index))
    return [nearest, *(h for h in _conjuncts(sentence, nearest) if h in heads)]


def _issuers(sentence: AnalysedSentence, token: Token) -> tuple[int, ...]:
    """The subject of the verb that issues the text: "the army issued a statement saying"."""
    if token.head < 0 or token.base_relation not in {"obj", "obl"}:
        return ()
    head = sentence.tokens[token.head]
    issues = head.lemma in load_cues().words("reporting", "issue")
    says = token.base_relation == "obl" and preposition_of(sentence, token.index) == "in"
    if not (issues or says):
        return ()
    return tuple(h for h in slots_of(sentence, head.index).get("subject", []) if h != token.index)


def _meant_by_who(sentence: AnalysedSentence, index: int) -> int:
    """The noun before a "who" that the tree has left without an antecedent."""
    if sentence.tokens[index].text.lower() not in {"who", "which", "that"}:
        return index
    before = [t for t in sentence.tokens[:index] if t.upos != "PUNCT"]
    if not before or before[-1].upos not in {"NOUN", "PROPN"}:
        return index
    noun = before[-1]
    while noun.base_relation in {"flat", "compound", "nmod"} and noun.head >= 0:
        noun = sentence.tokens[noun.head]
    return noun.index if noun.index < index else index


def _can_speak(token: Token) -> bool:
    if token.text.lower() in NO_SPEAKER and token.upos in {"PRON", "DET"}:
        return False
    return token.upos in NOMINAL or token.xpos in {"NN", "NNS", "NNP", "NNPS"}


def _is_time(sentence: AnalysedSentence, token: Token) -> bool:
    days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    return token.upos == "NUM" or token.text.lower() in days


def _conjuncts(sentence: AnalysedSentence, head: int) -> list[int]:
    return [c.index for c in sentence.children(head, "conj") if c.upos in NOMINAL]

"""Carriers: outlets that pass on what another says ("told Reuters", "in coverage by Reuters")."""

from __future__ import annotations

from collections.abc import Iterator

from situate.claims.arguments import slots_of
from situate.claims.cues import Cues, is_outlet, load_cues
from situate.claims.speakers import phrase_text
from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence, Token

# Through whom one speaks: "wrote to the paper", "said on state radio", "via Telegram".
CHANNELS = frozenset({"to", "on", "over", "via", "through"})

# The name of an outlet that closes a sentence has no more words than this.
NAME_WORDS = 4


def carrier_heads(sentence: AnalysedSentence, verb: Token, speakers: tuple[int, ...]) -> list[int]:
    """Heads of the outlets through which the speakers of a verb of saying were heard."""
    cues = load_cues()
    found = list(_addressees(sentence, verb, cues))
    for noun in _coverage(sentence, verb, cues):
        found += _covering(sentence, noun, cues)
    for word in (*speakers, verb.index):
        found += relaying(sentence, word, cues)
    found += _relayed_behind(sentence, verb, cues)
    if not found and verb.lemma in cues.words("reporting", "addressee"):
        found += _named_last(sentence, verb, cues)
    return list(dict.fromkeys(found))


def _named_last(sentence: AnalysedSentence, verb: Token, cues: Cues) -> list[int]:
    """A name that closes the sentence behind the verb, wherever the tree has hung it.

    "..., a policeman told AFP.": an outlet, or what is no person, place or assembly.
    """
    words = [t for t in sentence.tokens[verb.index + 1 :] if t.upos != "PUNCT"]
    if not words or len(words) > NAME_WORDS or any(t.upos != "PROPN" for t in words):
        return []
    name = sentence.name_at(words[-1].index)
    phrase = " ".join(t.text for t in words)
    kind = name.label if name else "ORG"
    silent = not cues.words("outlets", "assemblies").isdisjoint(phrase.lower().split())
    return [words[0].index] if is_outlet(phrase) or (kind == "ORG" and not silent) else []


def _relayed_behind(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Iterator[int]:
    """Agents of a participle behind the verb and a comma: "he said, as quoted by the agency"."""
    behind = [t for t in sentence.tokens[verb.index + 1 : verb.index + 4] if t.text.lower() != "as"]
    if len(behind) < 2 or behind[0].text != ",":
        return
    if behind[1].xpos in {"VBN", "VBD"} and behind[1].lemma in cues.words("reporting", "carry"):
        for agent in sentence.children(behind[1].index, "obl:agent", "obl"):
            if is_outlet(phrase_text(sentence, agent.index)):
                yield agent.index


def _addressees(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Iterator[int]:
    tells = verb.lemma in cues.words("reporting", "addressee")
    links = CHANNELS | ({"by"} if verb.xpos == "VBG" else set())
    for child in sentence.children(verb.index, "iobj", "obj", "obl", "nsubj"):
        told = tells and child.index > verb.index and child.base_relation != "obl"
        spoke = child.base_relation == "obl" and preposition_of(sentence, child.index) in links
        if spoke and _passes_on(sentence, child):
            yield child.index
        elif child.lemma == "way":  # "by way of the agency"
            ways = sentence.children(child.index, "nmod")
            yield from (c.index for c in ways if _passes_on(sentence, c))
        elif told and (_passes_on(sentence, child) or _hears(sentence, child, cues)):
            yield child.index
    if tells:
        for token in sentence.tokens[verb.index + 1 : _that_of(sentence, verb)]:
            named = token.upos == "PROPN" and token.base_relation not in {"compound", "amod"}
            if named and is_outlet(phrase_text(sentence, token.index)):
                yield token.index


def _passes_on(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether it is an outlet, and not the one that publishes the report ("this newspaper")."""
    own = {c.text.lower() for c in sentence.children(token.index, "det", "nmod:poss")}
    phrase = phrase_text(sentence, token.index)
    bare = phrase == token.text and token.upos == "NOUN"  # "said on television"
    return not own & {"this", "our"} and not bare and is_outlet(phrase)


def _hears(sentence: AnalysedSentence, token: Token, cues: Cues) -> bool:
    """Whether a name that is told something may be an outlet's: an organization, no assembly."""
    name = sentence.name_at(token.index)
    if name is None or name.label != "ORG" or token.upos != "PROPN":
        return False
    words = set(phrase_text(sentence, token.index).lower().split())
    return words.isdisjoint(cues.words("outlets", "assemblies"))


def _that_of(sentence: AnalysedSentence, verb: Token) -> int:
    """Where the "that" of the said clause stands; the verb's place without one."""
    clauses = sentence.children(verb.index, "ccomp")
    marks = [m for clause in clauses for m in sentence.children(clause.index, "mark")]
    return next((m.index for m in marks if m.text.lower() == "that"), verb.index)


def _coverage(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Iterator[Token]:
    """Nouns of coverage under the verb, or between it and its "that"."""
    that = _that_of(sentence, verb)
    for token in sentence.tokens:
        if token.lemma not in cues.words("reporting", "coverage"):
            continue
        below = token.head == verb.index or verb.index < token.index < that
        below = below or _follows(sentence, verb, token)
        if below and token.base_relation in {"obl", "nmod"}:
            yield token


def _follows(sentence: AnalysedSentence, verb: Token, noun: Token) -> bool:
    """Whether only small words stand between: "said in a televised speech"."""
    between = sentence.tokens[verb.index + 1 : noun.index]
    small = {"ADP", "DET", "ADJ", "ADV", "NUM"}
    return 0 < len(between) <= 5 and all(t.upos in small or t.xpos == "VBN" for t in between)


def _covering(sentence: AnalysedSentence, noun: Token, cues: Cues) -> Iterator[int]:
    links = cues.words("reporting", "coverage_owner")
    for child in sentence.children(noun.index, "nmod", "obl", "compound", "nmod:poss"):
        preposition = preposition_of(sentence, child.index)
        if child.base_relation == "compound" and child.upos != "PROPN":
            continue  # "at a news conference"
        oblique = child.base_relation in {"nmod", "obl"} and child.relation != "nmod:poss"
        if oblique and preposition not in links:
            continue
        if _passes_on(sentence, child) or (noun.lemma == "coverage" and preposition == "by"):
            yield child.index
    yield from relaying(sentence, noun.index, cues)


def relaying(sentence: AnalysedSentence, noun: int, cues: Cues) -> Iterator[int]:
    """Agents of a participle on the noun: "a spokesman, quoted by the agency"."""
    for child in sentence.children(noun, "acl", "acl:relcl", "advcl"):
        if child.lemma not in cues.words("reporting", "carry"):
            continue
        agents = sentence.children(child.index, "obl:agent")
        if child.base_relation == "acl":
            on = sentence.children(child.index, "obl")
            agents += [c for c in on if preposition_of(sentence, c.index) in CHANNELS]
        if child.xpos in {"VBN", "VBD"} and not agents:
            agents = [
                sentence.tokens[a]
                for a in slots_of(sentence, child.index).get("subject", [])
                if a != noun
            ]
        yield from (a.index for a in agents if is_outlet(phrase_text(sentence, a.index)))

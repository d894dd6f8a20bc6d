"""Speakers at the end of a sentence: "..., the ministry reported.", "...," said the governor of X.

Trees often go wrong here (the speaker is taken for part of what is said), so that the order of
words decides: what stands before the comma is said, what stands behind it says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.cues import NOT_ASIDE, TIMES, Cues, is_outlet
from situate.language.analysis import AnalysedSentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BREAKS = frozenset({",", '"', "”", "''", "--", "—", "–"})
PHRASE_TAGS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART", "CCONJ"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
LEAST_WORDS = 3


def closing_words(
    sentence: AnalysedSentence, verb: Token, cues: Cues
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Content and heads of speakers for a verb of saying that closes its sentence, or None."""
    if verb.xpos not in FINITE | {"VBN", "NNS", "NN"} or not _may_close(sentence, verb, cues):
        return None
    if verb.lemma in NOT_ASIDE:
        return None
    quoted = _is_quoted(sentence, verb)
    if sentence.child(verb.index, "aux:pass", "aux") and not quoted:
        return None
    ends = all(t.upos == "PUNCT" for t in sentence.tokens[verb.index + 1 :])
    if len(sentence.children(verb.index, "nsubj")) > 1 and not ends:
        return None
    phrase = _phrase_before(sentence, verb) if _ends_after(sentence, verb, cues) else None
    if phrase is None:
        phrase = _phrase_after(sentence, verb)
    if phrase is None:
        return None
    first = min(phrase[0], verb.index)
    content = tuple(range(first))
    words = [i for i in content if sentence.tokens[i].upos != "PUNCT"]
    head = _head_of(sentence, phrase, verb)
    if len(words) < LEAST_WORDS or head is None or _is_circumstance(sentence, verb, first):
        return None
    if sentence.tokens[head].lemma in cues.words("reporting", "not_content"):
        return None  # ", claimed two lives"
    first_noun = next(i for i in phrase if sentence.tokens[i].upos in NOMINAL)
    modifies = sentence.tokens[first_noun].base_relation in {"compound", "amod"}
    joined = not modifies and any(
        sentence.tokens[i].upos == "CCONJ" for i in range(first_noun, head)
    )
    heads = [*([first_noun] if joined else []), head]
    heads += [c.index for c in sentence.children(head, "conj") if c.index in phrase]
    return content, tuple(heads)


def _may_close(sentence: AnalysedSentence, verb: Token, cues: Cues) -> bool:
    """Whether such a verb stands behind what is said.

    A verb of saying, "let it be known", or a verb of finding without an object ("the BBC found").
    """
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    if verb.lemma in {"reply", "respond", "answer"} and [t.text for t in after] == ["with"]:
        return False  # "replied with gunfire"
    if verb.lemma in cues.words("reporting", "say") - {"quote"}:
        return True
    if verb.lemma == "quote":
        return _is_quoted(sentence, verb)
    if verb.lemma in cues.words("reporting", "text_verbs"):
        return not sentence.child(verb.index, "obj", "ccomp", "xcomp")
    known = sentence.child(verb.index, "xcomp")
    return verb.lemma in {"let", "make"} and known is not None and known.text.lower() == "known"


def _is_quoted(sentence: AnalysedSentence, verb: Token) -> bool:
    """Whether it is "[he] was quoted by the agency as saying" at a sentence's end."""
    if verb.lemma != "quote" or not sentence.child(verb.index, "aux:pass"):
        return False
    words = [t.text.lower() for t in sentence.tokens[verb.index + 1 :] if t.upos != "PUNCT"]
    return words[-2:] == ["as", "saying"]


def _ends_after(sentence: AnalysedSentence, verb: Token, cues: Cues) -> bool:
    """Whether only circumstances and a hearer follow: "told reporters in the capital on Friday"."""
    behind = sentence.tokens[verb.index + 1 :]
    stop = next((n for n, t in enumerate(behind) if t.text == ";"), len(behind))
    rest = [t for t in behind[:stop] if t.upos != "PUNCT"]
    known = next((n for n, t in enumerate(rest[:3]) if t.text.lower() == "known"), None)
    if verb.lemma in {"let", "make"} and known is not None:
        rest = rest[known + 1 :]
    if not rest or _is_quoted(sentence, verb):
        return True
    if any(t.text == "that" or _is_clause(t) for t in rest):
        return False
    start = rest[0]
    hearer = verb.lemma in cues.words("reporting", "addressee")
    days = start.base_relation in {"obl", "advmod"} or start.upos in {"ADP", "ADV"}
    return len(rest) <= 12 and (hearer or days or is_outlet(start.text))


def _is_clause(token: Token) -> bool:
    """Whether a verb does more than describe a noun ("a statement [carried] by the agency")."""
    return token.upos in {"VERB", "AUX"} and token.base_relation not in {"acl", "amod"}


def _phrase_before(sentence: AnalysedSentence, verb: Token) -> list[int] | None:
    """The noun phrase between the last comma or quotation mark and the verb.

    An apposition between two commas belongs to it: "the governor of the region, Omar Said, told".
    """
    index = verb.index - 1
    while index >= 0 and sentence.tokens[index].upos in {"ADV", "AUX"}:
        index -= 1
    inner = index >= 0 and sentence.tokens[index].text == ","
    index -= inner
    found: list[int] = []
    while index >= 0 and sentence.tokens[index].text not in BREAKS:
        found.append(index)
        index -= 1
        if index >= 0 and inner and sentence.tokens[index].text == ",":
            inner, index = False, index - 1
    if index < 0 or not found or sentence.tokens[index].text not in BREAKS:
        return None
    return _checked(sentence, sorted(found))


def _phrase_after(sentence: AnalysedSentence, verb: Token) -> list[int] | None:
    """The noun phrase that follows an inverted verb and runs to the end or to a comma."""
    before = sentence.tokens[verb.index - 1].text if verb.index else ""
    if before not in BREAKS:
        return None
    found = []
    for token in sentence.tokens[verb.index + 1 :]:
        if token.upos == "PUNCT" and token.text not in {"-", "'", "’", "."}:
            break
        if token.text.lower() in {"who", "which"}:
            break
        if token.text.lower() == "that" or token.upos in {"VERB", "SCONJ"}:
            return None
        found.append(token.index)
    while found and sentence.tokens[found[-1]].upos in {"PUNCT", "AUX", "ADV", "ADP"}:
        found.pop()
    inverted = not any(
        c.index < verb.index for c in sentence.children(verb.index, "nsubj", "aux", "expl")
    )
    return _checked(sentence, found) if inverted else None


def _checked(sentence: AnalysedSentence, phrase: Sequence[int]) -> list[int] | None:
    tokens = [sentence.tokens[i] for i in phrase]
    who = next((n for n, t in enumerate(tokens) if t.text.lower() in {"who", "whose"}), 0)
    tokens = tokens[:who] or tokens
    nominal = any(t.upos in NOMINAL for t in tokens)
    plain = all(
        t.upos in PHRASE_TAGS | {"PUNCT", "X", "SYM"} or t.xpos == "VBN" or t.text.istitle()
        for t in tokens
    )
    opens = bool(tokens) and tokens[0].upos not in {"ADP", "CCONJ", "PART"}
    opens = opens and tokens[0].text.lower() not in TIMES
    return [t.index for t in tokens] if nominal and plain and opens else None


def _head_of(sentence: AnalysedSentence, phrase: Sequence[int], verb: Token) -> int | None:
    """The verb's subject by the tree, else the first nominal word governed from outside."""
    inside = set(phrase)
    subjects = [c for c in sentence.children(verb.index, "nsubj") if c.index in inside]
    for child in (*(c for c in subjects if c.upos == "PROPN"), *subjects):
        return child.index
    for index in phrase:
        token = sentence.tokens[index]
        nominal = token.upos in NOMINAL | {"NUM", "ADJ"}
        if nominal and token.head not in inside and token.base_relation != "case":
            return index
    return None


def _is_circumstance(sentence: AnalysedSentence, verb: Token, first: int) -> bool:
    """Whether what stands before is only when or why something is said: "After the raid, ..."."""
    if sentence.child(verb.index, "ccomp", "parataxis"):
        return False
    above = verb.head >= 0 and verb.base_relation in {"parataxis", "ccomp", "dep", "conj"}
    clauses = sentence.children(verb.index, "advcl", "obl")
    outer = any(c.index < first and sentence.child(c.index, "mark", "case") for c in clauses)
    verbal = any(t.upos in {"VERB", "AUX"} for t in sentence.tokens[:first])
    return (outer and not above) or not verbal

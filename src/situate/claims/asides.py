"""Attributions beside a clause: "according to X", "X's claim that", "allegedly", "citing X"."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.carriers import relaying
from situate.claims.content import behind_semicolon, clause_above, is_at_edge, words_under
from situate.claims.cues import Cues, load_cues
from situate.claims.scope import is_infinitive
from situate.claims.speakers import makers_of, owners_of, speakers_of
from situate.claims.speech import Saying
from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence, Token


def aside_sayings(sentence: AnalysedSentence) -> list[Saying]:
    """Attributions by preposition, noun, adverb and adjective."""
    cues = load_cues()
    found = []
    for token in sentence.tokens:
        saying = (
            _by_preposition(sentence, token, cues)
            or _by_reckoning(sentence, token, cues)
            or _by_noun(sentence, token, cues)
            or _by_act(sentence, token, cues)
            or _by_hearsay(sentence, token, cues)
        )
        if saying is not None:
            found.append(saying)
    return found


def citing_sayings(sentence: AnalysedSentence, sayings: Sequence[Saying]) -> list[Saying]:
    """Those whom a saying cites: "the agency, citing the ministry, said"."""
    cues = load_cues()
    found = []
    for token in sentence.tokens:
        if token.lemma not in cues.words("reporting", "quote") or token.xpos != "VBG":
            continue
        cited = [c.index for c in sentence.children(token.index, "obj", "iobj")]
        behind = sentence.children(token.index, "obl")
        cited = cited or [c.index for c in behind if not sentence.child(c.index, "case")]
        outer = _citer(sentence, token, sayings)
        if not cited or outer is None or sentence.child(token.index, "advcl", "xcomp", "ccomp"):
            continue
        heads = tuple(h for c in _with_conjuncts(sentence, cited) for h in makers_of(sentence, c))
        inside = set(sentence.subtree(token.index))
        content = tuple(i for i in outer.content if i not in inside)
        cue = (token.index, token.index + 1)
        found.append(
            Saying(sentence=sentence, cue=cue, speakers=heads, content=content, carrier=outer)
        )
    return found


def _citer(sentence: AnalysedSentence, token: Token, sayings: Sequence[Saying]) -> Saying | None:
    """The saying that a citing participle belongs to: of its governor, or the nearest one."""
    governors = [token.head, *(a.index for a in sentence.ancestors(token.index))]
    for governor in governors:
        for saying in sayings:
            if saying.cue[0] == governor or governor in saying.speakers:
                return saying
    clear = [s for s in sayings if s.speakers and token.index not in s.speakers]
    return min(clear, key=lambda s: abs(s.cue[0] - token.index), default=None)


def _by_preposition(sentence: AnalysedSentence, token: Token, cues: Cues) -> Saying | None:
    words = next((p for p in cues.prepositions if _stands_at(sentence, token.index, p)), None)
    if words is None:
        return None
    cue = (token.index, token.index + len(words))
    head = _object_of(sentence, token, cue[1])
    if head is None or not _may_follow(sentence, head, words):
        return None
    inside = {*sentence.subtree(head), *range(*cue)}
    if token.base_relation != "case":
        inside |= set(sentence.subtree(token.index))
    top = token.index if token.base_relation != "case" else head
    if sentence.tokens[top].head < 0:
        return None
    whole = is_at_edge(sentence, sorted(inside))
    above = clause_above(sentence, sentence.tokens[top].head, whole=whole)
    content = [i for i in words_under(sentence, above) if i not in inside]
    content = behind_semicolon(sentence, content, token.index)
    speakers = [m for h in _with_conjuncts(sentence, [head]) for m in makers_of(sentence, h)]
    passed = [r for h in (head, *speakers) for r in relaying(sentence, h, cues)]
    outlets = tuple(dict.fromkeys(r for r in passed if r not in speakers))
    carrier = Saying(sentence=sentence, cue=cue, speakers=outlets, content=tuple(content))
    return Saying(
        sentence=sentence,
        cue=cue,
        speakers=tuple(speakers),
        content=tuple(content),
        carrier=carrier if outlets else None,
        aside=whole,
    )


def _stands_at(sentence: AnalysedSentence, index: int, words: tuple[str, ...]) -> bool:
    tokens = sentence.tokens
    if tokens[index].text.lower() != words[0]:
        return False
    return tuple(t.text.lower() for t in tokens[index : index + len(words)]) == words


def _object_of(sentence: AnalysedSentence, token: Token, after: int) -> int | None:
    if token.base_relation == "case" and token.head >= after:
        return token.head
    for child in sentence.children(token.index, "obl", "obj", "nmod", "pobj"):
        if child.index >= after:
            return child.index
    last = sentence.tokens[after - 1]
    return last.head if last.base_relation == "case" and last.head >= after else None


def _may_follow(sentence: AnalysedSentence, head: int, words: tuple[str, ...]) -> bool:
    """Whether it is somebody: "per" only before a name, never "according to plan"."""
    token = sentence.tokens[head]
    if "per" in words:
        return token.upos == "PROPN"
    return token.lemma not in {"plan", "law", "need", "schedule", "rule", "size", "type"}


def _by_noun(sentence: AnalysedSentence, noun: Token, cues: Cues) -> Saying | None:
    if noun.upos != "NOUN" or noun.lemma not in cues.words("reporting", "nouns"):
        return None
    heads = []
    for child in sentence.children(noun.index, "acl", "ccomp"):
        marks = {m.text.lower() for m in sentence.children(child.index, "mark")}
        if "that" in marks:
            heads.append(child.index)
    for owner in owners_of(sentence, noun.index):
        heads += [
            c.index
            for c in sentence.children(owner, "acl:relcl")
            if sentence.child(c.index, "nsubj") and _has_own_object(sentence, c.index)
        ]
    if noun.lemma in cues.words("reporting", "nouns_of"):
        nominal = sentence.children(noun.index, "nmod")
        heads += [c.index for c in nominal if preposition_of(sentence, c.index) == "of"]
    content = {i for head in heads for i in words_under(sentence, head)}
    content -= {c.index for head in heads for c in sentence.children(head, "case")}
    if not content:
        return None
    speakers = tuple(s for s in owners_of(sentence, noun.index) if s not in content)
    if not speakers and noun.base_relation == "obj" and noun.head >= 0:
        verb = sentence.tokens[noun.head]
        if verb.lemma in cues.words("reporting", "issue") | {"repeat", "level", "receive"}:
            speakers = speakers_of(sentence, verb.index)
    cue = (noun.index, noun.index + 1)
    return Saying(sentence=sentence, cue=cue, speakers=speakers, content=tuple(sorted(content)))


def _by_reckoning(sentence: AnalysedSentence, noun: Token, cues: Cues) -> Saying | None:
    """Whose count it is: "by the army's count, 40 had fallen"."""
    if noun.head < 0 or noun.lemma not in cues.words("reporting", "reckonings"):
        return None
    owner = sentence.child(noun.index, "nmod:poss")
    if owner is None:
        return None
    if preposition_of(sentence, noun.index) != "by" or owner.text.lower() in {"its", "their"}:
        return None
    own = sentence.subtree(noun.index)
    above = clause_above(sentence, noun.head, whole=is_at_edge(sentence, own))
    words = [i for i in words_under(sentence, above) if i not in own]
    content = tuple(behind_semicolon(sentence, words, noun.index))
    cue = (noun.index, noun.index + 1)
    return Saying(sentence=sentence, cue=cue, speakers=(owner.index,), content=content, aside=True)


def _by_act(sentence: AnalysedSentence, noun: Token, cues: Cues) -> Saying | None:
    """Demands and threats by noun: "a call by the Church to evacuate", "launched an appeal for"."""
    if noun.upos != "NOUN" or noun.lemma not in cues.words("reporting", "act_nouns"):
        return None
    heads = [c.index for c in sentence.children(noun.index, "acl") if is_infinitive(sentence, c)]
    nominal = sentence.children(noun.index, "nmod")
    heads += [c.index for c in nominal if preposition_of(sentence, c.index) in {"for", "of"}]
    speakers = tuple(s for s in owners_of(sentence, noun.index) if s not in heads)
    verb = sentence.tokens[noun.head] if noun.base_relation == "obj" else None
    if not speakers and verb is not None and verb.lemma in cues.words("reporting", "utter"):
        speakers = speakers_of(sentence, verb.index)
    content = tuple(sorted({i for head in heads for i in words_under(sentence, head)}))
    if not content or not speakers:
        return None
    cue = (noun.index, noun.index + 1)
    return Saying(sentence=sentence, cue=cue, speakers=speakers, content=content)


def _has_own_object(sentence: AnalysedSentence, verb: int) -> bool:
    """Whether a "that" clause is complete, so that it is no relative clause."""
    objects = sentence.children(verb, "obj")
    opens = any(o.text.lower() == "that" for o in objects)
    return opens and any(o.text.lower() != "that" for o in objects)


def _by_hearsay(sentence: AnalysedSentence, token: Token, cues: Cues) -> Saying | None:
    word = token.text.lower()
    adverb = word in cues.words("reporting", "adverbs")
    adjective = word in cues.words("reporting", "adjectives") and token.base_relation == "amod"
    if not (adverb or adjective) or token.head < 0:
        return None
    if adjective:
        aside = {"acl", "appos", "parataxis", "conj", "cc", "case", "punct", "nmod:poss", "dep"}
        words = set(sentence.subtree(token.head, without=tuple(aside)))
        first = last = token.head
        while first - 1 in words:
            first -= 1
        while last + 1 in words:
            last += 1
        content = tuple(range(first, last + 1))
    else:
        content = words_under(sentence, token.head)
    content = tuple(i for i in content if i != token.index)
    cue = (token.index, token.index + 1)
    return Saying(sentence=sentence, cue=cue, speakers=(), content=content)


def _with_conjuncts(sentence: AnalysedSentence, heads: Sequence[int]) -> list[int]:
    found = []
    for head in heads:
        found += [head, *(c.index for c in sentence.children(head, "conj") if c.upos != "VERB")]
    return found

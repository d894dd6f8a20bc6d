"""Acts of saying in one sentence by their verbs: who says what, and who passes it on."""

from __future__ import annotations

from dataclasses import dataclass

from situate.claims.arguments import slots_of
from situate.claims.carriers import carrier_heads
from situate.claims.closings import closing_words
from situate.claims.content import content_of
from situate.claims.cues import Cues, load_cues
from situate.claims.displaced import displaced_from, displaced_verbs
from situate.claims.speakers import makers_of, speakers_of
from situate.claims.speech_acts import infinitives
from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence, Token


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Saying:
    """One act of saying, in word indexes of its sentence.

    ``cue`` is ``[first, last)``; ``speakers`` head the phrases of those who say it (none: unnamed);
    ``content`` are the words said, sorted; ``carrier`` is the saying that passes this one on;
    ``aside`` says that it stands before or after all that the sentence says; ``extent`` are the
    words of the speaker where the tree does not give them; ``verbatim`` marks a transcript's turn.
    """

    sentence: AnalysedSentence
    cue: tuple[int, int]
    speakers: tuple[int, ...]
    content: tuple[int, ...]
    carrier: Saying | None = None
    aside: bool = False
    extent: tuple[int, int] | None = None
    verbatim: bool = False

    @property
    def phrase(self) -> frozenset[int]:
        """The words of the attribution itself where it stands beside what is said, else none."""
        if not self.aside:
            return frozenset()
        words = {*range(*self.cue)}
        for head in self.speakers:
            words.update(self.sentence.subtree(head))
        return frozenset(words.difference(self.content))


def verb_sayings(sentence: AnalysedSentence) -> list[Saying]:
    """What the verbs of saying of a sentence attribute, and to whom."""
    cues = load_cues()
    found = []
    for token in sentence.tokens:
        verbal = token.upos == "VERB" or _is_noun_for_verb(sentence, token, cues)
        if verbal and (saying := _saying_of(sentence, token, cues)):
            found.append(saying)
    return found


def _saying_of(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Saying | None:
    if _withholds(sentence, verb, cues):
        return None
    cue = (verb.index, verb.index + 1)
    closing = closing_words(sentence, verb, cues)
    quotes = verb.lemma in cues.words("reporting", "quote")
    if quotes and not closing and not sentence.child(verb.index, "ccomp"):
        return None
    if closing is not None:
        words, named = closing
        said_by = tuple(m for head in named for m in makers_of(sentence, head))
        inside = {i for t in displaced_verbs(sentence, cues) for i in sentence.subtree(t.index)}
        words = tuple(i for i in words if i not in inside)
        quoter = _quoter(sentence, verb, words) if quotes else None
        carrier = quoter or _carrier(sentence, verb, said_by, words)
        return Saying(
            sentence=sentence, cue=cue, speakers=said_by, content=words, carrier=carrier, aside=True
        )
    content = content_of(sentence, verb, cues)
    if not content:
        return None
    quoting = _quoting_verb(sentence, verb, cues)
    as_saying = _as_saying(sentence, verb, cues)
    if as_saying is not None:
        quoting, cue = verb, (as_saying.index, as_saying.index + 1)
        content = tuple(i for i in content if i not in sentence.subtree(as_saying.index))
    if quoting is not None:
        slots = slots_of(sentence, quoting.index)
        speakers = tuple(slots.get("object", slots.get("to", ())))
        carrier = _quoter(sentence, quoting, content) or _carrier(sentence, verb, speakers, content)
    else:
        speakers = _speakers_through(sentence, verb, cues)
        carrier = _carrier(sentence, verb, speakers, content)
    speakers = tuple(s for s in speakers if s not in content)
    return Saying(sentence=sentence, cue=cue, speakers=speakers, content=content, carrier=carrier)


def _is_noun_for_verb(sentence: AnalysedSentence, token: Token, cues: Cues) -> bool:
    """Whether a sentence ends in a verb that was taken for a noun: "..., the police estimates."."""
    rest = sentence.tokens[token.index + 1 :]
    ends = token.upos == "NOUN" and token.index > 1 and all(t.upos == "PUNCT" for t in rest)
    return ends and token.lemma in cues.words("reporting", "say")


def _withholds(sentence: AnalysedSentence, verb: Token, cues: Cues) -> bool:
    """Whether nothing is said: "could not confirm that", or a surname taken for a verb."""
    negations = cues.words("status", "negations")
    negated = any(c.text.lower() in negations for c in sentence.children(verb.index, "advmod"))
    before = sentence.tokens[verb.index - 1] if verb.index else None
    surname = verb.text.istitle() and before is not None and before.upos == "PROPN"
    return surname or (negated and verb.lemma in {"confirm", "verify"})


def _speakers_through(sentence: AnalysedSentence, verb: Token, cues: Cues) -> tuple[int, ...]:
    """The speakers of a verb; of a conjunct inside what was said, those of the verb above.

    None where others believe or report it of the subject: "two men [who are] believed to be".
    """
    acts = cues.words("reporting", "speech_acts")
    if verb.lemma not in acts and infinitives(sentence, verb, "xcomp"):
        return tuple(a.index for a in sentence.children(verb.index, "obl:agent"))
    owner = displaced_from(sentence, verb, cues)
    return speakers_of(sentence, verb.index if owner is None else owner.index)


def _carrier(
    sentence: AnalysedSentence, verb: Token, speakers: tuple[int, ...], content: tuple[int, ...]
) -> Saying | None:
    verbs = [verb]
    if not sentence.child(verb.index, "nsubj", "nsubj:pass"):
        verbs += [a for a in sentence.ancestors(verb.index) if verb.base_relation == "conj"]
    found = (h for v in verbs for h in carrier_heads(sentence, v, speakers))
    heads = list(dict.fromkeys(h for h in found if h not in speakers))
    if not heads:
        return None
    return Saying(
        sentence=sentence,
        cue=(verb.index, verb.index + 1),
        speakers=tuple(heads),
        content=tuple(i for i in content if i not in heads),
    )


def _quoter(sentence: AnalysedSentence, quoting: Token, content: tuple[int, ...]) -> Saying | None:
    speakers = tuple(slots_of(sentence, quoting.index).get("subject", ()))
    if not speakers:
        speakers = tuple(
            child.index
            for child in sentence.children(quoting.index, "obl", "nmod")
            if preposition_of(sentence, child.index) in {"by", "in", "on"}
            and child.upos in {"PROPN", "NOUN"}
            and not sentence.child(child.index, "nummod")
        )[:1]
    if not speakers:
        return None
    cue = (quoting.index, quoting.index + 1)
    return Saying(sentence=sentence, cue=cue, speakers=speakers, content=content)


def _as_saying(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Token | None:
    """The "as saying" of a verb of quoting that stands behind what is quoted."""
    if verb.lemma not in cues.words("reporting", "quote"):
        return None
    for child in sentence.children(verb.index, "advcl", "xcomp", "obl"):
        if child.xpos == "VBG" and child.lemma in cues.words("reporting", "say"):
            return child
    return None


def _quoting_verb(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Token | None:
    """The verb above "as saying": "Reuters [quoted] a witness as saying that"."""
    if verb.xpos != "VBG":
        return None
    before = sentence.tokens[verb.index - 1].text.lower() if verb.index else ""
    if before != "as" and not sentence.child(verb.index, "case", "mark"):
        return None
    for depth, above in enumerate(sentence.ancestors(verb.index)):
        if above.lemma in cues.words("reporting", "quote"):
            return above
        if depth:
            break
    return None

"""What a verb of saying says: the words of its clause, by the tree."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.cues import NOT_ASIDE, TIMES, Cues, load_cues
from situate.claims.displaced import displaced_verbs
from situate.claims.speakers import speakers_of
from situate.claims.speech_acts import accused_of, act_clauses, act_nouns, infinitives
from situate.claims.voice import is_passive
from situate.language.analysis import AnalysedSentence, Token

# Lists of verbs by which somebody says something, beside those that take a clause.
ACTS = (
    *("speech_acts", "object_acts", "accuse", "quote"),
    *("speak_of", "demand_for", "figuring", "with_out"),
)


def words_under(
    sentence: AnalysedSentence, head: int, *, without: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """The words of a clause or phrase, without some subtrees and without its leading "that"."""
    cut: set[int] = set()
    words = sentence.subtree(head)
    for index in without.intersection(words) - {head}:
        cut.update(sentence.subtree(index))
    nouns = load_cues().words("reporting", "nouns")
    for index in words:
        comment = sentence.tokens[index]
        if index != head and comment.base_relation == "appos" and comment.lemma in nouns:
            cut.update(sentence.subtree(index))  # "..., a claim that nobody could verify"
    for child in sentence.children(head, "mark", "cc"):
        opens = child.index == words[0]
        if child.text.lower() == "that" or (opens and child.text.lower() in {"and", "but"}):
            cut.add(child.index)
    return tuple(index for index in words if index not in cut)


def clause_above(sentence: AnalysedSentence, index: int, *, whole: bool) -> int:
    """The head of the clause that a word stands in; ``whole``: of the whole sentence."""
    token = sentence.tokens[index]
    if whole:
        root = sentence.root
        return root.index if root else index
    nominal = {"obl", "nmod", "obj", "nsubj", "iobj", "appos", "conj", "compound", "amod", "flat"}
    while token.head >= 0 and token.base_relation in nominal and token.upos != "VERB":
        if sentence.child(token.index, "nsubj", "cop", "csubj"):
            break
        token = sentence.tokens[token.head]
    return token.index


def is_at_edge(sentence: AnalysedSentence, words: tuple[int, ...] | list[int]) -> bool:
    """Whether the words open or close the sentence, punctuation aside."""
    first, last = min(words), max(words)
    before = all(t.upos in {"PUNCT", "CCONJ"} for t in sentence.tokens[:first])
    return before or all(t.upos == "PUNCT" for t in sentence.tokens[last + 1 :])


def behind_semicolon(sentence: AnalysedSentence, words: Sequence[int], cue: int) -> list[int]:
    """What is said beside a cue ends at the semicolons on both sides of it."""
    stops = [t.index for t in sentence.tokens if t.text == ";"]
    first = max((i for i in stops if i < cue), default=-1)
    last = min((i for i in stops if i > cue), default=len(sentence.tokens))
    return [i for i in words if first < i < last]


def content_of(sentence: AnalysedSentence, verb: Token, cues: Cues) -> tuple[int, ...]:
    """The words that a verb of saying gives as said; none where it says nothing of its own."""
    if not _says(sentence, verb, cues):
        return ()
    inside = frozenset(t.index for t in displaced_verbs(sentence, cues))
    heads = _said_clauses(sentence, verb, cues)
    plain = verb.lemma not in NOT_ASIDE and _reports(sentence, verb, cues)
    around = _content_around(sentence, verb, inside) if plain else ()
    if around and not heads:
        return around
    if around and sentence.tokens[verb.index + 1].text != ":":
        around = ()  # else it goes on behind the colon: "A has fallen, X says: B and C were hit"
    heads = heads or act_nouns(sentence, verb, cues)
    if not heads and plain:
        heads = _loose_clause(sentence, verb)
    heads += _drawn_out(sentence, verb, heads)
    if not plain and verb.lemma not in NOT_ASIDE:
        inside |= _background(sentence, heads)
    found = set(around)
    for head in _without_hearer(sentence, verb, heads):
        start = _start_of_that(sentence, verb, head)
        words = words_under(sentence, head, without=inside | {verb.index})
        found.update(index for index in words if index > start)
    return _without_day(sentence, verb, sorted(found))


def _background(sentence: AnalysedSentence, heads: list[int]) -> frozenset[int]:
    """Relative clauses in what is demanded or vowed: "the release of the men whom it has held"."""
    words = (sentence.tokens[i] for head in heads for i in sentence.subtree(head))
    return frozenset(t.index for t in words if t.relation == "acl:relcl")


def _reports(sentence: AnalysedSentence, verb: Token, cues: Cues) -> bool:
    """Whether the verb takes what is said as a clause, as "say" does."""
    if verb.lemma in cues.words("reporting", "text_verbs"):
        return _is_text(sentence, verb, cues)
    plain = cues.words("reporting", "say") | cues.words("reporting", "announce")
    return verb.lemma in plain


def _says(sentence: AnalysedSentence, verb: Token, cues: Cues) -> bool:
    return _reports(sentence, verb, cues) or any(
        verb.lemma in cues.words("reporting", name) for name in ACTS
    )


def _said_clauses(sentence: AnalysedSentence, verb: Token, cues: Cues) -> list[int]:
    """Heads of the clauses that the verb governs, or that a colon sets behind it."""
    passive = is_passive(sentence, verb)
    heads = [c.index for c in sentence.children(verb.index, "ccomp", "csubj:pass")]
    heads += act_clauses(sentence, verb, cues)
    if _reports(sentence, verb, cues) and passive:
        raised = infinitives(sentence, verb, "xcomp", "advcl")
        subjects = [c.index for c in sentence.children(verb.index, "nsubj:pass")]
        heads += raised + (subjects if raised else [])
    if not heads and verb.lemma in cues.words("reporting", "accuse"):
        heads = accused_of(sentence, verb)
    if not heads and _reports(sentence, verb, cues):
        heads = _after_colon(sentence, verb)
    return heads


def _without_hearer(sentence: AnalysedSentence, verb: Token, heads: list[int]) -> list[int]:
    """Without what stands between the verb and "that": whom it was told, when, where."""
    start = max((_start_of_that(sentence, verb, head) for head in heads), default=-1)
    first = min((h for h in heads if _start_of_that(sentence, verb, h) >= 0), default=-1)
    return [h for h in heads if not (verb.index < h < start and h < first)]


def _without_day(sentence: AnalysedSentence, verb: Token, words: list[int]) -> tuple[int, ...]:
    """Without the day right behind the verb: "said [on Monday] it had fallen"."""
    if not words or words[0] != verb.index + 1:
        return tuple(words)
    opening = [sentence.tokens[i].text.lower() for i in words[:2]]
    if opening[0] in TIMES:
        return tuple(words[1:])
    if len(opening) == 2 and opening[0] == "on" and opening[1] in TIMES:
        return tuple(words[2:])
    return tuple(words)


def _is_text(sentence: AnalysedSentence, verb: Token, cues: Cues) -> bool:
    """Whether the verb's subject is a text or an inquiry."""
    documents = cues.words("reporting", "documents") | cues.words("reporting", "inquirers")
    return any(c.lemma in documents for c in sentence.children(verb.index, "nsubj"))


def _loose_clause(sentence: AnalysedSentence, verb: Token) -> list[int]:
    """A clause right behind the verb which a tree has hung beside it without a conjunction."""
    if not sentence.child(verb.index, "nsubj"):
        return []
    for token in sentence.tokens[verb.index + 1 :]:
        beside = token.base_relation in {"conj", "parataxis", "dep"} and token.head == verb.head
        if beside and sentence.child(token.index, "nsubj", "nsubj:pass"):
            follows = min(sentence.subtree(token.index)) == verb.index + 1
            return [token.index] if follows and not sentence.child(token.index, "cc") else []
    return []


def _drawn_out(sentence: AnalysedSentence, verb: Token, heads: list[int]) -> list[int]:
    """Conjuncts of the verb that by their form belong to what is said.

    "The group claims it seized the hill and attacked the base": only "seized" goes with "attacked".
    """
    forms = {sentence.tokens[h].xpos for h in heads if sentence.tokens[h].base_relation == "ccomp"}
    return [
        c.index
        for c in sentence.children(verb.index, "conj")
        if c.xpos in forms - {verb.xpos, "VB"}
        and c.index > max(heads)
        and not sentence.child(c.index, "nsubj", "nsubj:pass", "aux")
    ]


def _start_of_that(sentence: AnalysedSentence, verb: Token, head: int) -> int:
    """Where the clause's "that" stands behind the verb; what a tree hangs before it is not said."""
    marks = (m.index for m in sentence.children(head, "mark") if m.text.lower() == "that")
    return next((index for index in marks if index > verb.index), -1)


def _after_colon(sentence: AnalysedSentence, verb: Token) -> list[int]:
    """A clause hung loosely after the verb and a colon or an opening quotation mark."""
    found = []
    for child in sentence.children(verb.index, "parataxis", "dep", "appos", "list"):
        words = sentence.subtree(child.index)
        if words[0] > verb.index and any(
            t.text in {":", '"', "“", "``", "''"}
            for t in sentence.tokens[verb.index + 1 : child.index]
        ):
            found.append(child.index)
    return found


def _content_around(
    sentence: AnalysedSentence, verb: Token, inside: frozenset[int]
) -> tuple[int, ...]:
    """The clause that a parenthetical or an "as X reported" stands in or after."""
    if verb.head < 0 or verb.base_relation not in {"parataxis", "advcl", "dep", "discourse"}:
        return ()
    as_clause = _is_as_clause(sentence, verb)
    if verb.base_relation == "advcl" and not as_clause:
        return ()
    if sentence.child(verb.index, "obj") and not as_clause:
        return ()
    if not (speakers_of(sentence, verb.index) or as_clause):
        return ()
    own = sentence.subtree(verb.index)
    if not _is_set_off(sentence, own):
        return ()
    head = clause_above(sentence, verb.head, whole=is_at_edge(sentence, own))
    words = words_under(sentence, head, without=inside | {verb.index})
    return tuple(behind_semicolon(sentence, words, verb.index))


def _is_as_clause(sentence: AnalysedSentence, verb: Token) -> bool:
    """Whether it is "as the ministry reported" and not "as well as reporting"."""
    for child in sentence.children(verb.index, "mark", "advmod", "case"):
        before = sentence.tokens[child.index - 1].text.lower() if child.index else ""
        alone = not sentence.child(child.index, "fixed") and before != "well"
        if child.text.lower() == "as" and alone and verb.xpos != "VBG":
            return True
    return False


def _is_set_off(sentence: AnalysedSentence, words: list[int]) -> bool:
    """Whether commas, dashes or quotation marks set the words off from the rest."""
    first, last = words[0], words[-1]
    edges = sentence.tokens[max(0, first - 1) : first + 1] + sentence.tokens[last : last + 2]
    return any(t.upos == "PUNCT" and t.text not in {".", "-"} for t in edges)

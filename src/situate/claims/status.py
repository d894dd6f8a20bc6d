"""Status of a claim: whether the text says that it happened, denies, plans, demands or fears it."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.aspect import aspect_of
from situate.claims.cues import Cues, load_cues
from situate.claims.mood import ASSERTED, combine, is_negated, own_status
from situate.claims.scope import ANNOUNCING, Step, is_infinitive, marker_of, steps_up
from situate.claims.speech_acts import deadline
from situate.language.analysis import AnalysedSentence, Token
from situate.records import Attribution

# "denied the attack": with these relations a cue verb takes the noun itself into its scope.
NOUN_SCOPE = frozenset({"obj", "nsubj", "obl", "csubj", "nmod", "compound"})
# A noun under one of these only names the matter: "prepare for the offensive", "warned of attacks".
NOUN_LINKS = frozenset({"for", "of", "against", "to", "from", "on", "about", "with", "out"})

CONDITIONS = frozenset({"if", "unless", "should"})
# With "that" and a bare verb these demand.
SUBJUNCTIVE = frozenset(
    {"ask", "insist", "order", "require", "recommend", "propose", "urge", "request", "suggest"}
    | {"demand", "rule"}
)


def status_of(
    sentence: AnalysedSentence,
    trigger: int,
    *,
    attributions: Sequence[Attribution] = (),
) -> tuple[str, str]:
    """Status and aspect of the claim that a word triggers.

    Status is asserted, denied, planned, possible, demanded or threatened; aspect done, ongoing,
    ended or repeated. A cue counts only where its scope holds the trigger: the trigger's own
    auxiliaries and modifiers, those it shares with a conjunct or a light verb, and the verbs, nouns
    and adjectives above that embed it. What is said is asserted by whoever says it, so verbs of
    saying change nothing unless they deny, threaten or demand.

    Args:
        sentence: the sentence of the trigger.
        trigger: index of the trigger's head word.
        attributions: the reading's; in what is said "would" stands for "will".
    """
    cues = load_cues()
    token = sentence.tokens[trigger]
    said = any(span.start <= token.start < span.end for a in attributions for span in a.content)
    status = combine(ASSERTED, own_status(sentence, token, cues, said=said))
    top = token
    for step in steps_up(sentence, trigger):
        top = step.word
        enders = cues.words("aspect", "ended_verbs") | cues.words("aspect", "ended_nouns")
        ends = step.word.lemma in enders and not step.same
        if ends and marker_of(sentence, step.below) != "from":
            break  # what is to end is there
        if step.same:
            status = combine(status, own_status(sentence, step.word, cues, said=said))
        else:
            status = _embed(sentence, step, status, cues)
        if _is_plain_saying(step, cues):
            break
    if status == ASSERTED and top.head < 0 and _asks(sentence):
        status = "possible"
    if status == "planned" and _is_to_be_forced(sentence, token, cues, said=said):
        status = "threatened"
    if status == "possible" and _is_demand(sentence, token, cues):
        status = "demanded"
    aspect = aspect_of(sentence, trigger)
    if aspect == "ongoing" and status in {"planned", "threatened"}:
        aspect = "done"  # "will continue to strike", "is to surround"
    return status, aspect


def _is_to_be_forced(sentence: AnalysedSentence, token: Token, cues: Cues, *, said: bool) -> bool:
    """Whether someone says that force will be used: "we will hit back", "it would be razed".

    Outside what is said only by "we", on a condition, or as the other choice ("leave or be shot").
    """
    if token.upos != "VERB" or token.lemma not in cues.words("status.force", "lemmas"):
        return False
    verb = sentence.tokens[token.head] if token.base_relation == "conj" else token
    subject = sentence.child(verb.index, "nsubj")
    own = subject is not None and subject.text.lower() in {"we", "i"}
    linked = [*sentence.children(token.index, "cc"), *sentence.children(token.index, "advcl")]
    other = any(t.text.lower() == "or" or marker_of(sentence, t) in CONDITIONS for t in linked)
    if not (said or own or other):
        return False
    modals = (a.text.lower() for v in (token, verb) for a in sentence.children(v.index, "aux"))
    return any(m in cues.words("status", "modals_planned") | {"would", "'d"} for m in modals)


def _is_demand(sentence: AnalysedSentence, token: Token, cues: Cues) -> bool:
    """Whether it is what a threat is to bring about: "unless they withdraw, we will strike"."""
    for clause in (token, *sentence.ancestors(token.index)):
        if clause.base_relation != "advcl" or clause.head < 0:
            continue
        marker, main = marker_of(sentence, clause), sentence.tokens[clause.head]
        negated = is_negated(sentence, clause, cues)
        if marker != "unless" and not (marker == "if" and negated):
            return False
        above = sentence.tokens[main.head].lemma if main.head >= 0 else ""
        threat = "threaten" in {main.lemma, above}
        return threat or own_status(sentence, main, cues, said=True) == "planned"
    return False


def _asks(sentence: AnalysedSentence) -> bool:
    """Whether the sentence is a question whether something happened, not who did it."""
    words = [t for t in sentence.tokens if t.text not in {'"', "”", "''", ")", "]"}]
    asked = bool(words) and words[-1].text == "?"
    return asked and not any(t.xpos in {"WP", "WRB", "WDT", "WP$"} for t in words)


def _is_plain_saying(step: Step, cues: Cues) -> bool:
    """Whether the step leaves what is said: what becomes of the saying is another matter."""
    plain = cues.class_of("status.verbs", step.word.lemma) is None
    said = step.word.lemma in cues.words("reporting", "say")
    return plain and said and step.below.base_relation == "ccomp"


def _embed(sentence: AnalysedSentence, step: Step, status: str, cues: Cues) -> str:
    """The status after one more governor that is not the happening itself."""
    word, below = step.word, step.below
    if below.base_relation == "conj":
        return status
    manages = word.upos == "VERB" and word.lemma in {"manage", "use", "help"}
    if below.base_relation == "advcl" and is_infinitive(sentence, below) and not manages:
        timed = deadline(sentence, word, cues)
        found = "demanded" if timed else _class_of(sentence, word, below, cues)
        return combine(status, found or "planned")
    if below.base_relation == "acl" and is_infinitive(sentence, below):
        return combine(status, _of_infinitive(sentence, word, cues))
    found = _class_of(sentence, word, below, cues)
    denied = own_status(sentence, word, cues) == "denied"
    if found is None:
        return combine(status, _through(sentence, word, below, cues, denied=denied))
    if denied and word.lemma in {"confirm", "verify"}:
        return combine(status, "possible")
    if denied and found == "denied":
        return "possible" if status == "planned" else combine(status, "possible")
    if denied:
        return combine(status, "denied")
    kind = found
    if kind == "demanded" and status == "denied" and is_infinitive(sentence, below):
        return kind  # "urged them not to attack"
    if status == "planned" and word.lemma in {"fear", "suspect"}:
        return "possible"
    if kind in {"planned", "threatened"}:
        kind = _force(kind, sentence, below, status, cues)
        foretold = status in {"planned", "possible"}
        if foretold and (kind == "threatened" or word.lemma == "warn"):
            return kind
        return combine(status, kind)
    return combine(status, kind)


def _of_infinitive(sentence: AnalysedSentence, noun: Token, cues: Cues) -> str | None:
    """What a noun makes of its infinitive: "an agreement to leave", "a force to be sent".

    A campaign to take a town is under way; "the first to fall" and "the last to leave" did; of
    other nouns the verb decides ("asked for a force to be sent"), else it is a plan.
    """
    if noun.upos in {"ADJ", "NUM"} or noun.lemma in cues.words("status", "campaigns"):
        return None
    found = cues.class_of("status.nouns", noun.lemma)
    verb = sentence.tokens[noun.head] if noun.head >= 0 else noun
    if deadline(sentence, verb, cues):
        return "demanded"
    if found is None and noun.head >= 0:
        found = _class_of(sentence, sentence.tokens[noun.head], noun, cues)
    return found or "planned"


def _through(
    sentence: AnalysedSentence, word: Token, below: Token, cues: Cues, *, denied: bool
) -> str | None:
    """Governors without a class: negated ones deny what they embed ("no sign of")."""
    if below.base_relation == "ccomp" and word.lemma in cues.words("reporting", "say"):
        return "possible" if denied and word.lemma in {"confirm", "verify", "report"} else None
    if below.base_relation == "xcomp":
        return own_status(sentence, word, cues)
    asks = any(
        sentence.tokens[i].xpos in {"WP", "WRB", "WDT", "WP$"}
        for i in sentence.subtree(below.index, without=("acl", "advcl", "ccomp", "conj"))
    )
    embeds = below.base_relation in {"ccomp", "nmod", "csubj"} and not asks
    return "denied" if denied and embeds else None


def _class_of(sentence: AnalysedSentence, word: Token, below: Token, cues: Cues) -> str | None:
    """The class of a governor as a cue for what stands below it in its relation."""
    if word.upos == "NOUN":
        found = cues.class_of("status.nouns", word.lemma)
        agreed = found == "planned" and below.lemma in cues.words("status", "agreed")
        return None if agreed else found
    if word.upos == "ADJ" or (word.upos == "VERB" and word.lemma in {"set"}):
        found = cues.class_of("status.adjectives", word.lemma)
        if word.lemma == "able" and any(
            c.xpos == "VBD" for c in sentence.children(word.index, "cop")
        ):
            return None  # "were able to capture": they did
        if word.upos == "ADJ":
            return found
    if marker_of(sentence, below) == "from" and below.upos == "VERB":
        return "denied" if word.lemma in cues.words("status", "from_verbs") else None
    if word.lemma == "want":
        return _wanted(sentence, word, below)
    gathering = below.lemma in cues.words("status", "gatherings")
    if word.lemma in ANNOUNCING and gathering and below.relation in {"obj", "nsubj:pass"}:
        return "planned"
    if word.lemma == "propose" and below.base_relation == "obj":
        return "demanded"  # "proposed a truce"
    kind = cues.class_of("status.verbs", word.lemma)
    if word.lemma == "rule" and not sentence.child(word.index, "compound:prt", "advmod"):
        return None
    if kind is None or word.upos not in {"VERB", "AUX"}:
        return None
    if below.base_relation in NOUN_SCOPE and below.upos in {"NOUN", "PROPN"}:
        if word.lemma in cues.words("status", "clause_only"):
            return None
        return kind if _takes_noun(sentence, word, below) else None
    return _of_clause(sentence, kind, word, below)


def _wanted(sentence: AnalysedSentence, word: Token, below: Token) -> str | None:
    """What one wants to do is planned; what one wants others to do, or to have, is demanded."""
    others = [c for c in sentence.children(word.index, "obj") if c.index > word.index]
    if below.base_relation == "obj" or (others and below.base_relation in {"xcomp", "advmod"}):
        return "demanded"
    return "planned" if is_infinitive(sentence, below) else None


def _is_subjunctive(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether it is "that they [be freed]" or "that it [leave]"."""
    be = any(a.xpos == "VB" for a in sentence.children(token.index, "aux:pass", "cop"))
    modal = any(a.xpos == "MD" for a in sentence.children(token.index, "aux"))
    subject = sentence.child(token.index, "nsubj", "nsubj:pass") is not None
    return (
        subject and not modal and not is_infinitive(sentence, token) and (be or token.xpos == "VB")
    )


def _takes_noun(sentence: AnalysedSentence, word: Token, below: Token) -> bool:
    """Whether a cue verb means the noun's happening: "denied the attack", "called for a truce"."""
    if word.lemma in {"provide", "call"}:
        return marker_of(sentence, below) == "for"
    if below.base_relation == "obl":
        return marker_of(sentence, below) in NOUN_LINKS
    if below.relation == "nsubj:pass":
        # "An offensive is expected to begin", not "The attack was meant to avenge the raid".
        clause = sentence.child(word.index, "xcomp")
        return clause is None or clause.lemma in load_cues().words("status", "light")
    return below.base_relation == "obj"


def _of_clause(sentence: AnalysedSentence, kind: str, word: Token, below: Token) -> str | None:
    """Some verbs are cues only with an infinitive, or only with a clause."""
    if below.upos in {"NOUN", "PROPN"} and below.base_relation == "xcomp":
        return None  # "called it a massacre"
    if word.lemma == "insist" and below.xpos != "VB":
        return None  # "insisted that they had left"
    if word.lemma in SUBJUNCTIVE and _is_subjunctive(sentence, below):
        return "demanded"
    infinitive = is_infinitive(sentence, below)
    if word.lemma == "have" and word.xpos == "VBD":
        return None  # "had to withdraw": they did
    if word.lemma in {"tell", "ask", "need", "have", "press", "want", "set", "look", "push"}:
        return kind if infinitive else None
    if word.lemma == "have" and word.upos == "AUX":
        return None
    return kind


def _force(kind: str, sentence: AnalysedSentence, below: Token, status: str, cues: Cues) -> str:
    """A vow of force is a threat; a warning of what others may do is a fear."""
    own = below.lemma in cues.words("status.force", "lemmas")
    above = sentence.tokens[below.head].lemma if below.head >= 0 else ""
    if kind == "planned":
        return "threatened" if own and above in {"vow", "swear", "pledge", "promise"} else kind
    if above == "warn" and below.base_relation == "ccomp":
        return "threatened" if status in {"planned", "threatened"} else "possible"
    return kind

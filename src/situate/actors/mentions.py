"""Mentions of actors in one sentence: the model's names, registry names, nominal phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from situate.actors.names import plain
from situate.actors.nouns import NounClass, load_generic_nouns, word_list
from situate.actors.registry import ActorRegistry, Candidate
from situate.language.analysis import AnalysedSentence, Name, Token

KIND_OF_LABEL = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "nationality",
}
_NOT_NAME_TAGS = frozenset({"PRON", "VERB", "AUX", "DET", "ADP", "ADV", "CCONJ", "SCONJ", "PART"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A mention over tokens ``[first, last)`` of the sentence at ``position``.

    ``label`` is the model's label where it saw a name; ``noun`` the generic class of a nominal
    phrase; ``definite`` whether "the", "this", "that" or a possessive stands before it,
    ``possessed`` whether that is "its" or "their"; ``modified`` whether it has more words,
    ``narrowed`` whether words outside it say that it is another one ("a", "his", "district");
    ``owner`` the first token of a name in it whose actor it is part of ("ISIS fighters"),
    ``group`` that of the name in "fighters of the ELN", ``short_for`` that of the name before
    the bracket in "Arakan Army (AA)".
    """

    position: int
    first: int
    last: int
    kind: str
    label: str | None = None
    candidates: tuple[Candidate, ...] = ()
    noun: NounClass | None = None
    definite: bool = False
    modified: bool = False
    possessed: bool = False
    narrowed: bool = False
    owner: int | None = None
    group: int | None = None
    short_for: int | None = None

    @property
    def head(self) -> int:
        """The last token, which heads names and English noun phrases."""
        return self.last - 1


def is_shouted(sentence: AnalysedSentence) -> bool:
    """Whether the sentence is written in capitals throughout."""
    if any(token.text.islower() for token in sentence.tokens):
        return False
    return sum(token.text.isalpha() and len(token.text) > 1 for token in sentence.tokens) > 3


def span_text(text: str, sentence: AnalysedSentence, first: int, last: int) -> str:
    """The characters of tokens ``[first, last)``."""
    return text[sentence.tokens[first].start : sentence.tokens[last - 1].end]


def find_registry_names(
    sentence: AnalysedSentence, registry: ActorRegistry, *, position: int
) -> list[ActorMention]:
    """The longest registry names from left to right, without overlap."""
    found: list[ActorMention] = []
    words = [plain(token.text).split() for token in sentence.tokens]
    shouted = is_shouted(sentence)
    index = 0
    while index < len(words):
        hit = _registry_name_at(sentence, words, index, registry, shouted=shouted)
        if hit is None:
            index += 1
            continue
        last, candidates = hit
        found.append(_registry_mention(sentence, registry, (position, index, last), candidates))
        index = last
    return found


def _registry_mention(
    sentence: AnalysedSentence,
    registry: ActorRegistry,
    where: tuple[int, int, int],
    candidates: list[Candidate],
) -> ActorMention:
    position, first, last = where
    actor = registry.actor(candidates[0].id)
    titled = _is_person_noun(sentence.tokens[last - 1])
    opened = ":" in candidates[0].id and _is_person_noun(sentence.tokens[first])
    person = titled or opened
    kind = "person" if person else actor.entity_kind if actor else "organization"
    return ActorMention(
        position=position, first=first, last=last, kind=kind, candidates=tuple(candidates)
    )


def _is_person_noun(token: Token) -> bool:
    word = token.text.casefold()
    return word in word_list("titles") and not token.xpos.endswith("S")


def _registry_name_at(
    sentence: AnalysedSentence,
    words: Sequence[Sequence[str]],
    first: int,
    registry: ActorRegistry,
    *,
    shouted: bool,
) -> tuple[int, list[Candidate]] | None:
    """The end and the candidates of the longest name that starts at a token, or None."""
    longest = registry.longest_name(words[first][0].casefold()) if words[first] else 0
    held = list(words[first])
    ends = []
    for last in range(first + 1, len(words) + 1):
        if len(held) > longest:
            break
        closing = words[last - 1]
        if closing and registry.may_end(closing[-1].casefold()):
            ends.append((last, tuple(held)))
        if last < len(words):
            held += words[last]
    for last, name in reversed(ends):
        candidates = registry.candidates_of(name)
        if candidates and _is_name_here(sentence, first, last, candidates, shouted=shouted):
            return last, candidates
    return None


def _is_name_here(
    sentence: AnalysedSentence,
    first: int,
    last: int,
    candidates: list[Candidate],
    *,
    shouted: bool,
) -> bool:
    """Whether the words stand as a name: no verb or pronoun, capitals where a name has them."""
    written = [token.text for token in sentence.tokens[first:last]]
    if not shouted and not any(c.isupper() or c.isdigit() for word in written for c in word):
        return False
    tail = sentence.tokens[last - 1]
    derived = ":" in candidates[0].id
    if derived and last - first > 1:
        after = [token.text for token in sentence.tokens[last : last + 1]]
        of = any(word.casefold() == "of" for word in written)
        return tail.upos in {"NOUN", "PROPN"} and not (of and after in (["'s"], ["’s"]))
    if last - first == 1 and tail.upos in _NOT_NAME_TAGS:
        return False
    if last - first == 1 and shouted and tail.upos != "PROPN":
        return sentence.name_at(first) is not None
    opening = sentence.tokens[first].text
    prefixed = opening.casefold() in {"al", "an", "ash", "as"} or "-" in opening
    return shouted or prefixed or opening[0].isupper() or opening[0].isdigit()


def merge_names(
    text: str,
    sentence: AnalysedSentence,
    hits: list[ActorMention],
    registry: ActorRegistry,
    *,
    position: int,
) -> list[ActorMention]:
    """The model's names corrected by the registry's hits, in text order."""
    kept: list[ActorMention] = []
    names: list[ActorMention] = []
    for name in sentence.names:
        if _is_no_name(text, sentence, name):
            continue
        overlapping = [h for h in hits if h.first < name.last and name.first < h.last]
        if not overlapping:
            names.append(_model_mention(text, sentence, name, registry, position=position))
        elif _outgrows(sentence, name, overlapping):
            names.append(_model_mention(text, sentence, name, registry, position=position))
            hits = [h for h in hits if h not in overlapping]
        elif all(_keeps_inner_name(sentence, h, name) for h in overlapping):
            names.append(_model_mention(text, sentence, name, registry, position=position))
    names += _missed_states(sentence, [*names, *hits], registry, position=position)
    for hit in hits:
        label = next((n.label for n in sentence.names if (n.first, n.last) == _ends(hit)), None)
        kept.append(replace(hit, label=label))
    taken = {_ends(m) for m in kept}
    kept += [name for name in names if _ends(name) not in taken]
    return sorted(kept, key=lambda m: (m.first, -m.last))


def _missed_states(
    sentence: AnalysedSentence,
    known: Sequence[ActorMention],
    registry: ActorRegistry,
    *,
    position: int,
) -> list[ActorMention]:
    """Names of states that the model saw as no name."""
    taken = {index for mention in known for index in range(mention.first, mention.last)}
    found: list[ActorMention] = []
    for token in sentence.tokens:
        first = token.index
        if token.upos != "PROPN" or first in taken or not token.text[0].isupper():
            continue
        for last in range(min(first + 4, len(sentence.tokens)), first, -1):
            written = " ".join(t.text for t in sentence.tokens[first:last])
            forms = registry.states.forms_of(written)
            if taken.isdisjoint(range(first, last)) and any(
                form.sure and form.form == "name" for form in forms
            ):
                found.append(
                    ActorMention(
                        position=position, first=first, last=last, kind="place", label="GPE"
                    )
                )
                taken.update(range(first, last))
                break
    return found


def _is_no_name(text: str, sentence: AnalysedSentence, name: Name) -> bool:
    """Whether a model's name is a generic noun in capitals ("the Coalition") or an operation."""
    if name.label not in {"ORG", "PERSON"}:
        return False
    written = span_text(text, sentence, name.first, name.last)
    nouns = load_generic_nouns()
    generic = written.casefold() in nouns.words or written.casefold() in nouns.phrases
    return generic or written.casefold().startswith("operation ")


def _ends(mention: ActorMention) -> tuple[int, int]:
    return mention.first, mention.last


def _outgrows(sentence: AnalysedSentence, name: Name, hits: list[ActorMention]) -> bool:
    """Whether a model's name is another name that only contains a registry name."""
    inside = all(name.first <= h.first and h.last <= name.last for h in hits)
    if not inside or any((h.first, h.last) == (name.first, name.last) for h in hits):
        return False
    if name.label == "PERSON":
        return True
    covered = {i for h in hits for i in range(h.first, h.last)}
    rest = [sentence.tokens[i] for i in range(name.first, name.last) if i not in covered]
    words = [t.text.casefold() for t in rest if t.text.isalnum() and t.upos != "DET"]
    return bool(words) and not all(word in word_list("group_words") for word in words)


def _keeps_inner_name(sentence: AnalysedSentence, hit: ActorMention, name: Name) -> bool:
    """Whether a nationality or country inside "Syrian army" stays a name of its own."""
    inner = hit.first <= name.first and name.last <= hit.last
    shorter = (name.first, name.last) != (hit.first, hit.last)
    described = sentence.tokens[hit.last - 1].upos == "NOUN" or name.first > hit.first
    derived = bool(hit.candidates) and ":" in hit.candidates[0].id
    return inner and shorter and derived and described and name.label in {"NORP", "GPE", "LOC"}


def names_state(name: str, registry: ActorRegistry) -> bool:
    """Whether a name is that of one state or its capital."""
    forms = registry.states.forms_of(name)
    return any(form.sure and form.form in {"name", "capital"} for form in forms)


def _model_mention(
    text: str, sentence: AnalysedSentence, name: Name, registry: ActorRegistry, *, position: int
) -> ActorMention:
    candidates: list[Candidate] = []
    written = span_text(text, sentence, name.first, name.last)
    label = "GPE" if name.label == "ORG" and names_state(written, registry) else name.label
    kind = KIND_OF_LABEL.get(label, "organization")
    if kind in {"organization", "nationality"}:
        candidates = registry.candidates(written)
    if not candidates:
        candidates = registry.romanised(written)
    if candidates and kind in {"person", "place", "facility"}:
        kind = "organization"
    return ActorMention(
        position=position,
        first=name.first,
        last=name.last,
        kind=kind,
        label=label,
        candidates=tuple(candidates),
    )

"""Framing: loaded words that a source chose for what happened and for who took part."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.cues import Cues, load_cues
from situate.language.analysis import AnalysedSentence, Token

SECTIONS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}
QUOTES = frozenset("\"“”‘’«»'") | {"``", "''"}
# More words than this between quotation marks are a quotation, not a word held at arm's length.
SCARE_WORDS = 3


def framing_of(
    sentence: AnalysedSentence, trigger: int, participants: Sequence[int] = ()
) -> tuple[str, ...]:
    """Loaded and scare-quoted words of a claim, in lower case and text order.

    Args:
        sentence: the sentence of the claim.
        trigger: index of the trigger's head word.
        participants: indexes of the words that head its participants' phrases.
    """
    cues = load_cues()
    near = {trigger, *(c.index for c in sentence.children(trigger, "amod", "advmod", "compound"))}
    for head in participants:
        near.update(sentence.subtree(head, without=("acl", "appos", "advcl", "parataxis")))
    quoted = _scare_quoted(sentence, near)
    loaded = {i for i in near if _is_loaded(sentence, sentence.tokens[i], cues)}
    found: list[str] = []
    for index in sorted(loaded | quoted.keys()):
        word = quoted.get(index) or sentence.tokens[index].text.lower()
        if word not in found:
            found.append(word)
    return tuple(found)


def _is_loaded(sentence: AnalysedSentence, token: Token, cues: Cues) -> bool:
    section = SECTIONS.get(token.upos)
    if section is None or sentence.name_at(token.index) is not None:
        return False
    lists = {section}
    if token.base_relation in {"amod", "compound"}:
        lists |= {"adjectives", "nouns"}
    forms = {token.lemma.lower(), token.text.lower()}
    return any(forms & cues.words("framing", name) for name in lists)


def _scare_quoted(sentence: AnalysedSentence, near: set[int]) -> dict[int, str]:
    """Phrases of up to three words in quotation marks among the words, by their first word."""
    found = {}
    opened: int | None = None
    for token in sentence.tokens:
        if token.text not in QUOTES:
            continue
        if opened is None:
            opened = token.index
            continue
        words = sentence.tokens[opened + 1 : token.index]
        if 0 < len(words) <= SCARE_WORDS and any(w.index in near for w in words):
            plain = [w.text.lower() for w in words if w.text not in {",", "."}]
            found[words[0].index] = " ".join(plain)
        opened = None
    return found

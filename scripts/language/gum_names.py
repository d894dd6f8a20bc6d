"""Names from the entity annotation of GUM."""

import re
from collections import defaultdict

from corpora import Name, Sentence
from mentions import keep_longest
from word_lists import (
    ARTICLES,
    COUNTRIES,
    DEMONYMS,
    LINKS,
    TITLES,
    UNIONS,
    classify_place,
    find_demonyms,
)

_KINDS = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
_BRACKET = re.compile(r"\(([^()]+)|([^()]+)(?=\))|\)")
_NAMELIKE = {"ADJ", "NOUN", "NUM", "X", "VERB", "ADV", "PROPN"}


def add_gum_names(sentences: list[Sentence]) -> None:
    """Set the names of GUM's sentences from their Entity annotation.

    Args:
        sentences: Sentences of `read_conllu`, changed in place.
    """
    for sentence in sentences:
        found = []
        for start, end, kind in _read_mentions(sentence.misc):
            name = _find_name(sentence, start, end, kind)
            if name:
                found.append(name)
        kept = keep_longest(found)
        taken = {index for start, end, _ in kept for index in range(start, end)}
        sentence.names = sorted(kept + find_demonyms(sentence.words, taken))


def _read_mentions(misc: list[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, entity type) of every mention in one sentence."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    mentions = []
    for index, column in enumerate(misc):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", column)
        current = ""
        for part in _BRACKET.finditer(match[1]) if match else ():
            if part[1]:
                fields = part[1].split("-")
                current = fields[0].split("[")[0]
                opened[current].append((index, fields[1] if len(fields) > 1 else ""))
                continue
            if part[2]:
                current = part[2].split("[")[0]
                continue
            if opened[current]:
                start, kind = opened[current].pop()
                mentions.append((start, index + 1, kind))
    return mentions


def _find_name(sentence: Sentence, start: int, end: int, kind: str) -> Name | None:
    """Return the proper name that a mention is built on, or None."""
    if kind not in _KINDS:
        return None
    head = _find_head(sentence, start, end)
    if head is None or sentence.upos[head] != "PROPN":
        return None
    if _is_coordinated(sentence, start, end, head):
        return None
    left, right = _extend(sentence, start, end, head)
    if kind == "person":
        left, right = _trim_person(sentence, left, right, head)
    left, right = _trim_edges(sentence.words, left, right)
    if right <= left or right - left > 12:
        return None
    words = sentence.words[left:right]
    if len(words) == 1 and (words[0] in DEMONYMS or not words[0][0].isupper()):
        return None
    if (kind == "person" and words[-1] in DEMONYMS) or not any(map(str.isalpha, "".join(words))):
        return None
    if " ".join(words) in UNIONS:
        return left, right, "ORG"
    if kind == "place" or " ".join(words) in COUNTRIES:
        return left, right, classify_place(words)
    return left, right, _KINDS[kind]


def _find_head(sentence: Sentence, start: int, end: int) -> int | None:
    """Return the word of the span whose head lies outside of it."""
    for index in range(start, end):
        if not start <= sentence.heads[index] - 1 < end:
            return index
    return None


def _is_coordinated(sentence: Sentence, start: int, end: int, head: int) -> bool:
    """Return whether the mention is several names, such as `Ankara and Moscow`."""
    return any(
        sentence.heads[index] == head + 1
        and sentence.relations[index] == "conj"
        and sentence.upos[index] == "PROPN"
        for index in range(start, end)
    )


def _extend(sentence: Sentence, start: int, end: int, head: int) -> tuple[int, int]:
    """Grow a name from its head over name-like words and the small words that link them."""

    def is_part(index: int) -> bool:
        word = sentence.words[index]
        return sentence.upos[index] == "PROPN" or (
            sentence.upos[index] in _NAMELIKE
            and (word[:1].isupper() or (word.isdigit() and sentence.xpos[index] == "NNP"))
        )

    def is_link(index: int) -> bool:
        word = sentence.words[index].lower()
        return word in LINKS and word not in {",", ".", "in", "to"}

    left, right = head, head + 1
    while left > start and is_part(left - 1):
        left -= 1
    while left - 2 >= start and is_link(left - 1) and is_part(left - 2):
        left -= 2
        while left > start and is_part(left - 1):
            left -= 1
    while right < end:
        step = 1
        while step < 3 and right + step < end and is_link(right + step - 1):
            step += 1
        if is_part(right):
            right += 1
        elif step > 1 and is_part(right + step - 1):
            right += step
        else:
            break
    return left, right


def _trim_person(sentence: Sentence, left: int, right: int, head: int) -> tuple[int, int]:
    """Cut titles, nationalities and employers before a person's name."""
    words = sentence.words
    for index in range(left, right - 1):
        if words[index] in TITLES and sentence.upos[index] in {"PROPN", "NOUN", "ADJ"}:
            left = index + 1
    while left < right and (words[left] in TITLES or words[left] in DEMONYMS):
        left += 1
    for index in range(left, right - 1):
        if words[index] in {"'s", "’s", "of"}:
            return (index + 1, right) if words[index] != "of" else (left, right)
    return left, right


def _trim_edges(words: list[str], left: int, right: int) -> tuple[int, int]:
    """Cut articles, possessives and punctuation at the edges of a name."""
    while left < right and (words[left].lower() in ARTICLES or words[left] in LINKS):
        left += 1
    while right > left and words[right - 1] in {"'s", "’s", "'", "-", ",", "of", "the", "and"}:
        right -= 1
    return left, right

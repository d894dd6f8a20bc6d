"""Proper names inside mentions: corpora that mark whole noun phrases give names this way."""

import re

from corpora import Name
from word_lists import (
    ARTICLES,
    COUNTRIES,
    DEMONYMS,
    LINKS,
    TITLES,
    UNIONS,
    classify_place,
)

_RANKS = re.compile(
    r"(?:Spc|Pvt|Pfc|Cpl|Sgt|Lt|Capt|Maj|Col|Gen|Brig|Adm|Cmdr|Cdr|Dr|Mr|Mrs|Ms|Sen|Rep|Gov)\.?$"
)
_PRONOUNS = {"we", "he", "she", "they", "it", "you", "who", "here", "there", "i", "our", "his"}
_SERVICE = {"soldier", "airman", "marine", "sailor", "soldiers", "airmen", "marines", "sailors"}
_GROUPS = {"members", "terrorists", "militants", "fighters", "forces", "troops", "officials"}
_WEAPONS = {"vbied", "ied", "uav"}
_NO_NAMES = _PRONOUNS | _SERVICE | _GROUPS | _WEAPONS
_PREFIXES = {"al", "el", "ar", "as", "ad", "an", "at", "az", "ash"}
_RUN_LINKS = LINKS - {",", ".", "in", "to", "on", "'", "/", "'s", "’s"}


def is_before_name(word: str, person: bool) -> bool:
    """Return whether the word stands before a name without being part of it.

    Args:
        word: The word.
        person: Whether a person's name follows.
    """
    return word.lower() in ARTICLES or (person and (word in TITLES or bool(_RANKS.match(word))))


def label_name(words: list[str], start: int, end: int, label: str) -> Name:
    """Return the name with a place's kind made exact and countries and unions always the same.

    Args:
        words: The sentence.
        start: First word of the name.
        end: Word after the name.
        label: PERSON, ORG or PLACE.
    """
    text = " ".join(words[start:end])
    if text in UNIONS:
        return start, end, "ORG"
    if label == "PLACE" or text in COUNTRIES:
        return start, end, classify_place(words[start:end])
    return start, end, label


def find_names(
    words: list[str], start: int, end: int, label: str, known: dict[str, str]
) -> list[Name]:
    """Return the proper names that a mention holds.

    Args:
        words: The sentence.
        start: First word of the mention.
        end: Word after the mention.
        label: PERSON, ORG or PLACE.
        known: Labels of names seen elsewhere, for those that only stand inside a mention.
    """
    while start < end and words[start].lower() in ARTICLES:
        start += 1
    runs = _find_runs(words, start, end, label)
    if label == "PERSON":
        runs = [run for run in runs[:1] if run[0] == start and _is_closed(words, run[1], end)]
    names = []
    for left, right in runs:
        whole = (left, right) == (start, end)
        if label == "PERSON":
            left = _skip_titles(words, left, right)
        left = _skip_demonyms(words, left, right)
        kind = label if whole or label == "PERSON" else _guess(words, (left, right), start, known)
        if kind == "HEAD":
            kind = label
        if left < right and kind and _is_name(words, left, right, label):
            names.append(label_name(words, left, right, kind))
    return names


def _is_closed(words: list[str], right: int, end: int) -> bool:
    """Return whether a person's name ends here and is not the employer in `NATO spokesman`."""
    return right >= end or not words[right][0].isalnum()


def _guess(words: list[str], run: tuple[int, int], start: int, known: dict[str, str]) -> str:
    """Return the label of a name inside a longer mention, HEAD for the mention's, or nothing."""
    left, right = run
    text = " ".join(words[left:right])
    if text in known or text in COUNTRIES:
        return known.get(text, "PLACE")
    if right < len(words) and words[right] in {"'s", "’s"}:
        return ""
    opening = left == 0 and right == 1 and not words[0].isupper()
    return "" if opening else "HEAD"


def _find_runs(words: list[str], start: int, end: int, label: str) -> list[tuple[int, int]]:
    """Return the runs of name-like words with the small words that link them."""
    if (
        all(
            is_namelike(words, i) or words[i] in {"'s", "’s"} or words[i].lower() in _RUN_LINKS
            for i in range(start, end)
        )
        and label != "PLACE"
        and end > start
    ):
        stop = end
        while stop > start and not is_namelike(words, stop - 1):
            stop -= 1
        return [(start, stop)] if is_namelike(words, start) else []
    runs: list[tuple[int, int]] = []
    for index in range(start, end):
        if not is_namelike(words, index):
            continue
        between = words[runs[-1][1] : index] if runs else None
        if between is not None and _is_link(between, label):
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _is_link(between: list[str], label: str) -> bool:
    """Return whether the words between two name-like words make them one name."""
    if label == "PERSON" and between == ["."]:
        return True
    if label == "PLACE" and "and" in between:
        return False
    return len(between) < 3 and all(word.lower() in _RUN_LINKS for word in between)


def is_namelike(words: list[str], index: int) -> bool:
    """Return whether a word looks like part of a name.

    Args:
        words: The sentence.
        index: The word.
    """
    word = words[index]
    if word.lower() in _PREFIXES and index + 1 < len(words) and words[index + 1] == "-":
        return True
    return word[:1].isupper() or word[:1].isdigit() or word.startswith(("al-", "el-", "ar-", "as-"))


def _skip_demonyms(words: list[str], left: int, right: int) -> int:
    """Return where a name begins after nationalities that are no part of it (`Kurdish YPG`)."""
    start = left
    while start < right and (words[start] in DEMONYMS or words[start].lower() in ARTICLES):
        start += 1
    return start if right - start < 2 and (start == right or words[start].isupper()) else left


def _skip_titles(words: list[str], left: int, right: int) -> int:
    """Return where a person's name begins after titles, ranks and employers."""
    for index in range(left, right):
        before = words[index] in DEMONYMS and index + 1 < right and words[index - 1] != "-"
        if before or words[index] in TITLES or _RANKS.match(words[index]):
            left = index + 1
    while left < right and words[left] in {".", "of"}:
        left += 1
    return left


def _is_name(words: list[str], left: int, right: int, label: str) -> bool:
    """Return whether a run is a proper name and not a pronoun, a number or a common noun."""
    span = words[left:right]
    if len(span) == 1 and (span[0].lower() in _NO_NAMES or len(span[0]) < 2):
        return False
    if label == "PERSON" and len(span) > 7:
        return False
    return any(word[0].isalpha() and word[0].isupper() for word in span)


def keep_longest(found: list[Name]) -> list[Name]:
    """Return the longest of overlapping names.

    Args:
        found: Names of one sentence.
    """
    names, used = [], set()
    for start, end, label in sorted(set(found), key=lambda name: (name[0] - name[1], name)):
        if not used & set(range(start, end)):
            used |= set(range(start, end))
            names.append((start, end, label))
    return names

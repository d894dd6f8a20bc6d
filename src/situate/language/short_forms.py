"""Short forms that a report explains: "Coast Unity Front (CUF)" is one name and its abbreviation.

After Schwartz and Hearst (2003), strictly: the letters of the short form are the first letters of
the capitalised words before the bracket. It tells where a long name begins, however the network cut
it ("Army of the Coast" and "the Hills"), and names the short form.
"""

from __future__ import annotations

from collections.abc import Sequence

from situate.language.analysis import Name

_MAX_WORDS = 12
_OPENERS, _CLOSERS = frozenset("(["), frozenset(")]")


def read_short_forms(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Return the names of a sentence, completed where a short form in brackets explains one.

    Args:
        words: the words of the sentence in true case.
        names: its names in order.
    """
    found = list(names)
    for place in range(2, len(words) - 1):
        if not _is_short_form(words, place):
            continue
        first = _find_start(words, place)
        if first is not None:
            found = _cover(found, first, place - 1)
        label = next((name.label for name in found if name.last == place - 1), None)
        if label and all(not name.first <= place < name.last for name in found):
            found.append(Name(first=place, last=place + 1, label=label))
    return sorted(found, key=lambda name: name.first)


def _is_short_form(words: Sequence[str], place: int) -> bool:
    """Whether a word stands alone in brackets and in capitals."""
    word = words[place]
    in_brackets = words[place - 1] in _OPENERS and words[place + 1] in _CLOSERS
    return in_brackets and word.isalpha() and word.isupper() and 1 < len(word) <= _MAX_WORDS


def _find_start(words: Sequence[str], place: int) -> int | None:
    """Return where the words begin whose first letters spell a short form, or None."""
    letters = words[place]
    start, left = place - 1, len(letters)
    while left and start > max(0, place - 1 - _MAX_WORDS):
        start -= 1
        word = words[start]
        if word[0].isupper():
            if word[0] != letters[left - 1]:
                return None
            left -= 1
        elif not (word.isalpha() or word in "-\u2010\u2011'\u2019"):
            return None
    return start if not left else None


def _cover(names: list[Name], first: int, last: int) -> list[Name]:
    """Return the names with one over ``[first, last)`` in place of those inside it.

    Where the network found no name at all there, none is made.
    """
    inside = [name for name in names if first <= name.first and name.last <= last]
    crossing = [n for n in names if n not in inside and n.first < last and first < n.last]
    if not inside or crossing:
        return names
    labels = {name.label for name in inside}
    label = "ORG" if "ORG" in labels or labels == {"NORP"} else inside[0].label
    kept = [name for name in names if name not in inside]
    return sorted([*kept, Name(first=first, last=last, label=label)], key=lambda name: name.first)

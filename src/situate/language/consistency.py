"""Names made to agree within one report.

The network reads each sentence by itself, so that one report may hold "Tabqa" as a place here, as
an organization there, and not at all a third time. Here the same name gets one label, by the sum of
the network's own scores; a name that was found is found again where it was missed; a name is not
cut in two by a hyphen and does not end in "of"; a one-word adjective ("Yemeni") is a nationality or
creed.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from situate.language.analysis import AnalysedSentence, Name
from situate.language.names import NameDecoder
from situate.language.short_forms import read_short_forms
from situate.language.tokens import read_words

_HYPHENS = frozenset("-\u2010\u2011")
_PREFIXES = read_words("al el ad ar as at az ash an ul")
_ADJECTIVE_ENDINGS = ("an", "ish", "ese", "i", "ic", "ch", "ek", "ite", "iot", "ss", "sh")
_CALENDAR = read_words(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_MAX_WORDS = 8
#: A surname standing alone takes the label of the full name unless the network is surer than this.
_SURE = 4.0
#: The network's own label wins where kinds have the same score.
_TIE = 1e-6

Surface = tuple[str, ...]


@dataclasses.dataclass(slots=True)
class _Sentence:
    """One sentence while its names are worked on."""

    record: AnalysedSentence
    words: Sequence[str]
    scores: NDArray[np.float32]
    names: list[Name]

    def surface(self, name: Name) -> Surface:
        """Return the words of a name."""
        return tuple(self.words[name.first : name.last])


def agree_names(
    sentences: Sequence[AnalysedSentence],
    words: Sequence[Sequence[str]],
    scores: Sequence[NDArray[np.float32]],
    decoder: NameDecoder,
) -> list[AnalysedSentence]:
    """Return the sentences of one report with names that agree with each other.

    Args:
        sentences: the sentences as the network read them.
        words: their words in true case.
        scores: the network's scores of name tags, [words, tags] a sentence.
        decoder: the decoder, which knows the tags.
    """
    drafts = [
        _Sentence(record, forms, table, list(record.names))
        for record, forms, table in zip(sentences, words, scores, strict=True)
    ]
    for draft in drafts:
        draft.names = _tidy_edges(draft)
        draft.names = [_mark_adjective(draft, name) for name in _join_hyphens(draft)]
        draft.names = read_short_forms(draft.words, draft.names)
    labels = _vote(drafts, decoder.tags)
    for draft in drafts:
        draft.names = [
            name if name.label == "NORP" else _relabel(name, labels[draft.surface(name)])
            for name in draft.names
        ]
    _find_again(drafts)
    return [_rename(draft.record, tuple(draft.names)) for draft in drafts]


def _rename(record: AnalysedSentence, names: tuple[Name, ...]) -> AnalysedSentence:
    """Return a sentence with other names."""
    return record if record.names == names else dataclasses.replace(record, names=names)


def _relabel(name: Name, label: str) -> Name:
    """Return a name with another label."""
    return name if name.label == label else dataclasses.replace(name, label=label)


def _mark_adjective(draft: _Sentence, name: Name) -> Name:
    """Return a one-word adjective as a nationality or creed."""
    token = draft.record.tokens[name.first]
    is_adjective = name.last - name.first == 1 and token.upos == "ADJ"
    if is_adjective and draft.words[name.first].lower().endswith(_ADJECTIVE_ENDINGS):
        return _relabel(name, "NORP")
    return name


def _tidy_edges(draft: _Sentence) -> list[Name]:
    """Return the names without a preposition or article at their end.

    "Ministry of" goes together with the name that follows it.
    """
    tidied: list[Name] = []
    for name in draft.names:
        before = tidied[-1] if tidied else None
        if before and before.last == name.first and _is_small(draft, before.last - 1):
            tidied[-1] = dataclasses.replace(before, last=name.last)
        else:
            tidied.append(name)
    return [
        dataclasses.replace(name, last=last)
        for name in tidied
        if (last := _find_last(draft, name)) > name.first
    ]


def _find_last(draft: _Sentence, name: Name) -> int:
    """Return where a name ends without small words."""
    last = name.last
    while last > name.first and _is_small(draft, last - 1):
        last -= 1
    return last


def _is_small(draft: _Sentence, place: int) -> bool:
    """Whether a word is a preposition, article or conjunction in small letters."""
    word = draft.words[place]
    is_function_word = draft.record.tokens[place].upos in {"ADP", "DET", "CCONJ", "PUNCT"}
    return is_function_word and not word[0].isupper() and "." not in word


def _join_hyphens(draft: _Sentence) -> Iterator[Name]:
    """Yield the names, each with the parts that a hyphen ties to it ("Deir ez" + "-Zor")."""
    taken = {place for name in draft.names for place in range(name.first, name.last)}
    end = 0
    for name in draft.names:
        first, last = name.first, name.last
        while (
            _is_tied(draft, last)
            and last + 1 not in taken
            and (_is_name_part(draft, last + 1) or _is_number_of(draft, last))
        ):
            last += 2
        if first >= 2 and _is_tied(draft, first - 1) and first - 2 not in taken:
            before = draft.words[first - 2]
            if before.lower() in _PREFIXES or _is_name_part(draft, first - 2):
                first -= 2
        if first >= end:
            yield Name(first=first, last=last, label=name.label)
            end = last


def _is_tied(draft: _Sentence, place: int) -> bool:
    """Whether a hyphen without blanks around it stands at a place."""
    tokens = draft.record.tokens
    return (
        0 < place < len(tokens) - 1
        and tokens[place].text in _HYPHENS
        and tokens[place - 1].end == tokens[place].start
        and tokens[place].end == tokens[place + 1].start
    )


def _is_number_of(draft: _Sentence, place: int) -> bool:
    """Whether a hyphen ties a number to letters in capitals ("ERP-27")."""
    return draft.words[place - 1].isupper() and draft.words[place + 1].isdigit()


def _is_name_part(draft: _Sentence, place: int) -> bool:
    """Whether a word is written and tagged as part of a name."""
    return draft.words[place][0].isupper() and draft.record.tokens[place].upos == "PROPN"


def _vote(drafts: Sequence[_Sentence], tags: tuple[str, ...]) -> dict[Surface, str]:
    """Return one label for each name, nationalities apart."""
    kinds = [tag[2:] for tag in tags if tag.startswith("B-")]
    begins = [tags.index(f"B-{kind}") for kind in kinds]
    insides = [tags.index(f"I-{kind}") for kind in kinds]
    totals: dict[Surface, list[float]] = {}
    for draft in drafts:
        named = [name for name in draft.names if name.label != "NORP"]
        scores = draft.scores.tolist() if named else []
        for name in named:
            rows = scores[name.first : name.last]
            total = totals.setdefault(draft.surface(name), [0.0] * len(kinds))
            for kind, (begin, inside) in enumerate(zip(begins, insides, strict=True)):
                whole = rows[0][begin] + sum(row[inside] for row in rows[1:])
                total[kind] += whole / len(rows) + (_TIE if kinds[kind] == name.label else 0.0)
    usable = [number for number, kind in enumerate(kinds) if kind != "NORP"]
    best = {s: max(usable, key=total.__getitem__) for s, total in totals.items()}
    labels = {surface: kinds[number] for surface, number in best.items()}
    person = kinds.index("PERSON") if "PERSON" in kinds else None
    surnames = {s[-1] for s, label in labels.items() if label == "PERSON" and len(s) > 1}
    for surface, total in totals.items():
        if person is not None and len(surface) == 1 and surface[0] in surnames:
            margin = total[best[surface]] - total[person]
            labels[surface] = "PERSON" if margin < _SURE else labels[surface]
    return labels


def _find_again(drafts: Sequence[_Sentence]) -> None:
    """Add the names of the report where the network missed them."""
    known = _collect_known(drafts)
    longest = max(map(len, known), default=0)
    starts = {surface[0] for surface in known}
    for draft in drafts:
        if starts.isdisjoint(draft.words):
            continue
        taken = {place for name in draft.names for place in range(name.first, name.last)}
        found = list(draft.names)
        place = 0
        while place < len(draft.words):
            match = None
            if draft.words[place] in starts:
                match = _match(draft, place, known, min(longest, _MAX_WORDS), taken=taken)
            if match:
                found.append(match)
                taken.update(range(match.first, match.last))
            place = match.last if match else place + 1
        draft.names = sorted(found, key=lambda name: name.first)


def _collect_known(drafts: Sequence[_Sentence]) -> dict[Surface, str]:
    """Return the report's names that are safe to look for, with their label.

    Names found only as the first word of sentences are not: any word has a capital there.
    """
    labels: dict[Surface, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        for name in draft.names:
            surface = draft.surface(name)
            is_single = len(surface) == 1
            if is_single and (name.first == 0 or surface[0].lower() in _CALENDAR):
                continue
            if any(word[0].isupper() for word in surface):
                labels[surface][name.label] += 1
    return {surface: counts.most_common(1)[0][0] for surface, counts in labels.items()}


def _match(
    draft: _Sentence,
    place: int,
    known: dict[Surface, str],
    longest: int,
    *,
    taken: set[int],
) -> Name | None:
    """Return the longest known name at a place where the network found none."""
    if place in taken or not draft.words[place][0].isalnum():
        return None
    for size in range(min(longest, len(draft.words) - place), 0, -1):
        surface = tuple(draft.words[place : place + size])
        if surface not in known or any(p in taken for p in range(place, place + size)):
            continue
        if size == 1 and not _is_single_name(draft, place, known[surface]):
            continue
        return Name(first=place, last=place + size, label=known[surface])
    return None


def _is_single_name(draft: _Sentence, place: int, label: str) -> bool:
    """Whether a single word may stand for a name on its own here.

    It must be tagged as a name and neither touch other words of a longer proper name nor be tied to
    them by a hyphen.
    """
    tokens = draft.record.tokens
    if tokens[place].upos != "PROPN" and not (label == "NORP" and tokens[place].upos == "ADJ"):
        return False
    neighbours = [p for p in (place - 1, place + 1) if 0 <= p < len(tokens)]
    return not any(
        tokens[p].upos == "PROPN" and draft.words[p][0].isupper() and label != "NORP"
        for p in neighbours
    )

"""True case for text in capitals, before the model sees it; records keep the original text.

Wire text of earlier decades is all in capitals, and Headlines Are Often Set Like This, which hides
the names from the model. Each word of such a sentence is given the case that it would have in
ordinary print by a two-state hidden Markov model (after Lita et al. 2003): how often the word is
capitalised in mixed text, what ending it has if it is unknown, how often a capital follows a
capital, and how the same report writes it where it is not in capitals. Every word keeps its length.
"""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property, lru_cache
from importlib.resources import files
from operator import itemgetter

from situate.errors import ModelError
from situate.language.tokens import ABBREVIATIONS, read_words

_MIN_WORDS = 3
_MIN_SHARE = 0.8
_MIN_TITLED = 0.85
_MAX_HEADLINE = 30
#: Log odds of a capital after a capital and after a small letter, against the share of capitals in
#: all words; counted in the treebanks of scripts/language/case_words.py.
_AFTER_CAPITAL, _AFTER_SMALL, _SHARE = math.log(0.42 / 0.58), math.log(0.08 / 0.92), 0.115
_OWN_WEIGHT, _CERTAIN = 8, 30.0
_MAX_PHRASE = 6
_RARE = 3
_ALWAYS_SMALL = read_words("a an and as at but by for from in into nor of on or the to with")
_PARTICLES = read_words("al bin ibn de del la las los el der van von di da dos du abu")
_VOWELS = frozenset("aeiouyAEIOUY")
_OPENERS, _CLOSERS = frozenset("(["), frozenset(")]")
_SHORTENED = frozenset(f"{word.lower()}." for word in ABBREVIATIONS)

_SENTENCE_END = re.compile(r"[.!?:\u2026]['\")\u201d\u2019]*\s|\n")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]+)*|[,;()\"\u201c\u201d]")

Words = Sequence[str]


class CaseRestorer:
    """Gives the words of a report the case they would have in ordinary print."""

    @cached_property
    def _table(self) -> CaseTable:
        return read_case_table()

    def restore(self, text: str, sentences: Sequence[Sequence[tuple[int, int]]]) -> list[list[str]]:
        """Return the words of each sentence of one report.

        Args:
            text: the report.
            sentences: offsets of the words of each sentence.
        """
        words = [[text[start:end] for start, end in offsets] for offsets in sentences]
        capital = [is_in_capitals(sentence) or is_in_title_case(sentence) for sentence in words]
        if not any(capital):
            return words
        ordinary = list(_read_ordinary(text))
        own, phrases = _count_cases(ordinary), _find_phrases(ordinary)
        acronyms = _find_acronyms(words) - {lower.upper() for lower, is_cap in own if not is_cap}
        return [
            self._restore(sentence, own, phrases, acronyms=acronyms) if is_capital else sentence
            for sentence, is_capital in zip(words, capital, strict=True)
        ]

    def _restore(
        self,
        words: Words,
        own: Counter[tuple[str, bool]],
        phrases: Set[tuple[str, ...]],
        *,
        acronyms: Set[str],
    ) -> list[str]:
        """Return the words of one sentence in their likely case.

        In a headline only the words with one capital are changed.
        """
        odds = [self._weigh(word, own) for word in words]
        for place in _match_phrases(words, phrases):
            odds[place] = None if odds[place] is None else _CERTAIN
        is_shouted, restored = is_in_capitals(words), []
        for place, (word, is_capital) in enumerate(zip(words, _search(odds), strict=True)):
            lower = word.lower()
            is_fixed = len(lower) != len(word) or not any(c.isalpha() for c in word)
            if is_shouted:
                is_fixed = is_fixed or word in acronyms or self._is_acronym(word)
            else:
                is_fixed = is_fixed or word[1:] != lower[1:]
            if is_fixed:
                restored.append(word)
            elif is_capital or not any(c.isalpha() for w in words[:place] for c in w):
                restored.append(_capitalise(lower))
            else:
                restored.append(lower)
        return restored

    def _weigh(self, word: str, own: Counter[tuple[str, bool]]) -> float | None:
        """Return the log odds that a word has a capital; None where it has no letters."""
        if not any(character.isalpha() for character in word):
            return None
        lower = word.lower()
        if lower in _ALWAYS_SMALL:
            return -_CERTAIN
        odds = self._table.weigh(lower.rstrip("."))
        capital, small = own[(lower, True)], own[(lower, False)]
        return odds + _OWN_WEIGHT * (capital - small) / (capital + small + 1)

    def _is_acronym(self, word: str) -> bool:
        """Whether a word is written in capitals in ordinary print too."""
        if "." in word and len(word) > 2:
            return word.upper() == word and word.lower() not in {"a.m.", "p.m."} | _SHORTENED
        if len(word) == 1:
            return word != "A"
        if len(word) > 6 or not word.isalpha():
            return any(c.isdigit() for c in word) and not word[0].isdigit()
        small, capital, upper = self._table.counts(word.lower())
        if small + capital + upper:
            return upper > small + capital
        return not _VOWELS & set(word)


class CaseTable:
    """How often words are written small, with a capital, all in capitals."""

    def __init__(self, words: Sequence[str], counts: Sequence[Sequence[int]]) -> None:
        """Args: words, and for each its counts in small letters, with a capital, in capitals."""
        self._rows: dict[str, tuple[int, ...]] = dict(
            zip(words, zip(*counts, strict=True), strict=True)
        )
        total = [sum(column) for column in counts]
        self._base = math.log((total[1] + total[2] + 1) / (total[0] + 1))

    @cached_property
    def _endings(self) -> tuple[Counter[str], Counter[str]]:
        """How many rare words with an ending are mostly small, and how many are not."""
        rare = [row for row in self._rows.items() if sum(row[1]) <= _RARE]
        small = [word for word, (low, title, upper) in rare if low > title + upper]
        large = [word for word, (low, title, upper) in rare if low <= title + upper]
        return _count_endings(small), _count_endings(large)

    def counts(self, word: str) -> tuple[int, ...]:
        """Return the counts of a word in small letters, with a capital and all in capitals."""
        return self._rows.get(word, (0, 0, 0))

    def weigh(self, word: str) -> float:
        """Return the log ratio of a word among capitalised words to that among small ones."""
        small, capital, upper = self.counts(word)
        if small + capital + upper > 1:
            return math.log((capital + upper + 0.2) / (small + 0.2)) - self._base
        low, high = 1.0, 1.0
        for size in (2, 3, 4):
            below, above = (counts[word[-size:]] for counts in self._endings)
            if below + above >= 5:
                low, high = below + 0.5, above + 0.5
        bonus = 1.0 if word in _PARTICLES else 0.0
        return math.log(high / low) - self._base + bonus + 0.5


def _count_endings(words: Sequence[str]) -> Counter[str]:
    """Count the last two, three and four letters of words."""
    counts: Counter[str] = Counter()
    for size in (2, 3, 4):
        counts.update(map(itemgetter(slice(-size, None)), words))
    return counts


@lru_cache(maxsize=1)
def read_case_table() -> CaseTable:
    """Read the package's table of cases, once for all models.

    Raises:
        ModelError: the table is missing or broken.
    """
    path = files("situate.language") / "case_words.tsv.gz"
    try:
        cells = gzip.decompress(path.read_bytes()).decode().split()
        return CaseTable(cells[::4], [list(map(int, cells[kind::4])) for kind in (1, 2, 3)])
    except (OSError, EOFError, ValueError) as error:
        raise ModelError(
            f"the table of cases {path} cannot be used: {error}; install situate again"
        ) from error


def is_in_capitals(words: Words) -> bool:
    """Whether a sentence is set in capitals."""
    letters = shouted = 0
    for word in words:
        if len(word) > 1 and (word.isalpha() or any(c.isalpha() for c in word)):
            letters += 1
            shouted += word.isupper()
    return letters >= _MIN_WORDS and shouted >= _MIN_SHARE * letters


def is_in_title_case(words: Words) -> bool:
    """Whether a line is a headline With Capitals Like These."""
    if len(words) > _MAX_HEADLINE or words[-1:] == ["."]:
        return False
    content = [w for w in words[1:] if len(w) > 3 and w[0].isalpha()]
    raised = [w for w in content if w[0].isupper()]
    if len(raised) < _MIN_WORDS or len(raised) < _MIN_TITLED * len(content):
        return False
    return sum(w[1:] == w[1:].lower() for w in raised) >= _MIN_WORDS


def _find_acronyms(sentences: Iterable[Words]) -> set[str]:
    """Return the short forms that a report introduces in brackets: "LIBERATION ARMY (ELN)"."""
    return {
        word
        for words in sentences
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
        if before in _OPENERS and after in _CLOSERS and word.isalpha() and 2 < len(word) < 7
    }


def _read_ordinary(text: str) -> Iterator[Words]:
    """Yield the words of the report's lines and sentences in ordinary print, roughly cut."""
    for rough in _SENTENCE_END.split(text):
        words = _WORD.findall(rough)
        if len(words) > 1 and not is_in_capitals(words) and not is_in_title_case(words):
            yield words


def _find_phrases(sentences: Iterable[Words]) -> set[tuple[str, ...]]:
    """Return the runs of two to six capitalised words inside sentences, in lower case."""
    phrases: set[tuple[str, ...]] = set()
    for words in sentences:
        run: list[str] = []
        for word in [*words[1:], "."]:
            if word[0].isupper():
                run.append(word.lower())
            else:
                for size in range(2, min(len(run), _MAX_PHRASE) + 1):
                    phrases.update(tuple(run[i : i + size]) for i in range(len(run) - size + 1))
                run = []
    return phrases


def _match_phrases(words: Words, phrases: Set[tuple[str, ...]]) -> Iterator[int]:
    """Yield the places of words inside one of the phrases."""
    lower = [word.lower() for word in words]
    for place in range(len(lower)):
        for size in range(2, _MAX_PHRASE + 1):
            if phrases and tuple(lower[place : place + size]) in phrases:
                yield from range(place, min(place + size, len(lower)))


def _count_cases(sentences: Iterable[Words]) -> Counter[tuple[str, bool]]:
    """Count how the report's ordinary sentences write each word after their first."""
    counts: Counter[tuple[str, bool]] = Counter()
    for words in sentences:
        counts.update((w.lower(), w[0].isupper()) for w in _inner(words) if w[0].isalpha())
    return counts


def _inner(words: Words) -> Iterator[str]:
    """Yield the words after the first one with letters."""
    begun = False
    for word in words:
        if begun:
            yield word
        begun = begun or word[0].isalpha()


def _search(odds: Sequence[float | None]) -> list[bool]:
    """Return for each word whether it has a capital on the most likely path (Viterbi)."""
    base = math.log(_SHARE / (1 - _SHARE))
    after = {True: _AFTER_CAPITAL, False: _AFTER_SMALL}
    scores = {True: 0.0, False: 0.0}
    steps: list[dict[bool, bool]] = []
    previous_known = False
    for weight in odds:
        step, totals = {}, {}
        for state in (True, False):
            emission = 0.0 if weight is None else (weight if state else 0.0)
            options = {
                before: scores[before] + _transit(after[before] if previous_known else base, state)
                for before in (True, False)
            }
            step[state] = max(options, key=lambda before: options[before])
            totals[state] = options[step[state]] + emission
        if weight is None:
            step, totals = {True: True, False: False}, dict(scores)
        steps.append(step)
        scores, previous_known = totals, True
    state = scores[True] > scores[False]
    path = []
    for step in reversed(steps):
        path.append(state)
        state = step[state]
    return path[::-1]


def _transit(log_odds: float, is_capital: bool) -> float:
    """Return the log probability of a state whose log odds are given."""
    return -math.log1p(math.exp(-log_odds)) if is_capital else -math.log1p(math.exp(log_odds))


def _capitalise(lower: str) -> str:
    """Return a word with its first letter (and those after a hyphen or "Mc") as capitals."""
    first = lower[0].upper() if len(lower[0].upper()) == 1 else lower[0]
    return first + lower[1:]

"""Word pieces and word shapes: what the encoder reads.

The pieces are uncased; each carries the shape of its whole word. The classes and the order of their
tests are those of scripts/language/README.md, with which the network was trained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

SHAPES = ("none", "lower", "title", "upper", "mixed", "digits", "punct", "has-digit", "capital")
_MAX_CHARACTERS = 200
#: Above this the tokenizer knows no pieces of a word.
_MAX_LETTERS = 100
_MAX_REMEMBERED = 200_000


class Encoding(Protocol):
    """Pieces of one word."""

    @property
    def ids(self) -> list[int]: ...


class PieceTokenizer(Protocol):
    """Cuts a word into numbered pieces: the part of ``tokenizers.Tokenizer`` that is used."""

    def encode(self, sequence: str, /, *, add_special_tokens: bool) -> Encoding: ...

    def token_to_id(self, token: str, /) -> int | None: ...

    def get_vocab(self) -> dict[str, int]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """One window as the encoder reads it; ``starts`` is where each word's first piece stands."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    starts: tuple[int, ...]


def find_shape(word: str) -> int:
    """Return the shape class of a word, see `SHAPES`."""
    if word.isdigit():
        return 5
    if not word.isalpha():
        if not any(character.isalnum() for character in word):
            return 6
        if any(character.isdigit() for character in word):
            return 7
    if word.islower():
        return 1
    if word.isupper():
        return 8 if len(word) == 1 else 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


class PieceReader:
    """Cuts words into pieces and remembers them.

    Args:
        tokenizer: The model's tokenizer.
        max_pieces_per_word: Pieces of a word after this many are left out.
    """

    def __init__(self, tokenizer: PieceTokenizer, *, max_pieces_per_word: int = 12) -> None:
        self._tokenizer = tokenizer
        self._vocabulary = tokenizer.get_vocab()
        self._max = max_pieces_per_word
        self._seen: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._unknown = tokenizer.token_to_id("[UNK]") or 0
        self._first = tokenizer.token_to_id("[CLS]") or 0
        self._last = tokenizer.token_to_id("[SEP]") or 0

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        return self._look_up(word)[0]

    def read(self, words: Sequence[str]) -> Pieces:
        """Return the pieces, shapes and starts of a run of words, with [CLS] and [SEP] around."""
        ids, shapes, starts = [self._first], [0], []
        seen = self._seen
        for word in words:
            cut, shape = seen.get(word) or self._look_up(word)
            starts.append(len(ids))
            ids += cut
            shapes += shape
        ids.append(self._last)
        shapes.append(0)
        return Pieces(ids=tuple(ids), shapes=tuple(shapes), starts=tuple(starts))

    def _look_up(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the numbers and the shapes of a word's pieces."""
        known = self._seen.get(word)
        if known is None:
            ids = self._cut_letters(word.lower()) if word.isascii() and word.isalpha() else None
            ids = ids or self._cut_any(word)
            known = ids, (find_shape(word),) * len(ids)
            if len(self._seen) >= _MAX_REMEMBERED:
                self._seen.clear()
            self._seen[word] = known
        return known

    def _cut_letters(self, lower: str) -> tuple[int, ...] | None:
        """Return the longest pieces of the vocabulary from left to right, or None.

        What the tokenizer does with a word of small ASCII letters, several times faster.
        """
        pieces: list[int] = []
        start, end, prefix = 0, len(lower), ""
        if end > _MAX_LETTERS:
            return None
        while start < end:
            for stop in range(end, start, -1):
                number = self._vocabulary.get(prefix + lower[start:stop])
                if number is not None:
                    pieces.append(number)
                    start, prefix = stop, "##"
                    break
            else:
                return None
        return tuple(pieces[: self._max])

    def _cut_any(self, word: str) -> tuple[int, ...]:
        # Half a surrogate pair, as broken JSON has it, is no character to the tokenizer.
        sound = word[:_MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
        encoding = self._tokenizer.encode(sound, add_special_tokens=False)
        return tuple(encoding.ids[: self._max]) or (self._unknown,)

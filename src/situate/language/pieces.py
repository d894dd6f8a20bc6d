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
_MAX_REMEMBERED = 200_000


class Encoding(Protocol):
    """Pieces of one word."""

    @property
    def ids(self) -> list[int]: ...


class PieceTokenizer(Protocol):
    """Cuts a word into numbered pieces: the part of ``tokenizers.Tokenizer`` that is used."""

    def encode(self, sequence: str, /, *, add_special_tokens: bool) -> Encoding: ...

    def token_to_id(self, token: str, /) -> int | None: ...


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
        self._max = max_pieces_per_word
        self._seen: dict[str, tuple[int, ...]] = {}
        self._unknown = tokenizer.token_to_id("[UNK]") or 0
        self._first = tokenizer.token_to_id("[CLS]") or 0
        self._last = tokenizer.token_to_id("[SEP]") or 0

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        pieces = self._seen.get(word)
        if pieces is None:
            # Half a surrogate pair, as broken JSON has it, is no character to the tokenizer.
            sound = word[:_MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
            encoding = self._tokenizer.encode(sound, add_special_tokens=False)
            pieces = tuple(encoding.ids[: self._max]) or (self._unknown,)
            if len(self._seen) >= _MAX_REMEMBERED:
                self._seen.clear()
            self._seen[word] = pieces
        return pieces

    def read(self, words: Sequence[str]) -> Pieces:
        """Return the pieces, shapes and starts of a run of words, with [CLS] and [SEP] around."""
        ids, shapes, starts = [self._first], [0], []
        for word in words:
            cut = self.cut(word)
            starts.append(len(ids))
            ids.extend(cut)
            shapes.extend([find_shape(word)] * len(cut))
        ids.append(self._last)
        shapes.append(0)
        return Pieces(ids=tuple(ids), shapes=tuple(shapes), starts=tuple(starts))

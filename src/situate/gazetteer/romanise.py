"""One place under many spellings: normal forms, consonant keys and weighted similarity.

Uqayribat, Akerabat, Oqeirbat and Aqirbat share a key because vowels, ayn, hamza, articles and
doubled letters are dropped and the consonants that romanisations confuse fall into eight classes.
A key only proposes; ``similarity`` over the folded spellings decides. Classes and costs were chosen
on 295 news spellings of 113 towns and on held-out alternate names of ten countries.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from situate.gazetteer.index import hash_key, hash_name
from situate.gazetteer.transliterate import transliterate
from situate.text import word_set

_WORD = re.compile(r"[a-z0-9]+")
_FULL_ARTICLES = frozenset({"al", "el", "ul", "il", "ol", "the"})
_SUN_ARTICLE = re.compile(r"^[aeiou](ch|sh|th|dh|[strdznj])$|^(oul|ou|us|ur)$")
_GENERIC = word_set(
    """city town village province governorate district oblast raion rayon region county state
    muhafazat muhafazah subdistrict municipality department prefecture mount jabal jebel gebel
    djebel"""
)
# Letter groups, longest first, to one symbol: C ch, S sh, X kh, G gh, T th, D dh, Z zh, R rh.
_DIGRAPHS = (
    ("shch", "S"), ("tsch", "C"), ("dsch", "j"), ("sch", "S"), ("tch", "C"), ("dzh", "j"),
    ("sh", "S"), ("ch", "C"), ("dj", "j"), ("zh", "Z"), ("kh", "X"), ("gh", "G"), ("th", "T"),
    ("dh", "D"), ("rh", "R"), ("ts", "s"), ("tz", "s"), ("ph", "f"), ("ck", "k"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("aw", "au"), ("ow", "au"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
# Before e and i: u after q and g is silent (Quetta, Guelmim), sc is sh (Mogadiscio).
_SILENT_U = re.compile(r"(?<=[qg])u(?=[ei])")
_SOFT_SC = re.compile(r"sc(?=[ei])")
_INITIAL_OU = re.compile(r"^ou(?=[aeiou])")
# Classes a symbol may stand for; an empty class means it may be silent or a vowel.
_CLASSES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("kqgGXxh", ("K",)), **dict.fromkeys("td", ("T",)),
    **dict.fromkeys("szS", ("S",)), **dict.fromkeys("bpvf", ("B",)),
    **dict.fromkeys("TD", ("T", "S")), **dict.fromkeys("CZ", ("S", "K")),
    "c": ("K", "S"), "R": ("K", "R"), "j": ("K", ""), "m": ("M",), "n": ("N",), "l": ("L",),
    "r": ("R",), **{digit: (digit,) for digit in "0123456789"},
}  # fmt: skip
_MOST_KEYS = 16
_KEY_LETTERS = "KTSBMNLR"
_LEAST_VARIED = 4  # consonants of a key that may be one consonant off
_LEAST_INDEXED = 2  # consonants of a key that is worth a row
_VOWELS = frozenset("aeiou")
_GLIDES = frozenset("aeiouyw")
_NEAR_VOWELS = frozenset(map(frozenset, ("ae", "ei", "iy", "ou", "uw", "ao", "ey")))
_NEAR_CONSONANTS = frozenset(
    map(
        frozenset,
        word_set(
            """kq kc qc gj gG qg qG kX Xh hg hG Tt Ts Dd Dz SC Ss Cs CX bp vw vb vf zs zd jz jZ
            fp jX Zz RG Rr Rg tT dt mn xX xh Ck Tz Zs cC cj jC"""
        ),
    )
)
# Vowels in consonants' dress: Sjanki, Sianky; Wad, Oued; Uralsk, Vralsk.
_HALF_VOWELS = {frozenset("ij"): 0.2, frozenset("ow"): 0.25, frozenset("uv"): 0.35}
_OMISSIONS = {**dict.fromkeys("aeiou", 0.4), "y": 0.35, "w": 0.35, "h": 0.25, "j": 0.5}
_SPARSE_OMISSIONS = _OMISSIONS | dict.fromkeys("aeiou", 0.2)


@lru_cache(maxsize=200_000)
def normalise(name: str) -> str:
    """The name in a-z and single spaces, without diacritics, ayn, hamza and punctuation."""
    return " ".join(_WORD.findall(transliterate(name)))


def plain_words(normal: str) -> list[str]:
    """Words of a normal form that carry the name; all of them if nothing else were left."""
    words = _without_articles(normal.split())
    return [word for word in words if word not in _GENERIC] or words


def _without_articles(words: list[str]) -> list[str]:
    kept = [
        word
        for word, after in zip(words, [*words, ""][1:], strict=True)
        if not (after and _is_article(word, after))
    ]
    return kept or words


def _is_article(word: str, after: str) -> bool:
    """True for al/el, and for as/ash/ez... where they agree with the next consonant."""
    if word in _FULL_ARTICLES:
        return True
    if not _SUN_ARTICLE.match(word) or len(after) < 3:
        return False
    return after.startswith(word[1:]) or (word[1:] == "ch" and after.startswith("sh"))


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The spelling that is compared: plain words, one symbol a sound, no doubled letters."""
    return "".join(_fold_word(word) for word in plain_words(normalise(name)))


@lru_cache(maxsize=200_000)
def strip_articles(name: str) -> str:
    """The normal form without articles."""
    return " ".join(_without_articles(normalise(name).split()))


@lru_cache(maxsize=200_000)
def fold_whole(name: str) -> str:
    """Like ``fold``, but with the generic words (city, province, jabal) kept."""
    return "".join(_fold_word(word) for word in _without_articles(normalise(name).split()))


@lru_cache(maxsize=100_000)
def _fold_word(word: str) -> str:
    word = _SOFT_SC.sub("sh", _SILENT_U.sub("", _INITIAL_OU.sub("w", word)))
    for letters, symbol in _DIGRAPHS:
        word = word.replace(letters, symbol)
    word = word.replace("y", "i")  # Slovyansk, Sloviansk; Kyiv, Kiiv
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=50_000)
def keys(name: str) -> frozenset[str]:
    """Consonant keys of a name: one for each way to read its ambiguous letters, at most 16.

    Empty for a name without consonants.
    """
    values = [_word_classes(word) for word in plain_words(normalise(name))]
    found = set(_spell_keys([choice for word in values for choice in word]))
    glued = [_unglue(word) for word in plain_words(normalise(name))]
    if any(glued):
        words = [new or old for new, old in zip(glued, plain_words(normalise(name)), strict=True)]
        found.update(_spell_keys([choice for word in words for choice in _word_classes(word)]))
    return frozenset(found - {""})


def _spell_keys(choices: list[tuple[str, ...]]) -> list[str]:
    return ["".join(letters) for letters in islice(product(*choices), _MOST_KEYS)]


def _unglue(word: str) -> str | None:
    """The word without an article written into it: alraqqa -> raqqa."""
    return word[2:] if re.match(r"[ae]l[^aeiouy]..", word) else None


@lru_cache(maxsize=100_000)
def _word_classes(word: str) -> tuple[tuple[str, ...], ...]:
    folded = _fold_word(word)
    last = len(folded) - 1
    return tuple(
        classes
        for place, symbol in enumerate(folded)
        if (classes := _classes_at(folded, place, symbol, last))
    )


def _classes_at(folded: str, place: int, symbol: str, last: int) -> tuple[str, ...]:
    if symbol == "w":
        return ("B",) if place == 0 else ("", "B")
    if symbol == "h" and place == last:
        return ()
    if symbol == "n" and place < last and folded[place + 1] in "bp":
        return ("M",)
    if symbol == "t" and place == last and place > 3 and folded[place - 1] in "aei":
        return ("T", "")  # the feminine ending: khirbat, khirba
    return _CLASSES.get(symbol, ())


def name_hashes(name: str) -> frozenset[int]:
    """What ``name_index`` holds for a name; empty for one without letters and digits."""
    folded = fold(name)
    return frozenset({hash_name(folded)}) if folded else frozenset()


def key_hashes(name: str, country: str) -> frozenset[int]:
    """What ``key_index`` holds for a name of a place in a country."""
    return frozenset(hash_key(country, key) for key in keys(name) if len(key) >= _LEAST_INDEXED)


def near_key_hashes(name: str, country: str) -> frozenset[int]:
    """The hashes of keys with one consonant more, less or other than a name's own."""
    return frozenset(hash_key(country, near) for near in near_keys(name))


@lru_cache(maxsize=10_000)
def near_keys(name: str) -> frozenset[str]:
    """Keys one consonant away from a name's own: "Raqa" for "Raqta", "Marqa" for "Raqa"."""
    own = {key for key in keys(name) if len(key) >= _LEAST_VARIED}
    found: set[str] = set()
    for key in own:
        for place in range(len(key) + 1):
            before, after = key[:place], key[place:]
            found.add(before + after[1:])
            found.update(before + letter + after for letter in _KEY_LETTERS)
            found.update(before + letter + after[1:] for letter in _KEY_LETTERS if after)
    return frozenset(found - keys(name))


def count_consonants(name: str) -> int:
    """How many consonants the longest key of a name holds."""
    return max(map(len, keys(name)), default=0)


@lru_cache(maxsize=100_000)
def similarity(first: str, second: str) -> float:
    """How alike two folded spellings are, 1 for equal, 0 for unrelated.

    A weighted edit distance over .8 of the longer length: near vowels .15, other vowels .3,
    consonants that romanisations confuse .25, a vowel or h more or less .25-.5, anything else 1.
    Where one spelling comes from a script without short vowels (few or none are written), a vowel
    more in the other counts .2 only.
    """
    if first == second:
        return 1.0
    sparse = _is_sparse(first) != _is_sparse(second)
    omissions = _SPARSE_OMISSIONS if sparse else _OMISSIONS
    row = [0.0]
    for place, letter in enumerate(second):
        row.append(row[-1] + (_omit_first(letter) if place == 0 else omissions.get(letter, 1.0)))
    for place, letter in enumerate(first):
        drop = _omit_first(letter) if place == 0 else omissions.get(letter, 1.0)
        row = _next_row(row, letter, second, drop, omissions)
    return max(0.0, 1 - row[-1] / (max(len(first), len(second)) * 0.8))


def _is_sparse(folded: str) -> bool:
    """True if fewer than a quarter of the letters are vowels: Arabic and Hebrew script."""
    return 4 * sum(letter in _VOWELS for letter in folded) < len(folded)


def _next_row(
    row: list[float], letter: str, second: str, drop: float, omissions: dict[str, float]
) -> list[float]:
    found = [row[0] + drop]
    for place, other in enumerate(second):
        more = _omit_first(other) if place == 0 else omissions.get(other, 1.0)
        found.append(
            min(
                row[place] + _SUBSTITUTION.get((letter, other), 1.0),
                row[place + 1] + drop,
                found[place] + more,
            )
        )
    return found


def _omit_first(letter: str) -> float:
    return 0.5 if letter in _VOWELS else _OMISSIONS.get(letter, 1.0)


def _substitution(first: str, second: str) -> float:
    if first == second:
        return 0.0
    pair = frozenset((first, second))
    if pair in _HALF_VOWELS:
        return _HALF_VOWELS[pair]
    if first in _GLIDES and second in _GLIDES:
        return 0.15 if pair in _NEAR_VOWELS else 0.3
    if pair in _NEAR_CONSONANTS:
        return 0.25
    return 1.1 if first in _GLIDES or second in _GLIDES else 1.0


_SYMBOLS = "abcdefghijklmnopqrstuvwxyzCSXGTDZR0123456789"
_SUBSTITUTION = {(a, b): _substitution(a, b) for a in _SYMBOLS for b in _SYMBOLS}

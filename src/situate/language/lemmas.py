"""Lemmas: a table of known forms first, then irregular forms, then the suffix that a tag shows."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from importlib.resources import files
from itertools import pairwise

from situate.errors import ModelError
from situate.language.irregular import ADJECTIVES, ADVERBS, FUNCTION_WORDS, NOUNS, VERBS

_VOWELS = "aeiou"
_KEEP_DOUBLE_L = ("call", "stall", "fall", "roll", "shell", "sell", "kill", "fulfill", "instill")
_MAX_REMEMBERED = 200_000
_PAST = {"VBD", "VBN"}
#: Marks are written plainly, as the treebanks do.
_MARKS = {
    "\u2013": "-", "\u2014": "-", "--": "-", "\u201c": '"', "\u201d": '"', "\u2018": "'",
    "\u2019": "'", "``": '"', "''": '"', "...": "\u2026",
}  # fmt: skip


def read_lemmas() -> Lemmatiser:
    """Read the package's table of lemmas; without the table, rules alone are used.

    Raises:
        ModelError: the table is there and cannot be read.
    """
    path = files("situate.language") / "lemmas.tsv.gz"
    if not path.is_file():
        return Lemmatiser({})
    try:
        rows = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        table = {(form, upos): lemma for form, upos, lemma in (r.split("\t") for r in rows if r)}
    except (OSError, EOFError, ValueError) as error:
        raise ModelError(
            f"the table of lemmas {path} cannot be used: {error}; install situate again"
        ) from error
    return Lemmatiser(table)


class Lemmatiser:
    """Finds the lemma of a word from its form and tags.

    Args:
        table: lemma by form and universal tag.
    """

    def __init__(self, table: Mapping[tuple[str, str], str]) -> None:
        self._table = table
        self._found: dict[tuple[str, str, str], str] = {}
        self.known = frozenset(form for form, _ in table if form.islower())
        self._verbs = frozenset(lemma for (_, tag), lemma in table.items() if tag == "VERB")
        self._verbs |= frozenset(VERBS.values())
        self._nouns = frozenset(lemma for (_, tag), lemma in table.items() if tag == "NOUN")
        self._adjectives = frozenset(lemma for (_, tag), lemma in table.items() if tag == "ADJ")

    def find_lemma(self, form: str, upos: str, xpos: str) -> str:
        """Return the lemma: lower case except for proper nouns (and the pronoun I)."""
        key = form, upos, xpos
        lemma = self._found.get(key)
        if lemma is None:
            if len(self._found) >= _MAX_REMEMBERED:
                self._found.clear()
            lemma = self._found[key] = self._find(form, upos, xpos)
        return lemma

    def _find(self, form: str, upos: str, xpos: str) -> str:
        word = form.lower()
        if upos in {"PUNCT", "SYM"}:
            return _MARKS.get(form, form)
        fixed = FUNCTION_WORDS.get((word, upos)) or FUNCTION_WORDS.get((word, None))
        if fixed:
            return fixed
        if upos == "PROPN":
            listed = self._table.get((word, upos)) if xpos == "NNPS" else None
            return listed or self._find_proper(form, xpos)
        listed = self._table.get((word, upos)) or self._table.get((form, upos))
        return listed or self._apply_rules(word, upos, xpos)

    def _find_proper(self, form: str, xpos: str) -> str:
        """Return the singular of a proper noun in the plural, or the form."""
        if xpos == "NNPS" and form.lower().endswith("s") and len(form) > 3:
            return form[:-3] + "y" if form.endswith("ies") else form[:-1]
        return form

    def _apply_rules(self, word: str, upos: str, xpos: str) -> str:
        """Return the lemma of a word that no table holds."""
        if upos in {"VERB", "AUX"} or xpos.startswith("VB"):
            return VERBS.get(word) or self._find_verb(word, xpos)
        if xpos in {"NNS", "NNPS"}:
            return NOUNS.get(word) or self._find_noun(word)
        if xpos in {"JJR", "JJS"}:
            return ADJECTIVES.get(word) or self._find_compared(word, xpos)
        if xpos in {"RBR", "RBS"}:
            return ADVERBS.get(word) or self._find_compared(word, xpos)
        return word

    def _find_verb(self, word: str, xpos: str) -> str:
        """Return the infinitive of a regular form."""
        if xpos == "VBZ" and word.endswith("s"):
            return self._cut_s(word, self._verbs)
        if xpos == "VBG" and word.endswith("ing") and len(word) > 4:
            return self._restore(word[:-3])
        if xpos in _PAST and word.endswith("ied"):
            return word[:-3] + "y" if len(word) > 4 else word[:-1]
        if xpos in _PAST and word.endswith("ed") and len(word) > 3:
            return word[:-1] if word.endswith("eed") else self._restore(word[:-2])
        return word

    def _restore(self, stem: str) -> str:
        """Return the verb of a stem without -ed or -ing: "stopp" stop, "captur" capture."""
        if len(stem) < 3:
            return stem + "e" if stem and stem[-1] not in _VOWELS else stem
        doubled = stem[-1] == stem[-2] and stem[-1] not in _VOWELS
        candidates = [stem, stem + "e"] + ([stem[:-1]] if doubled else [])
        known = [candidate for candidate in candidates if candidate in self._verbs]
        if known:
            return known[0]
        if doubled and stem[-1] not in "lsfz" and len(stem) > 3:
            return stem[:-1]
        if stem.endswith("ll") and _has_two_syllables(stem) and not stem.endswith(_KEEP_DOUBLE_L):
            return stem[:-1]
        return stem + "e" if not doubled and _wants_e(stem) else stem

    def _find_noun(self, word: str) -> str:
        """Return the singular of a regular plural."""
        if word.endswith("men") and len(word) > 4:
            return word[:-2] + "an"
        return self._cut_s(word, self._nouns) if word.endswith("s") else word

    def _cut_s(self, word: str, known: frozenset[str]) -> str:
        """Return a word without its -s or -es."""
        if len(word) < 3 or word.endswith("ss"):
            return word
        if word.endswith(("'s", "\u2019s")):
            return word[:-2]
        if word.endswith("ies") and len(word) > 4:
            return word[:-1] if word[:-1] in known else word[:-3] + "y"
        hissing = word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes"))
        if word.endswith("es") and word[:-1] not in known and (hissing or word[:-2] in known):
            return word[:-2]
        return word[:-1]

    def _find_compared(self, word: str, xpos: str) -> str:
        """Return the positive of a comparative or superlative."""
        suffix = "er" if xpos in {"JJR", "RBR"} else "est"
        if not word.endswith(suffix) or len(word) < len(suffix) + 3:
            return word
        stem = word[: -len(suffix)]
        if stem.endswith("i"):
            return stem[:-1] + "y"
        if stem not in self._adjectives and (stem + "e" in self._adjectives or _wants_e(stem)):
            return stem + "e"
        if stem[-1] == stem[-2] and stem not in self._adjectives and stem[-1] not in "ls":
            return stem[:-1]
        return stem


def _has_two_syllables(stem: str) -> bool:
    """Whether a stem has more than one group of vowels."""
    groups = [
        before not in _VOWELS and letter in _VOWELS for before, letter in pairwise(" " + stem)
    ]
    return sum(groups) > 1


def _wants_e(stem: str) -> bool:
    """Whether a stem that no table holds has lost an e ("evacuat", "captur", "rescu")."""
    last, before, third = stem[-1], stem[-2], stem[-3]
    if (
        last in "cvu"
        or (last in "sz" and before != "s")
        or stem.endswith(("dg", "rg", "ieg", "ng"))
    ):
        return not stem.endswith(("ing", "ong"))
    if stem.endswith(("iat", "uat", "quir", "creat", "plet")):
        return True
    if last == "l":
        return before not in _VOWELS + "lrw"
    if last in "bdgkmnprt" and before in "aiou" and third not in _VOWELS:
        return stem[-2:] not in {"it", "on", "op", "or", "om", "an", "ap", "ip", "ig", "in"} or (
            stem.endswith(("bin", "min", "fin", "cap", "lor", "nor", "tor"))
            and not stem.endswith("itor")
        )
    return False

"""Runs of capitalised words: what may be a name when the model has not said so."""

from __future__ import annotations

from situate.language.analysis import AnalysedSentence, Token
from situate.text import word_set

_LINKS = ("of", "and", "the", "&", "'s", "’s")
JOINERS = word_set("al el ez es as ash ar ad an az at de la del los las le du sur ul")


def capital_runs(sentence: AnalysedSentence) -> list[tuple[int, int]]:
    """Maximal runs of capitalised proper nouns, through al-, de and hyphens, not across names."""
    tokens, index = sentence.tokens, 0
    runs: list[tuple[int, int]] = []
    while index < len(tokens):
        if not (is_capital(tokens[index]) and tokens[index].upos == "PROPN"):
            index += 1
            continue
        runs.append((index, extend_run(sentence, index)))
        index = runs[-1][1]
    return runs


def extend_run(sentence: AnalysedSentence, first: int) -> int:
    """The end of the run of capitalised words that begins at a word."""
    last = first + 1
    while (step := _next_in_run(sentence.tokens, last)) is not None:
        last = step
    return last


def _next_in_run(tokens: tuple[Token, ...], last: int) -> int | None:
    """The end of the run if it goes on at ``last``: at once, or after joiners."""
    joiners = last
    while joiners < len(tokens) and joiners - last < 3 and _joins(tokens, joiners):
        joiners += 1
    if joiners < len(tokens) and is_capital(tokens[joiners]):
        hyphened = joiners > last and tokens[joiners - 1].text == "-"
        if hyphened or tokens[joiners].upos == "PROPN":
            return joiners + 1
    return None


def _joins(tokens: tuple[Token, ...], index: int) -> bool:
    text = tokens[index].text
    if text == "-":
        return tokens[index].start == tokens[index - 1].end
    return text in JOINERS


def links(sentence: AnalysedSentence, last: int, first: int) -> bool:
    """True if nothing but linking words stands between two runs: "Cox's Bazar", "Sea of Azov"."""
    between = [token.text for token in sentence.tokens[last:first]]
    return 0 < len(between) <= 2 and all(word in _LINKS for word in between)


def is_capital(token: Token) -> bool:
    """True for a word with a capital, also after an ayn or quotation mark."""
    return token.text[:1].isupper() or (token.text[:1] in "‘'’" and token.text[1:2].isupper())


def span_text(sentence: AnalysedSentence, first: int, last: int) -> str:
    """The characters of a span of words, line breaks as blanks."""
    base = sentence.tokens[first].start
    parts, end = [], base
    for token in sentence.tokens[first:last]:
        parts.append(" " * (token.start - end) + token.text)
        end = token.end
    return "".join(parts)

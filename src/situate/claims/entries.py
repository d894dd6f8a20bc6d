"""Entries: reports whose title is a place, and sentences that leave out their subject.

Gazetteers and chronicles of wars write "Captured by A 3 May 2020." under the name of a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from situate.claims.telegraphic import mend_passive
from situate.language.analysis import AnalysedSentence, Name, Token
from situate.records import Place, Report, Span

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_UNSURE = re.compile(
    r"(?i)\b(?:un|not (?:yet )?(?:been )?(?:independently )?)(?:verified|confirmed)\b|\bdisputed\b"
)
# What may stand in a title beside names of places.
_WORDS_BETWEEN = re.compile(
    r"(?i)\b(?:and|of|the|(?:governorate|province|oblast|region|district|state|department)s?)\b"
    r"|[\W_]+"
)
_LONGEST_TITLE = 14  # words
_LONGEST_NAME, _LONGEST_PARTICLE = 5, 3


def mend_entries(
    text: str, sentences: Sequence[AnalysedSentence], headline: Span | None
) -> list[AnalysedSentence]:
    """The sentences with the place of the title named and subjectless passives mended."""
    mended = [mend_passive(sentence) for sentence in sentences]
    named = [_name_title(one) if _is_headline(one, headline) else one for one in mended]
    names = {_first_name(text, one) for one in named if _is_headline(one, headline)} - {None}
    return [_name_alike(text, one, names) for one in named] if names else named


def _first_name(text: str, title: AnalysedSentence) -> str | None:
    """The name of the place that a title of places alone begins with."""
    first = next(iter(title.names), None)
    if first is None or first.label not in PLACE_LABELS or not _is_named(title, first.last):
        return None
    return text[title.tokens[first.first].start : title.tokens[first.last - 1].end]


def _name_alike(
    text: str, sentence: AnalysedSentence, names: Collection[str | None]
) -> AnalysedSentence:
    """The sentence with the names that are those of the title's place named as places."""
    tokens = sentence.tokens
    relabelled = tuple(
        replace(name, label="GPE")
        if text[tokens[name.first].start : tokens[name.last - 1].end] in names
        else name
        for name in sentence.names
    )
    return sentence if relabelled == sentence.names else replace(sentence, names=relabelled)


def find_topic(report: Report, places: Sequence[Place]) -> int | None:
    """The index of the place that a report is an entry about; None where its title is no place.

    The title is names of places alone, parted by commas and dashes; the first, and behind a dash
    the finer one, is the topic, the others say where it lies.
    """
    title = report.headline
    if title is None:
        return None
    inside = [i for i, p in enumerate(places) if title.start <= p.start and p.end <= title.end]
    rest = list(report.text[title.start : title.end])
    for index in inside:
        start, end = places[index].start - title.start, places[index].end - title.start
        rest[start:end] = " " * (end - start)
    if not inside or _WORDS_BETWEEN.sub("", "".join(rest)):
        return None
    first = report.text[title.start : title.end].split(",")[0]
    own = [i for i in inside if places[i].start < title.start + len(first)]
    return own[-1] if own else None


def settle_topic(report: Report, places: Sequence[Place]) -> tuple[Place, ...]:
    """The places with a topic that was put into another country than its title says unresolved."""
    topic = find_topic(report, places)
    if topic is None or report.headline is None:
        return tuple(places)
    named = [p for p in places if p.end <= report.headline.end and p.feature == "country"]
    country = named[-1].country if named else None
    found = places[topic]
    if country is None or found.country in {None, country}:
        return tuple(places)
    return tuple(
        Place(start=p.start, end=p.end, text=p.text)
        if (p.text, p.id) == (found.text, found.id)
        else p
        for p in places
    )


def lacks_subject(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the word is a main verb that leaves out its subject: "Fell to the rebels in May"."""
    finite = token.upos == "VERB" and token.xpos in {"VBD", "VBN", "VBZ"}
    subject = sentence.child(token.index, "nsubj", "csubj", "expl")
    return token.head < 0 and finite and subject is None


def is_reference(sentence: AnalysedSentence) -> bool:
    """Whether the sentence only refers to another text: "See Battle of X (2014)", "See also: Y"."""
    words = [t for t in sentence.tokens[:5] if t.text[:1].isalnum()]
    if len(words) < 2 or words[0].text != "See":
        return False
    return words[1].text.lower() in {"also", "main"} or words[1].text[:1].isupper()


def is_unsure(text: str, sentence: AnalysedSentence) -> bool:
    """Whether a telegraphic sentence says that it is not known to be true."""
    claimed = sentence.tokens[0].text.lower() in {"claimed", "allegedly", "reportedly"}
    return claimed and _UNSURE.search(text, sentence.start, sentence.end) is not None


def _is_headline(sentence: AnalysedSentence, headline: Span | None) -> bool:
    return headline is not None and headline.start <= sentence.start < headline.end


def _name_title(sentence: AnalysedSentence) -> AnalysedSentence:
    """A title such as "A, B, C" whose last parts are places names places in all its parts."""
    tokens = sentence.tokens
    commas = [t.index for t in tokens if t.text == ","]
    if not commas or len(tokens) > _LONGEST_TITLE:
        return sentence
    sentence = _name_last(sentence, commas)
    words = tokens[: commas[0]]
    dashes = [t.index for t in words if t.text in {"-", "–", "—"} and _stands_apart(tokens, t)]
    first = dashes[-1] + 1 if dashes else 0
    if not 0 < commas[0] - first <= _LONGEST_NAME or not _is_named(sentence, commas[-1] + 1):
        return sentence
    if not all(_is_of_name(t, t.index == first) for t in tokens[first : commas[0]]):
        return sentence
    if _is_named(sentence, first, commas[0]):
        return sentence
    kept = [n for n in sentence.names if n.first >= commas[0] or n.last <= first]
    names = sorted([*kept, Name(first=first, last=commas[0], label="GPE")], key=lambda n: n.first)
    return replace(sentence, names=tuple(names))


def _name_last(sentence: AnalysedSentence, commas: Sequence[int]) -> AnalysedSentence:
    """The last part, where it is one name, as a place beside a place ("... Republic of X")."""
    last = [n for n in sentence.names if n.first == commas[-1] + 1]
    whole = len(last) == 1 and last[0].last >= len(sentence.tokens)
    before = sentence.names[: len(sentence.names) - 1]
    if not whole or not before or before[-1].label not in PLACE_LABELS:
        return sentence
    return replace(sentence, names=(*before, replace(last[0], label="GPE")))


def _is_of_name(token: Token, first: bool) -> bool:
    """Whether the word may stand in a name: a capital or a particle, and no verb but as the first.

    The network takes the "Tell" of a hill's name for a verb.
    """
    capital = token.text[:1].isupper() or len(token.text) <= _LONGEST_PARTICLE
    return capital and token.upos not in ({"AUX", "ADP"} if first else {"VERB", "AUX", "ADP"})


def _stands_apart(tokens: Sequence[Token], dash: Token) -> bool:
    if not 0 < dash.index < len(tokens) - 1:
        return False
    return tokens[dash.index - 1].end < dash.start and dash.end < tokens[dash.index + 1].start


def _is_named(sentence: AnalysedSentence, first: int, last: int | None = None) -> bool:
    words = [t for t in sentence.tokens[first:last] if t.upos != "PUNCT"]
    names = [sentence.name_at(t.index) for t in words]
    return bool(words) and all(n is not None and n.label in PLACE_LABELS for n in names)

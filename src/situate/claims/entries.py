"""Entries: reports whose title is a place, and telegraphic sentences that leave out their subject.

Gazetteers and chronicles of wars write "Captured by A 3 May 2020. Recaptured by B/ C in July."
under the name of a place. Such a sentence has no subject, so that the network, taught on whole
sentences, misreads it; its grammar is plain enough to be read off: a participle, "by", who did it
(slashes, commas and "and" part several), then when and where.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from situate.language.analysis import AnalysedSentence, Name, Token
from situate.language.lemmas import read_lemmas
from situate.records import Place, Report, Span

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# What ends who did it: a preposition or conjunction of what follows, or a mark.
_AFTER = frozenset(
    """
    on in at around by since during after before from near until with for as but when while
    """.split()
)
_PARTING = frozenset({"/", ",", "and", "&", "+"})
_PARTICIPLE = re.compile(r"[a-z-]+(?:ed|en|wn|un|ost|ught|eld)$")
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
    mended = [_mend_passive(text, sentence) for sentence in sentences]
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


def is_headless(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the word is the participle of a passive that leaves out its subject."""
    return token.head < 0 and token.index == _participle_of(sentence)


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


def _participle_of(sentence: AnalysedSentence) -> int | None:
    """The participle that opens the sentence, but for adverbs, with "by" and no date behind it."""
    tokens = sentence.tokens
    for token in tokens[:4]:
        word = token.text.lower()
        following = tokens[token.index + 1 : token.index + 3]
        if len(following) == 2 and following[0].text.lower() == "by":
            is_date = following[1].upos == "NUM" or following[1].text[:1].isdigit()
            return None if is_date or not _PARTICIPLE.match(word) else token.index
        adverb = word.endswith("ly") or word in {"claimed", "again", "once", "twice", "then"}
        if not adverb and token.upos != "PUNCT":
            return None
    return None


def _mend_passive(text: str, sentence: AnalysedSentence) -> AnalysedSentence:
    verb = _participle_of(sentence)
    if verb is None:
        return sentence
    parts = _read_doers(sentence, verb + 2)
    if not parts:
        return sentence
    end = parts[-1][1]
    heads = [_head_in(sentence, first, last) for first, last in parts]
    governors = {head: (verb if head == heads[0] else heads[0]) for head in heads}
    tokens = []
    for token in sentence.tokens:
        head, relation = token.head, token.relation
        if token.index == verb:
            lemma = read_lemmas().find_lemma(token.text.lower(), "VERB", "VBN")
            token = replace(token, upos="VERB", xpos="VBN", lemma=lemma)
            head, relation = -1, "root"
        elif token.index in governors:
            head = governors[token.index]
            relation = "obl:agent" if token.index == heads[0] else "conj"
        elif verb + 1 <= token.index < end:
            head, relation = _inside(sentence, token, parts, heads)
        elif token.index < verb:
            head, relation = verb, "advmod"
        elif head < end:
            nominal = token.upos in {"NOUN", "PROPN", "NUM"} and not relation.startswith("obl")
            relation = "obl" if nominal or head != verb else relation
            relation = "punct" if token.upos == "PUNCT" else relation
            head = verb
        tokens.append(replace(token, head=head, relation=relation))
    return replace(sentence, tokens=tuple(tokens), names=_rename(sentence, parts), happenings=())


def _read_doers(sentence: AnalysedSentence, first: int) -> list[tuple[int, int]]:
    """The stretches of words, one a doer, from a word on until something else begins."""
    parts: list[tuple[int, int]] = []
    start = first
    for token in sentence.tokens[first:]:
        word = token.text.lower()
        ends = token.upos == "NUM" or token.text[:1].isdigit() or word in _AFTER
        ends = ends or token.text in {".", ";", ":", "(", "["} or _is_month(word)
        if ends or word in _PARTING:
            if token.index > start:
                parts.append((start, token.index))
            start = token.index + 1
        if ends:
            return parts
    if start < len(sentence.tokens):
        parts.append((start, len(sentence.tokens)))
    return parts


_MONTHS = frozenset(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec mid early late spring summer autumn winter first last
    """.split()
)


def _is_month(word: str) -> bool:
    return word.partition("-")[0] in _MONTHS


def _head_in(sentence: AnalysedSentence, first: int, last: int) -> int:
    """The word that heads a doer: the one that the parser hung elsewhere, if it is a noun."""
    words = sentence.tokens[first:last]
    nouns = [t for t in words if t.upos in {"NOUN", "PROPN"}]
    outer = [t for t in nouns if not first <= t.head < last]
    return (outer or nouns or list(words))[-1].index


def _inside(
    sentence: AnalysedSentence,
    token: Token,
    parts: Sequence[tuple[int, int]],
    heads: Sequence[int],
) -> tuple[int, str]:
    """Governor and relation of a word among the doers."""
    for (first, last), head in zip(parts, heads, strict=True):
        if first <= token.index < last:
            if token.relation == "case" and token.xpos == "POS":
                return token.index - 1, "case"
            if first <= token.head < last:
                return token.head, token.relation
            return head, "compound" if token.upos in {"NOUN", "PROPN"} else "dep"
    following = next((h for h in heads if h > token.index), heads[-1])
    if token.text.lower() == "by":
        return heads[0], "case"
    return following, "cc" if token.text.isalpha() else "punct"


def _rename(sentence: AnalysedSentence, parts: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
    """The names with each doer that is written in capitals throughout as one organisation."""
    names = list(sentence.names)
    for first, last in parts:
        words = sentence.tokens[first:last]
        if all(t.text[:1].isupper() or not t.text[:1].isalpha() for t in words):
            names = [n for n in names if n.last <= first or n.first >= last]
            names.append(Name(first=first, last=last, label="ORG"))
    return tuple(sorted(names, key=lambda name: name.first))

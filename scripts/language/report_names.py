"""Names from re3d and MEANTIME, which mark whole noun phrases in reports."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from corpora import Sentence
from mentions import find_names, is_namelike, keep_longest
from word_lists import ARTICLES, find_demonyms

from situate.language.tokens import tokenise

_RE3D_LABELS = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE"}
_MEANTIME_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_ANNOTATED_SENTENCES = 6
_CERTAIN = 0.5
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Spc|Brig|Jan|Feb|Mar|Apr|Aug|Sept?"
    r"|Oct|Nov|Dec|No|vs))\.$"
)

Mention = tuple[int, int, str]


def read_re3d(path: Path, everything: bool = False) -> list[Sentence]:
    """Read re3d, split into sentences.

    Some sentences list ten countries and have no mark at all: the annotators left out standing
    paragraphs. Names of a sentence without any marked entity are therefore unknown, not none.

    Args:
        path: `re3d.dev.jsonl`.
        everything: Take sentences without marks as sentences without names.
    """
    read: list[tuple[Sentence, list[Mention] | None]] = []
    for line in path.read_text(encoding="utf8").splitlines():
        document = json.loads(line)
        for start, end in _split(document["text"]):
            offsets = tokenise(document["text"], start, end)
            words = [document["text"][first:last] for first, last in offsets]
            if words:
                sentence = Sentence(words, source="re3d", key=document["id"])
                marked = everything or _is_marked(document["entities"], start, end)
                mentions = _place_mentions(document["entities"], offsets)
                read.append((sentence, mentions if marked else None))
    return _name_all(read)


def _is_marked(entities: list[dict], start: int, end: int) -> bool:
    """Return whether annotators marked anything in a stretch of text."""
    return any(
        start <= entity["begin"] < end and entity["confidence"] >= _CERTAIN for entity in entities
    )


def _place_mentions(entities: list[dict], offsets: list[tuple[int, int]]) -> list[Mention]:
    """Return re3d's certain mentions in one sentence by word."""
    starts = {span[0]: index for index, span in enumerate(offsets)}
    ends = {span[1]: index + 1 for index, span in enumerate(offsets)}
    return [
        (starts[entity["begin"]], ends[entity["end"]], _RE3D_LABELS[entity["type"]])
        for entity in entities
        if entity["type"] in _RE3D_LABELS
        and entity["confidence"] >= _CERTAIN
        and entity["begin"] in starts
        and entity["end"] in ends
    ]


def _split(text: str) -> Iterable[tuple[int, int]]:
    """Yield rough sentence offsets."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def read_meantime(path: Path) -> list[Sentence]:
    """Read the first sentences of each report, which are annotated in full.

    Args:
        path: `meantime.dev.jsonl`.
    """
    read: list[tuple[Sentence, list[Mention] | None]] = []
    for line in path.read_text(encoding="utf8").splitlines():
        document = json.loads(line)
        labels = _find_labels(document)
        numbers = document["sentence_of_token"]
        for number in range(min(_ANNOTATED_SENTENCES, max(numbers) + 1)):
            first, stop = numbers.index(number), numbers.index(number) + numbers.count(number)
            mentions = [
                (mention["tokens"][0] - first, mention["tokens"][-1] + 1 - first, labels[key])
                for mention in document["mentions"]
                if (key := mention["m_id"]) in labels and first <= mention["tokens"][0] < stop
            ]
            words = document["tokens"][first:stop]
            read.append((Sentence(words, source="meantime", key=document["id"]), mentions))
    return _name_all(read)


def _find_labels(document: dict) -> dict[str, str]:
    """Return the label of each mention by way of the entity that it refers to."""
    kinds = {instance["m_id"]: instance.get("ent_type") for instance in document["instances"]}
    return {
        source: _MEANTIME_LABELS[kinds[target]]
        for relation in document["relations"]
        if relation["type"] == "REFERS_TO"
        for source in relation["src"]
        for target in relation["tgt"]
        if kinds.get(target) in _MEANTIME_LABELS
    }


def _name_all(read: list[tuple[Sentence, list[Mention] | None]]) -> list[Sentence]:
    """Set the names of sentences from their mentions and return all sentences."""
    marked = [(sentence, mentions) for sentence, mentions in read if mentions is not None]
    known = _find_known(marked)
    for sentence, mentions in marked:
        found = [
            name
            for start, end, label in mentions
            if end <= len(sentence.words)
            for name in find_names(sentence.words, start, end, label, known)
        ]
        names = keep_longest(found)
        taken = {index for start, end, _ in names for index in range(start, end)}
        sentence.names = sorted(names + find_demonyms(sentence.words, taken))
    return [sentence for sentence, _ in read]


def _find_known(read: list[tuple[Sentence, list[Mention]]]) -> dict[str, str]:
    """Return the commonest label of mentions that are names as they stand."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for sentence, mentions in read:
        words = sentence.words
        for start, end, label in mentions:
            while start < end and words[start].lower() in ARTICLES:
                start += 1
            if all(is_namelike(words, index) for index in range(start, min(end, len(words)))):
                counts[" ".join(words[start:end])][label] += 1
    return {text: labels.most_common(1)[0][0] for text, labels in counts.items()}

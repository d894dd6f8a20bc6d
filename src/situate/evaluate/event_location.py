"""event_location (Halterman 2019): which place of its sentence an event's verb happened at.

The corpus is not ours to keep: whoever wants the figures fetches ``labeled_text.jsonl`` (zipped)
from github.com/ahalterman/event_location into the folder of the corpora. Its gold half, marked
RELABEL, is left alone. In the rest, annotated once, many verbs that do happen at a place of their
sentence have none, so that the second task, on those with a place, tells more than the first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from situate.claims.extraction import ClaimBuilder
from situate.claims.fillers import Lookup
from situate.claims.findings import Findings
from situate.claims.roles import assign_roles
from situate.claims.selection import Selected
from situate.claims.triggers import Candidate, find_candidates, suppose_candidate
from situate.errors import ConfigError
from situate.evaluate.corpora import Row, make_report, require_file
from situate.evaluate.measures import Measure, measure_tally
from situate.evaluate.scores import Tally
from situate.language.analysis import AnalysedSentence
from situate.reader import Reader, RulesReader
from situate.records import Place

EVENT_LOCATION = "labeled_text.jsonl"
GOLD = "RELABEL"
ANY_TYPE = "attack"  # of a verb that the codebook does not know


@dataclass(frozen=True, slots=True)
class LocatedVerb:
    """A verb in its sentence, as characters, and the stretches of its places."""

    text: str
    verb: tuple[int, int]
    places: tuple[tuple[int, int], ...]
    is_gold: bool


def score_event_location(reader: Reader, folder: Path) -> Iterator[Measure]:
    """Precision and recall of the words of the places of given verbs.

    Raises:
        ConfigError: the file is not there, or the reader does not place single words.
    """
    rows = load_verbs(folder / EVENT_LOCATION)
    if not isinstance(reader, RulesReader):
        raise ConfigError(f"event_location places given verbs, which {reader.name} does not")
    words, located, verbs = Tally(), Tally(), Tally()
    for one in rows:
        if one.is_gold:
            continue
        place = place_verb(one, reader)
        found = words_in(one.text, [] if place is None else [(place.start, place.end)])
        wanted = words_in(one.text, one.places)
        for tally in (words, located) if wanted else (words,):
            tally.add(hits=len(found & wanted), found=len(found), wanted=len(wanted))
        verbs.add(hits=found & wanted != set() or not (found or wanted), found=1, wanted=1)
    yield from measure_tally(
        words, corpus="event_location", task="words of the place of a given verb", headline=True
    )
    yield from measure_tally(
        located,
        corpus="event_location",
        task="words of the place of a given verb that is annotated with one",
    )
    yield from measure_tally(
        verbs, corpus="event_location", task="place of a given verb, or rightly none"
    )


def load_verbs(path: Path) -> list[LocatedVerb]:
    """The verbs of the corpus whose offsets can be used.

    Raises:
        ConfigError: the file is not there.
    """
    require_file(path, source="github.com/ahalterman/event_location")
    return list(_read_verbs(json.loads(path.read_text("utf8"))))


def _read_verbs(rows: Iterable[Row]) -> Iterator[LocatedVerb]:
    for row in rows:
        spans = row.get("spans", ())
        verbs = [_bounds(row, span) for span in spans if span["label"] == "VERB"]
        places = [_bounds(row, span) for span in spans if span["label"] == "LOCATION"]
        if len(verbs) == 1 and all(start < end for start, end in (*verbs, *places)):
            yield LocatedVerb(row["text"], verbs[0], tuple(places), row["source"] == GOLD)


def _bounds(row: Row, span: Row) -> tuple[int, int]:
    """The characters of a span by its words: its own offsets are wrong in some rows."""
    tokens = row["tokens"]
    if span["token_end"] >= len(tokens):
        return 0, 0
    return tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"]


def words_in(text: str, spans: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> set[int]:
    """Where the words of some stretches begin."""
    found: set[int] = set()
    for start, end in spans:
        begun = True
        for index in range(start, min(end, len(text))):
            if text[index].isalnum() and begun:
                found.add(index)
            begun = not text[index].isalnum()
    return found


def place_verb(one: LocatedVerb, reader: RulesReader) -> Place | None:
    """The place that the reader gives to what a verb says."""
    findings = reader.find(make_report({"id": "verb", "text": one.text}))
    lookup = Lookup(findings.entities, findings.places, reader.codebook, findings.times)
    candidate = find_verb(one.verb[0], findings, lookup)
    if candidate is None:
        return None
    roles = tuple(assign_roles(candidate, lookup))
    selected = Selected(candidate=candidate, roles=roles, absorbed=())
    claim = ClaimBuilder(findings, lookup, reader.registry).build(selected)
    return None if claim.place is None else findings.places[claim.place]


def find_verb(start: int, findings: Findings, lookup: Lookup) -> Candidate | None:
    """The candidate of the word that begins at an offset, known to the codebook or not."""
    sentence: AnalysedSentence | None = next(
        (s for s in findings.sentences if s.start <= start < s.end), None
    )
    token = None if sentence is None else sentence.token_at(start)
    if sentence is None or token is None:
        return None
    known = find_candidates(sentence, lookup)
    found = next((one for one in known if token.index in one.words), None)
    return found or suppose_candidate(sentence, token, lookup, claim_type=ANY_TYPE)

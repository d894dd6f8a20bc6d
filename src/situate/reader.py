"""The one file that knows the order of the work: a report goes in, its reading comes out."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence
from typing import Protocol

import situate
from situate.actors.entities import find_entities
from situate.actors.focus import count_actor_countries
from situate.actors.registry import ActorRegistry
from situate.actors.relabel import relabel_names
from situate.claims.attribution import find_attributions
from situate.claims.codebook import Codebook, forms, load_codebook
from situate.claims.cues import speech_forms
from situate.claims.entries import find_topic, mend_entries, settle_topic
from situate.claims.extraction import extract_claims
from situate.claims.fillers import Lookup
from situate.claims.findings import Findings
from situate.dates import shift_days
from situate.gazetteer.store import Gazetteer
from situate.language.analysis import AnalysedSentence, LanguageModel
from situate.language.relevance import find_sentences
from situate.language.sentences import split_sentences
from situate.places.resolution import resolve_places
from situate.records import SCHEMA, Reading, Report, Run, Span
from situate.registry import load_component
from situate.settings import Settings
from situate.times import Anchor, find_times

QUOTES = '"“”«»'
READ_LANGUAGES = frozenset({"en"})


class Reader(Protocol):
    """A reader turns one report into one reading; the same report always gives the same reading.

    ``name`` goes into the reading's run. A report in a language that it does not read gives a
    reading without sentences, entities and claims.
    """

    name: str

    def read(self, report: Report) -> Reading: ...


class RulesReader:
    """The default reader: a small language model, and the codebook's frames on its trees."""

    name = "rules.v1"

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.model: LanguageModel = load_component("situate.languages", settings.language)(settings)
        self.registry = ActorRegistry.load(*settings.actors)
        self.gazetteer = Gazetteer(settings.gazetteer_path)
        self.gazetteer.check()
        self.codebook: Codebook = load_codebook(settings.codebook)
        self._forms = forms(self.codebook)
        self._speech = speech_forms()

    def with_codebook(self, name_or_path: str) -> RulesReader:
        """The same reader with another codebook; model and gazetteer are shared."""
        other = copy.copy(self)
        other.settings = self.settings.model_copy(update={"codebook": name_or_path})
        other.codebook = load_codebook(name_or_path)
        other._forms = forms(other.codebook)
        return other

    @property
    def run(self) -> Run:
        """What goes into each reading about this execution."""
        return Run(
            code=situate.__version__,
            reader=self.name,
            model=self.model.version,
            gazetteer=self.gazetteer.version,
            codebook=self.codebook.name,
            config=self.settings.digest(),
        )

    def read(self, report: Report) -> Reading:
        """Read one report.

        Raises:
            SourceError: the report cannot be read.
        """
        if report.language not in READ_LANGUAGES | {None}:
            return self._empty(report)
        spans = split_sentences(report.text, report.story)
        return self._interpret(spans, self._find(report, spans))

    def find(self, report: Report) -> Findings:
        """Everything that a report names, before any claim is made of it."""
        return self._find(report, split_sentences(report.text, report.story))

    def _analyse(self, report: Report, spans: Sequence[Span]) -> list[AnalysedSentence]:
        """Read closely all sentences, or only those that may carry a claim or its speaker."""
        indexes = list(range(len(spans)))
        if self.settings.depth == "claims":
            indexes = self._find_worth_reading(report.text, spans)
        read = self.model.analyse(report.text, [spans[i] for i in indexes], indexes=indexes)
        named = relabel_names(report.text, read, self.registry)
        return mend_entries(report.text, named, report.headline)

    def _find_worth_reading(self, text: str, spans: Sequence[Span]) -> list[int]:
        """Sentences with a trigger, and their neighbours that say or quote something."""
        triggered = find_sentences(text, spans, self._forms)
        speaking = find_sentences(text, spans, self._speech)
        quoting = [any(mark in text[s.start : s.end] for mark in QUOTES) for s in spans]
        indexes = []
        for index in range(len(spans)):
            beside = any(triggered[max(0, index - 1) : index + 2])
            if triggered[index] or (beside and (speaking[index] or quoting[index])):
                indexes.append(index)
        return indexes

    def _find(self, report: Report, spans: Sequence[Span]) -> Findings:
        analysed, anchor = self._analyse(report, spans), anchor_of(report)
        homes = count_actor_countries(report.text, analysed, self.registry)
        places = resolve_places(report, analysed, gazetteer=self.gazetteer, homes=homes)
        places = settle_topic(report, places)
        entities = find_entities(report, analysed, registry=self.registry, places=places)
        by_index = {sentence.index: sentence for sentence in analysed}
        return Findings(
            report=report,
            sentences=tuple(analysed),
            entities=entities,
            places=places,
            times=find_times(report.text, spans, anchor=anchor, analysed=by_index),
            attributions=find_attributions(analysed, entities=entities, text=report.text),
            anchor=anchor,
        )

    def _interpret(self, spans: Sequence[Span], findings: Findings) -> Reading:
        lookup = Lookup(
            findings.entities,
            findings.places,
            self.codebook,
            findings.times,
            topic=find_topic(findings.report, findings.places),
        )
        found = extract_claims(findings, lookup=lookup, registry=self.registry)
        claims = tuple(claim for claim in found if claim.score >= self.settings.least_score)
        return Reading(
            schema=SCHEMA,
            run=self.run,
            report=findings.report,
            sentences=tuple(spans),
            entities=findings.entities,
            places=findings.places,
            times=findings.times,
            attributions=findings.attributions,
            claims=claims,
        )

    def _empty(self, report: Report) -> Reading:
        return Reading(
            schema=SCHEMA,
            run=self.run,
            report=report,
            sentences=(),
            entities=(),
            places=(),
            times=(),
            attributions=(),
            claims=(),
        )


def anchor_of(report: Report) -> Anchor:
    """The day that relative dates count from: the dateline's, else the day of publication.

    A report that was published on the day after its dateline may name that day too.
    """
    dateline: dt.date | None = report.dateline.date if report.dateline else None
    if dateline is not None:
        next_day = shift_days(dateline, 1)
        latest = next_day if next_day == report.published else None
        return Anchor(date=dateline, kind="dateline", latest=latest)
    if report.published is not None:
        return Anchor(date=report.published, kind="published")
    return Anchor(date=None, kind="none")


def load_reader(settings: Settings) -> Reader:
    """The reader component that the settings name, ready to read."""
    reader: Reader = load_component("situate.readers", settings.reader)(settings)
    return reader

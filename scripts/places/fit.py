"""Fit the weights by which a candidate of the gazetteer is chosen (places/ranking_weights.json).

python scripts/places/fit.py            # writes the weights
python scripts/places/fit.py --dry      # only the figures

Learned on the even documents of LGL, GeoWebNews and GeoVirus, judged on the odd ones. The first two
are not ours to keep: see evaluate/geonews.py for where to fetch them. What is right is known by its
coordinates alone: a candidate within 161 km (an area: within half of its own radius) is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts" / "teaching"))

from learning import Choice, fit_choice  # noqa: E402

from situate.evaluate.corpora import Row, load_rows, make_report  # noqa: E402
from situate.evaluate.geonews import GEOWEBNEWS, LGL, load_articles  # noqa: E402
from situate.evaluate.matching import overlap  # noqa: E402
from situate.evaluate.toponyms import NEAR_KM  # noqa: E402
from situate.gazetteer.nearness import distance_km  # noqa: E402
from situate.gazetteer.store import Gazetteer  # noqa: E402
from situate.language.analysis import AnalysedSentence  # noqa: E402
from situate.language.sentences import split_sentences  # noqa: E402
from situate.places import ranking, resolution, resolve_places  # noqa: E402
from situate.places.ranking import Company, list_facts  # noqa: E402
from situate.reader import RulesReader, load_reader  # noqa: E402
from situate.records import Place, Report, Span  # noqa: E402
from situate.settings import Settings  # noqa: E402

WEIGHTS = ROOT / "src" / "situate" / "places" / "ranking_weights.json"
CORPORA = ROOT.parent / "shared" / "corpora"
ROUNDS = 3
RIDGE = 0.0003
MOST_OPTIONS = 60


@dataclass(frozen=True, slots=True)
class Document:
    """An analysed report with its toponyms."""

    corpus: str
    number: int
    row: Row
    report: Report
    sentences: Sequence[AnalysedSentence]


@dataclass(slots=True)
class Asked:
    """What was weighed while a report was resolved: for each mention its scored candidates."""

    scored: list[tuple[ranking.Candidate, Mapping[str, float]]] = field(default_factory=list)
    of_mention: dict[int, list[tuple[ranking.Candidate, Mapping[str, float]]]] = field(
        default_factory=dict
    )

    def score(self, candidate: ranking.Candidate, company: Company, name: str) -> float:
        """Note the facts and score as ever."""
        facts = dict(list_facts(candidate, company, name))
        self.scored.append((candidate, facts))
        return sum(ranking.load_weights().get(fact, 0.0) * value for fact, value in facts.items())

    def watch(self, choose: Callable[..., None]) -> Callable[..., None]:
        """The choosing function that notes what is weighed for each group's mentions."""

        def chosen(number: int, groups: Sequence[resolution.NameGroup], tally: object) -> None:
            self.scored = []
            choose(number, groups, tally)
            for mention in groups[number].mentions:
                self.of_mention[mention] = self.scored

        return chosen


def load_documents(reader: RulesReader, folder: Path) -> Iterator[Document]:
    """The documents of the three corpora, analysed."""
    sources = {
        "LGL": load_articles(folder / LGL),
        "GeoWebNews": load_articles(folder / GEOWEBNEWS),
        "GeoVirus": load_rows(folder / "geovirus.jsonl"),
    }
    for corpus, rows in sources.items():
        for number, row in enumerate(rows):
            report = make_report(row)
            spans = split_sentences(report.text, report.story)
            sentences = reader.model.analyse(report.text, spans, indexes=list(range(len(spans))))
            yield Document(corpus, number, row, report, sentences)


def collect(document: Document, gazetteer: Gazetteer) -> Iterator[tuple[Choice, bool]]:
    """The choices of one document, each with whether it was made right."""
    asked = Asked()
    with (
        patch.object(resolution, "score_candidate", asked.score),
        patch.object(resolution, "_choose", asked.watch(resolution._choose)),
    ):
        places = resolve_places(document.report, document.sentences, gazetteer=gazetteer)
    for toponym in document.row["toponyms"]:
        if toponym["lat"] is None or toponym["bad_offset"]:
            continue
        span = Span(start=toponym["begin"], end=toponym["end"])
        point = (toponym["lat"], toponym["lon"])
        index = next((i for i, place in enumerate(places) if overlap(place, span)), None)
        options = asked.of_mention.get(index, []) if index is not None else []
        if index is None or not options:
            continue
        right = [is_right(one, point) for one, _ in options]
        keep = range(len(options))
        if len(options) > MOST_OPTIONS:
            keep = sorted(keep, key=lambda i: (not right[i], i))[:MOST_OPTIONS]  # type: ignore[assignment]
        yield (
            Choice(options=tuple(options[i][1] for i in keep), right=tuple(right[i] for i in keep)),
            is_hit(places[index], point),
        )


def is_right(candidate: ranking.Candidate, point: tuple[float, float]) -> bool:
    """Whether a candidate lies where the toponym is said to lie."""
    place = candidate.place
    km = distance_km((place.latitude, place.longitude), point)
    wide = place.feature in ("country", "continent", "sea", "region")
    return km <= max(NEAR_KM, ranking.reach_km(place) / 2 if wide else 0.0)


def is_hit(place: Place, point: tuple[float, float]) -> bool:
    """Whether a resolved place is within 161 km of a point."""
    if place.latitude is None or place.longitude is None:
        return False
    return distance_km((place.latitude, place.longitude), point) <= NEAR_KM


def judge(documents: Sequence[Document], gazetteer: Gazetteer, label: str) -> list[Choice]:
    """The choices of the even documents; prints the share of right ones by corpus and half."""
    learned: list[Choice] = []
    hits: dict[tuple[str, int], list[bool]] = {}
    for document in documents:
        for choice, hit in collect(document, gazetteer):
            hits.setdefault((document.corpus, document.number % 2), []).append(hit)
            if document.number % 2 == 0:
                learned.append(choice)
    shares = [
        f"{corpus} {'odd' if half else 'even'} {sum(of) / len(of):.3f} of {len(of)}"
        for (corpus, half), of in sorted(hits.items())
    ]
    print(f"{label}: " + "; ".join(shares))
    return learned


def main() -> None:
    """Fit in rounds, since the company of a name is what was chosen before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--folder", type=Path, default=CORPORA)
    arguments = parser.parse_args()
    reader = load_reader(Settings())
    assert isinstance(reader, RulesReader)
    documents = list(load_documents(reader, arguments.folder))
    weights: Mapping[str, float] = ranking.load_weights()
    learned = judge(documents, reader.gazetteer, "before")
    for number in range(ROUNDS):
        weights = fit_choice(learned, ridge=RIDGE)
        with patch.object(ranking, "load_weights", partial(dict, weights)):
            learned = judge(documents, reader.gazetteer, f"round {number + 1}")
    if not arguments.dry:
        text = json.dumps(weights, indent=0, sort_keys=True)
        WEIGHTS.write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

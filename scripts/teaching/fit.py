"""Fit what is learned about claims on the teaching set: the place, the type, the score.

python scripts/teaching/fit.py            # writes *_weights.json and confidence.json
python scripts/teaching/fit.py --dry      # only the figures

Places are learned on the train part. Types and scores weigh what the network says, which it has
learned on the train part by heart: they are learned on the dev parts of the teaching and gold sets.
The test parts only tell how good the result is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from learning import Choice, Facts, fit_choice, fit_logistic, judge_choice

from situate.claims import choice, confidence, extraction
from situate.claims.choice import Option
from situate.claims.judging import Judged, list_facts
from situate.claims.place_options import PlaceOption
from situate.claims.role_options import SIDES, CastOption
from situate.claims.type_options import TypeOption
from situate.evaluate.calibration import expected_calibration_error
from situate.evaluate.claims import (
    ACTOR_ROLES,
    TARGET_ROLES,
    is_cast,
    is_place,
    match_claims,
)
from situate.evaluate.gold import GoldReport, load_gold
from situate.evaluate.matching import overlap
from situate.evaluate.teaching import load_teaching
from situate.reader import Reader, load_reader
from situate.records import Reading
from situate.settings import Settings

ROOT = Path(__file__).parent.parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
CLAIMS = ROOT / "src" / "situate" / "claims"
RIDGE = 2.0
PLAINLY_STATED = 0.05
CHOICE_RIDGE = 0.005


@dataclass(slots=True)
class Asked:
    """What was asked while a report was read: for each built claim its options and facts."""

    places: list[Sequence[PlaceOption]]
    types: list[Sequence[TypeOption]]
    casts: list[Sequence[CastOption]]
    judged: list[Judged]

    def choose(self, options: Sequence[Option], kind: str) -> Option:
        """Note the options and choose as ever."""
        noted = {"place": self.places, "type": self.types, "cast": self.casts}
        noted[kind].append(options)  # type: ignore[arg-type]
        return choice.choose(options, kind)

    def score(self, judged: Judged) -> float:
        """Note what was judged; its number stands for the score."""
        self.judged.append(judged)
        return float(len(self.judged) - 1)


JUDGED_ROLES = (ACTOR_ROLES, TARGET_ROLES)  # in the order of SIDES
Read = tuple[GoldReport, Reading, Asked]


def read_all(reader: Reader, reports: Sequence[GoldReport]) -> list[Read]:
    """The readings of reports with everything that was asked; nothing is dropped."""
    found: list[Read] = []
    for gold in reports:
        asked = Asked([], [], [], [])
        with ExitStack() as stack:
            for name, value in (
                ("choose", asked.choose), ("score_of", asked.score), ("least_score", lambda _: -1.0)
            ):  # fmt: skip
                stack.enter_context(patch.object(extraction, name, value))
            found.append((gold, reader.read(gold.report), asked))
    return found


def place_choices(reads: Sequence[Read]) -> Iterator[Choice]:
    """The choice of the place of each matched claim."""
    for gold, reading, asked in reads:
        for wanted, found in match_claims(gold, reading):
            options = asked.places[int(found.score)]
            yield Choice(
                options=tuple(option.facts for option in options),
                right=tuple(is_place(option.place, wanted, reading) for option in options),
            )


def cast_choices(reads: Sequence[Read]) -> Iterator[Choice]:
    """The choices of those who took part on each side of each matched claim."""
    for gold, reading, asked in reads:
        for wanted, found in match_claims(gold, reading):
            place = None if found.place is None else reading.places[found.place]
            first = len(SIDES) * int(found.score)
            for number, roles in enumerate(JUDGED_ROLES):
                options = asked.casts[first + number]
                yield Choice(
                    options=tuple(option.facts for option in options),
                    right=tuple(
                        is_cast([r.filler for r in option.side], wanted, roles, place)
                        for option in options
                    ),
                )


def type_choices(reads: Sequence[Read]) -> Iterator[Choice]:
    """The choice of the type of each claim whose trigger is an annotated one."""
    for gold, reading, asked in reads:
        for claim in reading.claims:
            types = {c.type for c in gold.claims if overlap(c.trigger, claim.trigger)}
            options = asked.types[int(claim.score)]
            if types:
                yield Choice(
                    options=tuple(option.facts for option in options),
                    right=tuple(option.type in types for option in options),
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """The facts of all claims of a part, whether each is right, and how many were wanted."""

    facts: list[Facts]
    right: list[bool]
    wanted: int

    @property
    def is_matched(self) -> np.ndarray:
        """Which claims rest on a trigger of the codebook with all that it requires."""
        return np.array(["basis-codebook" in facts for facts in self.facts], dtype=bool)

    def scores(self, weights: Facts) -> np.ndarray:
        """The score of each claim by these weights."""
        totals = [
            weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in facts.items())
            for facts in self.facts
        ]
        return 1 / (1 + np.exp(-np.array(totals)))

    def keep(self, scores: np.ndarray, least: Mapping[str, float]) -> np.ndarray:
        """Which claims are not dropped."""
        return scores >= np.where(self.is_matched, least["codebook"], least["suspected"])

    def f(self, scores: np.ndarray, least: Mapping[str, float]) -> float:
        """F of events if claims with lower scores are dropped."""
        kept = self.keep(scores, least)
        return 2 * float(np.array(self.right)[kept].sum()) / (float(kept.sum()) + self.wanted)


def verdicts(reads: Sequence[Read]) -> Verdicts:
    """Which of the claims of a part are right."""
    facts, right = [], []
    for gold, reading, asked in reads:
        hits = {id(found) for _, found in match_claims(gold, reading)}
        for claim in reading.claims:
            facts.append(list_facts(asked.judged[int(claim.score)]))
            right.append(id(claim) in hits)
    return Verdicts(facts=facts, right=right, wanted=sum(len(gold.claims) for gold, *_ in reads))


def without_network(reads: Sequence[Read]) -> list[Read]:
    """The reads as if the network had said nothing (its own candidates are left out)."""
    kept = []
    for gold, reading, asked in reads:
        claims = tuple(
            claim
            for claim in reading.claims
            if asked.judged[int(claim.score)].selected.candidate.basis == "codebook"
        )
        judged = []
        for one in asked.judged:
            candidate = one.selected.candidate
            bare = replace(candidate, sentence=replace(candidate.sentence, happenings=()))
            selected = replace(one.selected, candidate=bare)
            context = replace(one.context, eventful=0.0)
            judged.append(replace(one, selected=selected, context=context, informed=False))
        kept.append((gold, replace(reading, claims=claims), replace(asked, judged=judged)))
    return kept


def load_parts() -> dict[str, list[GoldReport]]:
    """The reports of each part of the teaching and gold sets."""
    parts = {
        name: load_teaching(ROOT / "teaching", CORPORA, split=name)
        for name in ("train", "dev", "test")
    }
    return parts | {f"gold {s}": load_gold(ROOT / "gold", split=s) for s in ("dev", "test")}


def write(name: str, table: object, *, dry: bool) -> None:
    """Write a table of weights, so that the next fit builds on it."""
    if not dry:
        text = json.dumps(table, indent=0, sort_keys=True)
        (CLAIMS / name).write_text(text + "\n", encoding="utf8")
    choice.load_weights.cache_clear()
    confidence.load_judge.cache_clear()


def fit_choices(
    name: str, parts: dict[str, list[Choice]], teachers: Sequence[str], *, ridge: float
) -> Facts:
    """Weights of one kind of choice, with the share that is right in each part."""
    weights = fit_choice([one for part in teachers for one in parts[part]], ridge=ridge)
    for part, choices in parts.items():
        at_best = sum(any(one.right) for one in choices) / max(1, len(choices))
        print(
            f"{name}, {part}: {judge_choice(choices, weights):.3f} of {len(choices)} right, "
            f"at best {at_best:.3f}"
        )
    return weights


def choose_least(parts: Sequence[Verdicts], weights: Facts) -> dict[str, float]:
    """The scores below which claims are dropped: where F is highest over all parts.

    Claims that the codebook states are all but kept (``PLAINLY_STATED``): what is stated plainly
    should be found, and who wants fewer false ones can ask for a higher score.
    """
    scored = [(one, one.scores(weights)) for one in parts]
    grid = [round(float(x), 2) for x in np.arange(0.0, 0.6, 0.05)]

    def total(codebook: float, suspected: float) -> float:
        least = {"codebook": codebook, "suspected": suspected}
        return sum(one.f(scores, least) for one, scores in scored) / len(scored)

    suspected = max(grid, key=lambda least: total(PLAINLY_STATED, least))
    return {"codebook": PLAINLY_STATED, "suspected": suspected}


def fit_scores(parts: dict[str, list[Read]], teachers: Sequence[str]) -> dict[str, Facts]:
    """The judge's two sets of weights and the least scores."""
    judge: dict[str, Facts] = {}
    for name, change in (("network", list), ("alone", without_network)):
        of_part = {part: verdicts(change(reads)) for part, reads in parts.items()}
        facts = [f for part in teachers for f in of_part[part].facts]
        right = [r for part in teachers for r in of_part[part].right]
        judge[name] = weights = fit_logistic(facts, right, ridge=RIDGE)
        nothing = {"codebook": 0.0, "suspected": 0.0}
        least = nothing
        if name == "network":
            judge["least"] = least = choose_least([of_part[p] for p in teachers], weights)
        for part, one in of_part.items():
            scores = one.scores(weights)
            kept = one.keep(scores, least)
            error = expected_calibration_error(
                scores[kept].tolist(), np.array(one.right, dtype=float)[kept].tolist()
            )
            print(
                f"{name}, {part}: events F {one.f(scores, nothing):.3f}, with the least scores "
                f"{one.f(scores, least):.3f}; calibration error {error:.3f} of {kept.sum()}"
            )
    print(judge["least"])
    return judge


def read_crosswise(reader: Reader, reads: Sequence[Read]) -> list[Read]:
    """The reports read again, each half with the choices that the other half teaches.

    The judge has to see claims as they come out of reports from which nothing was learned.
    """
    known, found = choice.load_weights, list[Read]()
    for half in (0, 1):
        others = reads[1 - half :: 2]
        taught = {
            "cast": fit_choice(list(cast_choices(others)), ridge=CHOICE_RIDGE),
            "type": fit_choice(list(type_choices(others)), ridge=CHOICE_RIDGE),
        }
        with patch.object(
            choice, "load_weights", lambda name, t=taught: t.get(name) or known(name)
        ):
            found += read_all(reader, [gold for gold, *_ in reads[half::2]])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--keep-places", action="store_true", help="leave the weights of places")
    arguments = parser.parse_args()
    reader, reports = load_reader(Settings()), load_parts()
    if arguments.keep_places:
        del reports["train"]
    reads = {part: read_all(reader, some) for part, some in reports.items()}
    held_out = ["dev", "gold dev"]
    for name, list_choices, teachers, ridge in (
        ("place", place_choices, ["train"], 0.002),
        ("cast", cast_choices, held_out, CHOICE_RIDGE),
        ("type", type_choices, held_out, CHOICE_RIDGE),
    )[arguments.keep_places :]:
        choices = {part: list(list_choices(some)) for part, some in reads.items()}
        weights = fit_choices(name, choices, teachers, ridge=ridge)
        write(f"{name}_weights.json", weights, dry=arguments.dry)
    crossed = read_crosswise(reader, [one for part in held_out for one in reads[part]])
    tested = {part: read_all(reader, reports[part]) for part in ("test", "gold test")}
    judge = fit_scores({"dev, crosswise": crossed, **tested}, ["dev, crosswise"])
    write("confidence.json", judge, dry=arguments.dry)


if __name__ == "__main__":
    sys.exit(main())

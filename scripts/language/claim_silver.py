"""Claims that the reader finds in corpora, as training sentences for the claim heads.

python claim_silver.py --corpora DIR --teaching ../../teaching silver-claims.jsonl
They teach the heads what the codebook knows before the annotated sentences teach them more. Reports
of the teaching set are left out.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from claim_sentences import PLACE, SPEAKER, ClaimSentence, find_head

from situate.evaluate.teaching import BORROWED, read_corpus
from situate.language.casing import CaseRestorer
from situate.language.model import load_model
from situate.language.sentences import split_sentences
from situate.reader import Reader, load_reader
from situate.records import Claim, Mention, Reading, Report
from situate.settings import Settings

REPORTS = {"muc4.train": 900, "ecbplus.train-dev": 300}
NEGATIVES = 0.35  # share of the sentences without a claim that is kept


def read_silver(report: Report, reader: Reader, model, restorer) -> Iterator[ClaimSentence]:
    """Yield the sentences of a report with the claims that the reader finds.

    Args:
        report: The report.
        reader: Finds the claims.
        model: Reads the trees.
        restorer: Restores the case of words.
    """
    reading = reader.read(report)
    analysed = model.analyse(report.text, split_sentences(report.text, report.story))
    offsets = [[(token.start, token.end) for token in one.tokens] for one in analysed]
    for sentence, words in zip(analysed, restorer.restore(report.text, offsets), strict=True):
        built = ClaimSentence(list(words), key=f"{report.given_id} {sentence.start}")
        for claim in reading.claims:
            if sentence.start <= claim.trigger.start < sentence.end:
                trigger = find_head(sentence, claim.trigger)
                if trigger is not None:
                    built.triggers[trigger] = (claim.type, claim.status)
                    for role, mention in list_phrases(claim, reading):
                        argument = find_head(sentence, mention)
                        if argument is not None and argument != trigger:
                            built.roles[trigger, argument] = role
        yield built


def as_row(sentence: ClaimSentence) -> dict[str, list]:
    """Return a sentence as JSON; statuses are left to the annotated sentences.

    Args:
        sentence: The sentence.
    """
    return {
        "words": sentence.words,
        "triggers": [[place, kind] for place, (kind, _) in sentence.triggers.items()],
        "roles": [[*pair, role] for pair, role in sentence.roles.items()],
    }


def list_phrases(claim: Claim, reading: Reading) -> Iterator[tuple[str, Mention]]:
    """Yield a claim's participants, place and first speaker with their roles."""
    for one in claim.participants:
        yield one.role, Mention(start=one.start, end=one.end, text=one.text)
    if claim.place is not None:
        place = reading.places[claim.place]
        yield PLACE, Mention(start=place.start, end=place.end, text=place.text)
    for source in claim.sources[:1]:
        if source.role == "speaker" and source.start is not None and source.end is not None:
            yield SPEAKER, Mention(start=source.start, end=source.end, text=source.name)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--teaching", type=Path, required=True)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    lines = (arguments.teaching / BORROWED).read_text(encoding="utf8").splitlines()
    taught = {json.loads(line)["id"] for line in lines}
    reader, model = load_reader(Settings()), load_model("default")
    restorer, chance = CaseRestorer(), random.Random(5)
    with arguments.target.open("w", encoding="utf8") as stream:
        for name, count in REPORTS.items():
            corpus = read_corpus(name, arguments.corpora)
            reports = [report for key, report in corpus.items() if key not in taught]
            chance.shuffle(reports)
            for report in reports[:count]:
                for one in read_silver(report, reader, model, restorer):
                    if one.triggers or chance.random() < NEGATIVES:
                        row = {
                            "words": one.words,
                            "triggers": [
                                [place, kind] for place, (kind, _) in one.triggers.items()
                            ],
                            "roles": [[*pair, role] for pair, role in one.roles.items()],
                        }
                        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

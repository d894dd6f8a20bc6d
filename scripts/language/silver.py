"""Write the names that an exported model is sure of in EWT's training part.

python silver.py MODEL_FOLDER --corpora DIR silver.jsonl; then train with --silver silver.jsonl.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from corpora import read_conllu
from score import Reader


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    arguments = parser.parse_args()
    sentences = read_conllu(arguments.corpora / "ewt.train.conllu", "ewt")
    results = Reader(arguments.folder).read([sentence.words for sentence in sentences])
    with arguments.target.open("w", encoding="utf8") as file:
        for sentence, result in zip(sentences, results, strict=True):
            sure = np.round(result["sure"], 3).tolist()
            row = {"key": sentence.key, "names": result["names"], "sure": sure}
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()

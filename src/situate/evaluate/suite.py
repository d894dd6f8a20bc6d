"""All scorers by the name of their corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from situate.errors import ConfigError
from situate.evaluate.geovirus import score_geovirus
from situate.evaluate.meantime import score_meantime
from situate.evaluate.measures import Measure, Scorer
from situate.evaluate.muc4 import score_muc4
from situate.evaluate.own_gold import score_own_gold, score_teaching
from situate.evaluate.petrarch import score_petrarch
from situate.evaluate.plover import score_plover
from situate.evaluate.re3d import score_re3d
from situate.evaluate.syntax import score_syntax
from situate.evaluate.wikiwars import score_wikiwars
from situate.reader import Reader, RulesReader

# Our own sets; the others are open corpora, whose scorers take the folder where those lie.
OWN = ("gold", "teaching")
CORPORA: Mapping[str, Scorer] = {
    "muc4": score_muc4,
    "plover": score_plover,
    "petrarch": score_petrarch,
    "re3d": score_re3d,
    "meantime": score_meantime,
    "wikiwars": score_wikiwars,
    "geovirus": score_geovirus,
    "syntax": score_syntax,
}
# The codebook by which a corpus is annotated, where it is another than the reader's.
CODEBOOKS: Mapping[str, str] = {"plover": "plover.v1", "petrarch": "plover.v1"}
NAMES = (*OWN, *CORPORA)


def measure(name: str, reader: Reader, folder: Path, gold: Path) -> Iterable[Measure]:
    """The figures of one corpus; the teaching set lies beside the gold set.

    Raises:
        ConfigError: there is no such scorer, or a file that it needs is not there.
    """
    if name == "gold":
        return score_own_gold(reader, gold)
    if name == "teaching":
        return score_teaching(reader, gold.parent / "teaching", folder)
    if name not in CORPORA:
        raise ConfigError(f"corpus {name!r} is unknown; known are {', '.join(NAMES)}")
    if name in CODEBOOKS and isinstance(reader, RulesReader):
        reader = reader.with_codebook(CODEBOOKS[name])
    return CORPORA[name](reader, folder)

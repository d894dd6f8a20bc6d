"""All scorers by the name of their corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from situate.errors import ConfigError
from situate.evaluate.geovirus import score_geovirus
from situate.evaluate.meantime import score_meantime
from situate.evaluate.measures import Measure, Scorer
from situate.evaluate.muc4 import score_muc4
from situate.evaluate.own_gold import score_own_gold
from situate.evaluate.petrarch import score_petrarch
from situate.evaluate.plover import score_plover
from situate.evaluate.re3d import score_re3d
from situate.evaluate.syntax import score_syntax
from situate.evaluate.wikiwars import score_wikiwars
from situate.reader import Reader

# Each scorer takes the folder of the corpora; that of our own gold set takes the gold folder.
SCORERS: Mapping[str, Scorer] = {
    "gold": score_own_gold,
    "muc4": score_muc4,
    "plover": score_plover,
    "petrarch": score_petrarch,
    "re3d": score_re3d,
    "meantime": score_meantime,
    "wikiwars": score_wikiwars,
    "geovirus": score_geovirus,
    "syntax": score_syntax,
}


def measure(name: str, reader: Reader, folder: Path, gold: Path) -> Iterable[Measure]:
    """The figures of one corpus.

    Raises:
        ConfigError: there is no such scorer, or a file that it needs is not there.
    """
    if name not in SCORERS:
        raise ConfigError(f"corpus {name!r} is unknown; known are {', '.join(SCORERS)}")
    return SCORERS[name](reader, gold if name == "gold" else folder)

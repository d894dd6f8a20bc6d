"""All scorers by the name of their corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from situate.errors import ConfigError
from situate.evaluate.control import score_control
from situate.evaluate.ecbplus import score_ecbplus
from situate.evaluate.event_location import EVENT_LOCATION, score_event_location
from situate.evaluate.geonews import GEOWEBNEWS, LGL, score_geowebnews, score_lgl
from situate.evaluate.geovirus import score_geovirus
from situate.evaluate.happenings import score_happenings
from situate.evaluate.meantime import score_meantime
from situate.evaluate.measures import Measure, Scorer
from situate.evaluate.muc4 import score_muc4
from situate.evaluate.own_gold import score_own_gold, score_teaching
from situate.evaluate.petrarch import score_petrarch
from situate.evaluate.plover import score_plover
from situate.evaluate.re3d import score_re3d
from situate.evaluate.spellings import score_spellings
from situate.evaluate.syntax import score_syntax
from situate.evaluate.ucdp import score_ucdp
from situate.evaluate.wikiwars import score_wikiwars
from situate.reader import Reader, RulesReader

# Our own sets; the others are open corpora, whose scorers take the folder where those lie.
OWN = ("gold", "teaching", "happenings")
CORPORA: Mapping[str, Scorer] = {
    "muc4": score_muc4,
    "plover": score_plover,
    "petrarch": score_petrarch,
    "re3d": score_re3d,
    "meantime": score_meantime,
    "wikiwars": score_wikiwars,
    "geovirus": score_geovirus,
    "lgl": score_lgl,
    "geowebnews": score_geowebnews,
    "event_location": score_event_location,
    "ucdp": score_ucdp,
    "control": score_control,
    "ecbplus": score_ecbplus,
    "spellings": score_spellings,
    "syntax": score_syntax,
}
# The codebook by which a corpus is annotated, where it is another than the reader's.
CODEBOOKS: Mapping[str, str] = {"plover": "plover.v1", "petrarch": "plover.v1"}
NAMES = (*OWN, *CORPORA)
# Corpora that whoever wants their figures fetches; ``all`` leaves out those that are not there.
FETCHED: Mapping[str, str] = {
    "lgl": LGL, "geowebnews": GEOWEBNEWS, "event_location": EVENT_LOCATION,
}  # fmt: skip


def name_present(folder: Path) -> list[str]:
    """The corpora of ``all``: every one but those to be fetched that are not in the folder."""
    return [n for n in NAMES if n not in FETCHED or (folder / FETCHED[n]).is_file()]


def measure(name: str, reader: Reader, folder: Path, gold: Path) -> Iterable[Measure]:
    """The figures of one corpus; teaching set and happenings lie beside the gold set.

    Raises:
        ConfigError: there is no such scorer, or a file that it needs is not there.
    """
    if name == "gold":
        return score_own_gold(reader, gold)
    if name == "teaching":
        return score_teaching(reader, gold.parent / "teaching", folder)
    if name == "happenings":
        return score_happenings(reader, gold.parent / "happenings")
    if name not in CORPORA:
        raise ConfigError(f"corpus {name!r} is unknown; known are {', '.join(NAMES)}")
    if name in CODEBOOKS and isinstance(reader, RulesReader):
        reader = reader.with_codebook(CODEBOOKS[name])
    return CORPORA[name](reader, folder)

"""The offline gazetteer: places of the world under any of their names and spellings."""

from situate.gazetteer.entries import GazetteerPlace
from situate.gazetteer.matching import Candidate
from situate.gazetteer.store import Gazetteer

__all__ = ["Candidate", "Gazetteer", "GazetteerPlace"]

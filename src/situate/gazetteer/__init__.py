"""The offline gazetteer: places of the world under any of their names and spellings."""

from situate.gazetteer.store import Candidate, Gazetteer, GazetteerPlace

__all__ = ["Candidate", "Gazetteer", "GazetteerPlace"]

"""Places: the offline gazetteer, spellings, and the resolution of names in context."""

from situate.places.gazetteer import Candidate, Gazetteer, GazetteerPlace
from situate.places.resolution import resolve_places

__all__ = ["Candidate", "Gazetteer", "GazetteerPlace", "resolve_places"]

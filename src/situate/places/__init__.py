"""Places: the resolution of names in context, their areas and precision."""

from situate.places.resolution import resolve_places

__all__ = ["resolve_places"]

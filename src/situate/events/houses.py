"""Houses: news agencies and publishers as origins, with sisters that count as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from situate.actors.actor import Actor
from situate.actors.registry import ActorRegistry
from situate.actors.sides import side_of
from situate.claims.cues import OUTLET_KINDS
from situate.collect.outlets import fold_name, is_agency
from situate.records import Origin
from situate.text import word_set

_LONGEST_ACRONYM = 5
_SMALL = word_set("of the and for in on at de la du des al el")


class Houses:
    """Turns the name of an agency, outlet or body into the origin that it is everywhere.

    Args:
        registry: who is who, and who is part of whom.
        sisters: groups of publishers that share a newsroom, by name; the first name of a group
            stands for all.
    """

    def __init__(self, registry: ActorRegistry, sisters: Iterable[Sequence[str]] = ()) -> None:
        self.registry = registry
        self._known: dict[tuple[str, str, str | None], Origin] = {}
        self._heads: dict[str, str] = {}
        for group in sisters:
            for name in group:
                self._heads.setdefault(self._key(name), group[0])

    def origin_of(self, name: str, *, kind: str = "publisher", actor: str | None = None) -> Origin:
        """The origin of what a house says in its own voice.

        Args:
            name: its name as written.
            kind: agency or publisher, where the registry does not tell.
            actor: its registry id, where the reader has resolved it.
        """
        asked = (name, kind, actor)
        if asked not in self._known:
            self._known[asked] = self._find(name, kind, actor)
        return self._known[asked]

    def is_outlet(self, actor_id: str) -> bool:
        """Whether a registry entry is an agency, newspaper or broadcaster."""
        found = self.registry.actor(actor_id)
        return found is not None and found.kind in OUTLET_KINDS

    def root_of(self, actor_id: str) -> str:
        """The largest body that an actor is part of; the media of a state are part of the state."""
        found = self.registry.actor(actor_id)
        if found is not None and found.state_media and found.country is not None:
            return f"actor:{found.country}:government"
        return f"actor:{side_of(actor_id, self.registry)}"

    def _find(self, name: str, kind: str, actor: str | None) -> Origin:
        head = self._heads.get(actor or self._key(name))
        if head is not None:
            name, actor = head, None
        found = self.registry.actor(actor) if actor else self._look_up(name)
        if found is None:
            return self._unknown(name, kind)
        if found.kind in OUTLET_KINDS:
            kind = "agency" if found.kind == "agency" else "publisher"
            name_id = f"{kind}:{found.id}"
        else:
            kind, name_id = "speaker", f"actor:{found.id}"
        root = self.root_of(found.id)
        return Origin(id=name_id, kind=kind, name=found.name, actor=found.id, root=root)

    def _unknown(self, name: str, kind: str) -> Origin:
        """A house that the registry lacks: its folded name, and one root in whatever part."""
        folded = fold_name(name)
        kind = "agency" if is_agency(name) else kind
        slug, shown = "-".join(folded.split()), show_name(folded)
        return Origin(id=f"{kind}:{slug}", kind=kind, name=shown, root=f"name:{folded}")

    def _key(self, name: str) -> str:
        found = self._look_up(name)
        return fold_name(name) if found is None else found.id

    def _look_up(self, name: str) -> Actor | None:
        """The registry entry that a name surely means; outlets come before others."""
        pairs = [(one, self.registry.actor(one.id)) for one in self.registry.candidates(name)]
        outlets = [actor for _, actor in pairs if actor and actor.kind in OUTLET_KINDS]
        if len(outlets) == 1:
            return outlets[0]
        sure = [actor for one, actor in pairs if actor and one.sure]
        return sure[0] if len(sure) == 1 and not outlets else None


def show_name(folded: str) -> str:
    """A folded name in print, the same however it was written; a short word alone in capitals.

    An origin follows from its id, so that the order in which spellings came does not show.
    """
    words = folded.split()
    if len(words) == 1 and len(folded) <= _LONGEST_ACRONYM:
        return folded.upper()
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words)

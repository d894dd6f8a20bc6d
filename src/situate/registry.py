"""Components by name: a reader, a language model, a gazetteer can each be replaced.

A component is a factory announced as an entry point of its group; ours are announced the same way
in pyproject.toml, so that a user's package can add or shadow one without touching this code.

A name may carry an argument behind a colon: ``spacy:en_core_web_sm`` is the component ``spacy``,
whose factory is called with ``argument="en_core_web_sm"`` besides what its group's factories get.
"""

from __future__ import annotations

import inspect
from functools import partial
from importlib.metadata import entry_points
from typing import Any

from situate.errors import ConfigError


def list_components(group: str) -> list[str]:
    """Names of the components of a group, sorted."""
    return sorted({point.name for point in entry_points(group=group)})


def load_component(group: str, name: str) -> Any:
    """The factory of the named component; it holds the argument behind the colon already.

    Raises:
        ConfigError: there is none of that name, its package cannot be imported, it needs an
            argument and was given none, or takes none.
    """
    base, colon, argument = name.partition(":")
    factory = _find_factory(group, base)
    wanted = _takes_argument(factory)
    if wanted != bool(argument) or (colon and not wanted):
        form = f"{base}:NAME" if wanted else base
        raise ConfigError(f"component {name!r} of {group} is written {form!r}; correct the name.")
    return partial(factory, argument=argument) if wanted else factory


def wants_argument(group: str, name: str) -> bool:
    """Whether the named component must be given an argument behind a colon.

    Raises:
        ConfigError: there is none of that name, or its package cannot be imported.
    """
    return _takes_argument(_find_factory(group, name))


def _find_factory(group: str, name: str) -> Any:
    """The factory announced under a name."""
    found = [point for point in entry_points(group=group) if point.name == name]
    if not found:
        known = ", ".join(list_components(group)) or "none"
        raise ConfigError(f"no component {name!r} in {group}. Installed: {known}.")
    try:
        return found[0].load()
    except ImportError as error:
        message = f"component {name!r} of {group} cannot be imported: {error}. Install its package."
        raise ConfigError(message) from error


def _takes_argument(factory: Any) -> bool:
    """Whether a factory has a parameter for what stands behind the colon."""
    return "argument" in inspect.signature(factory).parameters

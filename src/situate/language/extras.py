"""Optional libraries: imported where they are used, and the error names the extra that has them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from situate.errors import ModelError


def import_extra(module: str, *, extra: str) -> Any:
    """The module of an optional library.

    Raises:
        ModelError: the library is not installed or does not work here.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ModelError(
            f"the language model needs the library {module!r}, which cannot be imported ({error}); "
            f"install it with: pip install 'situate[{extra}]'"
        ) from error

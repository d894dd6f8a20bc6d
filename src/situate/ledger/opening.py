"""Ledgers opened, made and restored where the settings say."""

from __future__ import annotations

from pathlib import Path

from situate.errors import StoreError
from situate.ledger.ledger import Ledger
from situate.settings import Settings
from situate.store import Store


def open_ledger(settings: Settings, *, create: bool = False) -> Ledger:
    """The ledger of the settings; with ``create``, a new one where there is none.

    Raises:
        StoreError: there is no ledger, or it cannot be opened.
    """
    try:
        return Ledger(Store.open(settings.ledger), settings)
    except StoreError:
        if not create or _is_file(settings.ledger):
            raise
    return Ledger(Store.create(settings.ledger), settings)


def create_ledger(settings: Settings) -> bool:
    """Make an empty ledger, or bring the one that is there up to date; True where one was made.

    Raises:
        StoreError: something else stands at its place, or it cannot be reached.
    """
    exists = True
    try:
        Store.open(settings.ledger).close()
    except StoreError:
        if _is_file(settings.ledger):
            raise
        exists = False
        Store.create(settings.ledger).close()
    return not exists


def restore_ledger(path: str, settings: Settings) -> None:
    """Make a ledger from a backup.

    Raises:
        StoreError: there is a ledger already, or the file is no whole backup.
    """
    Store.restore(Path(path), settings.ledger).close()


def _is_file(location: str) -> bool:
    return "://" not in location and Path(location).expanduser().exists()

"""The one place where settings come from: defaults, then situate.toml, then SITUATE_* variables.

Nothing else in the package reads the environment. Each value remembers where it came from, so that
``situate config`` can show it.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from situate.errors import ConfigError

PREFIX = "SITUATE_"
FILE = "situate.toml"
# Settings that say how the work is done and never what comes out; they stay out of the run's hash.
NEUTRAL = frozenset({"threads", "timeout_s", "allow_private", "ledger"})


class Settings(BaseModel):
    """All settings of one run, frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reader: str = Field("rules.v1", description="the reader component")
    language: str = Field("default", description="the language model component")
    codebook: str = Field("conflict.v1", description="a codebook's name, or the path of a file")
    gazetteer: str = Field(
        "default",
        min_length=1,
        description="`default` (what was imported, else the package's), `package`, or a file",
    )
    actors: tuple[str, ...] = Field((), description="further actor files (TOML), read after ours")
    depth: str = Field(
        "full",
        pattern="^(full|claims)$",
        description="`full` reads every sentence closely, `claims` only those with a trigger",
    )
    least_score: float = Field(
        0.0, ge=0, le=1, description="claims with a lower score are left out of the reading"
    )
    ledger: str = Field(
        "situate.sqlite",
        min_length=1,
        description="the ledger that `--save` writes to: a file, or a PostgreSQL URL",
    )
    threads: int = Field(1, ge=1, le=64, description="threads of one language model")
    max_report_bytes: int = Field(20_000_000, ge=1, description="largest report that is read")
    timeout_s: float = Field(20.0, gt=0, description="longest wait for a URL, in seconds")
    allow_private: bool = Field(False, description="fetch URLs of private addresses too")

    @property
    def gazetteer_path(self) -> Path | None:
        """The gazetteer file to read; None for the one in the package."""
        if self.gazetteer == "package":
            return None
        if self.gazetteer == "default":
            imported = imported_gazetteer()
            return imported if imported.is_file() else None
        return Path(self.gazetteer).expanduser()

    def digest(self) -> str:
        """The hash of every setting that can change a reading."""
        text = self.model_dump_json(exclude=set(NEUTRAL))
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()[:16]


def imported_gazetteer() -> Path:
    """Where ``situate gazetteer import`` writes unless a file is named: the user's data folder."""
    return user_data_path("situate", appauthor=False) / "gazetteer.sqlite"


def load_settings(
    given: Mapping[str, Any] | None = None,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> tuple[Settings, dict[str, str]]:
    """Merge defaults, the settings file, the environment and what the caller gives.

    Returns:
        The settings, and for each of their names where its value came from.

    Raises:
        ConfigError: a file that is no TOML, an unknown name or a value of the wrong kind.
    """
    values: dict[str, Any] = {}
    origins = dict.fromkeys(Settings.model_fields, "default")
    for origin, layer in (
        (FILE, _read_file((folder or Path.cwd()) / FILE)),
        ("environment", _read_environment(os.environ if environment is None else environment)),
        ("option", {k: v for k, v in (given or {}).items() if v is not None}),
    ):
        values |= layer
        origins |= dict.fromkeys(layer, origin)
    try:
        return Settings(**values), origins
    except ValidationError as error:
        raise ConfigError(_explain(error, origins)) from error


def _read_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}. Correct that line.") from error


def _read_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in Settings.model_fields:
        value = environment.get(PREFIX + name.upper())
        if value is not None:
            found[name] = tuple(value.split(os.pathsep)) if name == "actors" else value
    return found


def _explain(error: ValidationError, origins: Mapping[str, str]) -> str:
    first = error.errors()[0]
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        known = ", ".join(Settings.model_fields)
        return f"setting {name!r} ({origins[name]}) is unknown. Known settings: {known}."
    return f"setting {name!r} ({origins[name]}): {first['msg']}, got {first['input']!r}."

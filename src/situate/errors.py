"""The error tree. A message says what went wrong, with which thing, and what to do about it."""


class SituateError(Exception):
    """Base of every error that situate raises on purpose."""


class ConfigError(SituateError):
    """A setting, codebook or option is wrong: stop."""


class SourceError(SituateError):
    """One report cannot be read: skip it, list it with its reason, go on.

    Args:
        message: what went wrong, with which input, and what to do.
        stage: the step that failed (fetch, read, decode, extract, parse, analyse).
    """

    def __init__(self, message: str, *, stage: str = "read") -> None:
        super().__init__(message)
        self.stage = stage


class ModelError(SituateError):
    """The language model is missing, broken or of another version: stop."""


class GazetteerError(SituateError):
    """The gazetteer is missing, broken or of another version: stop."""


class StoreError(SituateError):
    """The ledger cannot be opened or written: stop."""

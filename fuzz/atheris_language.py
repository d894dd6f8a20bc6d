"""Coverage-guided fuzzing of the text half of the language floor, where atheris is installed.

``python -m fuzz.atheris_language 100000`` runs so many inputs; libFuzzer ends the process itself
and leaves a broken input in a file named ``crash-...``.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["situate"]):
    from fuzz.properties import UPOS, XPOS, check_lemma, check_story, check_text


def run_one(content: bytes) -> None:
    """Run one input."""
    given = atheris.FuzzedDataProvider(content)
    kind, first, second = given.ConsumeIntInRange(0, 2), given.ConsumeInt(2), given.ConsumeInt(2)
    text = given.ConsumeUnicode(400)
    if kind == 0:
        check_text(text)
    elif kind == 1:
        check_story(text, [first, second])
    elif text:
        check_lemma(text[:20], UPOS[first % len(UPOS)], XPOS[second % len(XPOS)])


def main() -> None:
    """Run from the command line."""
    runs = sys.argv[1] if len(sys.argv) > 1 else "100000"
    options = [f"-atheris_runs={runs}", "-seed=1", "-max_len=800", "-len_control=0"]
    atheris.Setup([sys.argv[0], *options], run_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""The command as a whole: exit codes and when a traceback is shown."""

from __future__ import annotations

import pytest

from situate.cli.main import main
from situate.errors import ConfigError

FAULTY = ["read", "x.txt", "--published", "yesterday"]


def test_a_usage_error_of_ours_is_one_line_and_exit_code_two(capsys) -> None:
    with pytest.raises(SystemExit) as stop:
        main(FAULTY)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("situate: --published 'yesterday' is no day")


@pytest.mark.parametrize("arguments", [["--debug", *FAULTY], [*FAULTY, "--debug"]])
def test_debug_raises_the_error_wherever_it_stands(arguments: list[str]) -> None:
    with pytest.raises(ConfigError):
        main(arguments)


def test_an_unknown_option_is_exit_code_two(capsys) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["read", "--nonsense"])
    assert stop.value.code == 2
    assert "--nonsense" in capsys.readouterr().err

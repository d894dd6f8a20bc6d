from __future__ import annotations

from parsing import parse

from situate.claims.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(parse(text), text=text)]


def test_marks_and_the_last_comma_are_left_out() -> None:
    assert quoted('"The road is closed," he said.') == ["The road is closed"]


def test_curly_marks_count_and_apostrophes_do_not() -> None:
    assert quoted("“The army’s road is closed,” he said.") == ["The army’s road is closed"]


def test_a_quotation_runs_over_sentences() -> None:
    assert quoted('"It is over. We go home," he said.') == ["It is over. We go home"]


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph() -> None:
    text = '"It is over. We go home.\n\n"We leave tomorrow," he said.'

    first, second = find_quotations(parse(text), text=text)

    assert not first.continues
    assert second.continues


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = '"It is over. We go home.\n\nThe men left the town on Monday.'

    assert quoted(text) == ["It is over. We go home"]


def test_single_marks_quote_and_apostrophes_do_not() -> None:
    text = "‘The rebels’ road is closed. It’s over,’ he said. The rebels' men left."

    assert quoted(text) == ["The rebels’ road is closed. It’s over"]

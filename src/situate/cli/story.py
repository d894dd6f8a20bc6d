"""`situate story`: tracked situations, their terms, and what was last heard of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Any, TextIO

import click
from rich.console import Console
from rich.text import Text

from situate.cli.asking import ask_ledger
from situate.cli.filters import filter_options, read_filter
from situate.cli.listing import print_rows
from situate.cli.options import form_option, ledger_option, output_option
from situate.cli.table import NOTHING, flatten, join, make_console
from situate.errors import ConfigError
from situate.ledger import Ledger
from situate.ledger.picture import gather_claims
from situate.picture.stories import STORY_TYPES, build_stories
from situate.reading_format import write_json
from situate.records import Filter, Origin, Story, StoryTerm


@click.group("story")
def story_group() -> None:
    """Follow agreements, sieges, convoys and evacuations."""


@story_group.command("list")
@filter_options
@click.option("--kind", type=click.Choice(["agreement", "siege", "convoy", "evacuation"]),
              help="Only stories of this kind.")  # fmt: skip
@click.option("--open", "only_open", is_flag=True, help="Only those that have not ended.")
@form_option
@output_option
@ledger_option
def list_command(**options: Any) -> None:
    """List stories. One is listed where one of its events fulfils the filter."""
    with ask_ledger(options) as (ledger, stream):
        chosen = [
            story
            for story in _choose(gather_stories(ledger), read_filter(options, ledger.words), ledger)
            if (story.open or not options["only_open"]) and options["kind"] in {None, story.kind}
        ]
        if options["form"] == "json":
            _write_lines(chosen, stream)
        else:
            print_rows(map(_row, chosen), stream)


@story_group.command("show")
@click.argument("story_id", metavar="ID")
@form_option
@output_option
@ledger_option
def show_command(story_id: str, **options: Any) -> None:
    """Show a story: parties, terms, each update with its words and who says so.

    ID may be cut short where only one story begins like it.
    """
    with ask_ledger(options) as (ledger, stream):
        story = _find(story_id, gather_stories(ledger))
        if options["form"] == "json":
            _write_lines([story], stream)
        else:
            _print_story(story, make_console(stream))


def gather_stories(ledger: Ledger) -> tuple[Story, ...]:
    """All stories of a ledger."""
    events = list(ledger.events(Filter(types=tuple(sorted(STORY_TYPES)))))
    return build_stories(events, gather_claims(ledger, events).get)


def _choose(stories: Iterable[Story], asked: Filter, ledger: Ledger) -> Iterator[Story]:
    if asked == Filter():
        yield from stories
        return
    found = {event.id for event in ledger.events(asked)}
    yield from (story for story in stories if not found.isdisjoint(story.events))


def _find(story_id: str, stories: Iterable[Story]) -> Story:
    found = [story for story in stories if story.id.startswith(story_id)]
    exact = [story for story in found if story.id == story_id]
    if len(exact or found) != 1:
        what = "several stories that begin with" if found else "no story"
        raise ConfigError(f"the ledger holds {what} {story_id!r}; list them: situate story list")
    return (exact or found)[0]


def _write_lines(stories: Iterable[Story], stream: TextIO) -> None:
    for story in stories:
        stream.write(write_json(story) + "\n")


def _row(story: Story) -> dict[str, str]:
    return {
        "id": story.id,
        "story": flatten(story.title),
        "state": _state(story),
        "last heard": _day(story.last_heard) + (" (silent)" if story.silent_since else ""),
        "status": flatten(story.status_line),
    }


def _state(story: Story) -> str:
    if story.open:
        return "open"
    return f"closed: {story.outcome}" + (f", {story.closed}" if story.closed else "")


def _day(day: object) -> str:
    return str(day) if day is not None else NOTHING


def _print_story(story: Story, console: Console) -> None:
    console.print(Text(flatten(story.title), style="bold"))
    heard = f"last heard of {_day(story.last_heard)}"
    silent = ", silent since" if story.silent_since else ""
    console.print(
        Text(f"{story.id}  {_state(story)}; opened {_day(story.opened)}; {heard}{silent}")
    )
    console.print(Text(f"status: {flatten(story.status_line)}"))
    if story.route:
        stops = join((f"{s.role} {s.place.text}" for s in story.route), separator=", ")
        console.print(Text(f"route: {stops}"))
    for party in story.parties:
        console.print(Text(f"{party.role}: {flatten(party.name)}"))
    _print_part("terms", [line for term in story.terms for line in _term_lines(term)], console)
    updates = [
        line for one in story.updates for line in (flatten(one.line), f'    "{flatten(one.quote)}"')
    ]
    _print_part("updates", updates, console)
    against = [
        f"{one.field}: "
        + join((f"{s.text} ({len(s.backing.origins)})" for s in one.sayings), separator=" / ")
        for one in story.contradictions
    ]
    _print_part("contradictions, with how many origins say so", against, console)
    related = [f"{link.story}  {flatten(link.title)}" for link in story.related]
    _print_part("related", related, console)


def _print_part(title: str, lines: list[str], console: Console) -> None:
    if lines:
        console.print(Text(f"{title}:", style="bold"))
    for line in lines:
        indent = " " * (2 + len(line) - len(line.lstrip()))
        wrapped = fill(line.strip(), console.width, break_on_hyphens=False,
                       initial_indent=indent, subsequent_indent=indent)  # fmt: skip
        console.print(Text(wrapped))


def _term_lines(term: StoryTerm) -> Iterator[str]:
    who = f"{flatten(term.giver)}: " if term.giver else ""
    whom = f" to {flatten(term.receiver)}" if term.receiver else ""
    when = f", by {term.due}" if term.due else ""
    done = f", {term.done}" if term.done else ""
    yield f"[{term.state}{done}] {who}{flatten(term.what)}{whom}{when} ({_say(term.origins)})"
    if term.quote:
        yield f'    "{flatten(term.quote)}"'


def _say(origins: Iterable[Origin]) -> str:
    return join(origin.name for origin in origins)

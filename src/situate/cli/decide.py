"""`situate decide`: verdicts of people over claims and events, each of which can be undone."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

from situate.cli.options import ledger_option
from situate.cli.table import flatten
from situate.errors import ConfigError
from situate.ledger import Ledger, open_ledger
from situate.ledger.subjects import find_actor_id, find_claims, find_place
from situate.records import Decision
from situate.review.decide import find_aliases
from situate.review.decisions import Signature, make_decision
from situate.review.edits import read_place, write_place
from situate.settings import load_settings

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _signed(command: _Command) -> _Command:
    """Add who decides, why, and in which ledger."""
    command = ledger_option(command)
    command = click.option("--note", help="Why.")(command)
    return click.option("--by", default=getpass.getuser, help="Who decides (default: the user).")(
        command
    )


@click.group("decide")
def decide_group() -> None:
    """Accept, correct, reject, merge or split; every decision is kept and can be undone.

    Claims are never altered: decisions lie over them. Ids are those of `situate claims` and
    `situate events`; an event's id stands for all its claims.
    """


@decide_group.command("accept")
@click.argument("claim")
@_signed
def accept_command(claim: str, **options: Any) -> None:
    """Accept a CLAIM: it was read rightly."""
    _decide(options, lambda ledger: ("accept", {"subjects": [claim]}))


@decide_group.command("reject")
@click.argument("claim")
@_signed
def reject_command(claim: str, **options: Any) -> None:
    """Reject a CLAIM: it was read wrongly, and counts no more."""
    _decide(options, lambda ledger: ("reject", {"subjects": [claim]}))


@decide_group.command("edit")
@click.argument("claim")
@click.argument("field")
@click.argument("value")
@_signed
def edit_command(claim: str, field: str, value: str, **options: Any) -> None:
    """Set a FIELD of a CLAIM to a VALUE in JSON, such as: edit ID type '"shelling"'.

    For the field place, VALUE may be the name of a place as `situate place` reads it.
    """

    def prepare(ledger: Ledger) -> tuple[str, dict[str, Any]]:
        given = value
        if field == "place" and not value.lstrip().startswith(("{", "null")):
            given = write_place(find_place(value, ledger))
        return "edit", {"subjects": [claim], "field": field, "value": given}

    _decide(options, prepare)


@decide_group.command("merge")
@click.argument("ids", nargs=-1, required=True)
@_signed
def merge_command(ids: tuple[str, ...], **options: Any) -> None:
    """Say that all claims of IDS (events or claims) tell of one happening."""
    _decide(options, lambda ledger: ("merge", {"subjects": find_claims(ids, ledger)}))


@decide_group.command("split")
@click.argument("event")
@click.argument("claims", nargs=-1, required=True)
@_signed
def split_command(event: str, claims: tuple[str, ...], **options: Any) -> None:
    """Say that CLAIMS of an EVENT tell of another happening than its other claims."""

    def prepare(ledger: Ledger) -> tuple[str, dict[str, Any]]:
        rest = [one for one in ledger.event(event).claims if one not in claims]
        return "split", {"subjects": claims, "against": rest}

    _decide(options, prepare)


@decide_group.command("same-place")
@click.argument("name")
@click.argument("place")
@_signed
def same_place_command(name: str, place: str, **options: Any) -> None:
    """Say that NAME means PLACE: words that were not placed, or the id they were placed at."""

    def prepare(ledger: Ledger) -> tuple[str, dict[str, Any]]:
        entry = find_place(place, ledger)
        return "same-place", {"subjects": [name, entry.id], "value": write_place(entry)}

    _decide(options, prepare)


@decide_group.command("same-actor")
@click.argument("name")
@click.argument("actor")
@_signed
def same_actor_command(name: str, actor: str, **options: Any) -> None:
    """Say that NAME means ACTOR: words that meant nobody, or the id of whom they meant."""
    _decide(
        options,
        lambda ledger: ("same-actor", {"subjects": [name, find_actor_id(actor, ledger)]}),
    )


@decide_group.command("undo")
@click.argument("decision")
@_signed
def undo_command(decision: str, **options: Any) -> None:
    """Take a DECISION back; all is as if it had never been made.

    Its id may be cut short where only one decision begins like it.
    """
    with _open(options) as ledger:
        undone = ledger.undo(_complete(decision, ledger), by=options["by"])
    click.echo(f"undone: {_describe(undone)}")


@decide_group.command("list")
@click.option("--all", "everything", is_flag=True, help="Also those that were undone.")
@ledger_option
def list_command(everything: bool, ledger: str | None) -> None:
    """List the decisions, oldest first."""
    with _open({"ledger": ledger}) as opened, opened.store.read() as unit:
        for decision in unit.decisions(undone=everything):
            click.echo(_describe(decision))


@decide_group.command("learned")
@ledger_option
def learned_command(ledger: str | None) -> None:
    """List the names that decisions gave a meaning, to be put into an actor file or gazetteer."""
    with _open({"ledger": ledger}) as opened, opened.store.read() as unit:
        for alias in find_aliases(unit.decisions()):
            click.echo("  ".join(map(flatten, (alias.kind, alias.name, "=", alias.entry))))


def _complete(decision_id: str, ledger: Ledger) -> str:
    """The id of the one decision that begins so."""
    with ledger.store.read() as unit:
        found = [one.id for one in unit.decisions(undone=True) if one.id.startswith(decision_id)]
    if len(found) > 1:
        raise ConfigError(f"{len(found)} decisions begin with {decision_id!r}; give more of the id")
    return found[0] if found else decision_id


def _decide(
    options: dict[str, Any], prepare: Callable[[Ledger], tuple[str, dict[str, Any]]]
) -> None:
    signed = Signature(by=options["by"], at=dt.datetime.now(dt.UTC), note=options["note"])
    with _open(options) as ledger:
        kind, parts = prepare(ledger)
        decision = make_decision(kind, parts.pop("subjects"), signed=signed, **parts)
        ledger.decide(decision)
    click.echo(_describe(decision))


def _open(options: dict[str, Any]) -> Ledger:
    settings, _ = load_settings({"ledger": options["ledger"]})
    return open_ledger(settings)


def _name_value(decision: Decision) -> str | None:
    """The value of an edit in JSON; of a place, which is long, its name and id."""
    place = read_place(decision.value) if decision.field == "place" and decision.value else None
    return f"{place.name} {place.id}" if place is not None else decision.value


def _describe(decision: Decision) -> str:
    parts = [decision.id, f"{decision.at:%Y-%m-%d %H:%M}", decision.by, decision.kind]
    parts += [" ".join(decision.subjects)]
    if decision.against:
        parts.append(f"from {' '.join(decision.against)}")
    if decision.field:
        parts.append(f"{decision.field} = {_name_value(decision)}")
    if decision.note:
        parts.append(f"({decision.note})")
    if decision.undone_by:
        parts.append(f"undone by {decision.undone_by}")
    return "  ".join(map(flatten, parts))

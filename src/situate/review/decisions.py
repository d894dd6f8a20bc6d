"""Decisions: made with their subjects checked, undone, and those in force.

A decision is never altered but for being undone; what is in force depends on the set of decisions
alone, so an undone one is as if it had never been.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from situate.errors import ConfigError
from situate.records import Decision
from situate.review.edits import check_edit, read_place
from situate.text import digest

KINDS = ("accept", "reject", "edit", "merge", "split", "same-place", "same-actor")
_ONE_CLAIM = ("accept", "reject", "edit")
_IDENTITIES = ("same-place", "same-actor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, when (with its time zone), and why."""

    by: str
    at: dt.datetime
    note: str | None = None


def make_decision(
    kind: str,
    subjects: Iterable[str],
    *,
    signed: Signature,
    against: Iterable[str] = (),
    field: str | None = None,
    value: str | None = None,
) -> Decision:
    """A decision of a kind over its subjects.

    Accept, reject and edit take one claim; merge two or more that belong together; split those that
    leave the claims ``against``. Same-place and same-actor take the name or id that is meant
    otherwise and the id that it stands for; same-place carries that entry as its ``value``
    (``edits.write_place``), so that it needs no gazetteer to be applied.

    Raises:
        ConfigError: a part is missing, or one that the kind does not take is given.
    """
    ordered = tuple(dict.fromkeys(subjects))
    if kind in ("merge", "split"):
        ordered = tuple(sorted(ordered))
    left = tuple(sorted(set(against)))
    moment = signed.at.isoformat()
    decision = Decision(
        id=digest(kind, "\n".join(ordered), "\n".join(left), field, value, signed.by, moment),
        kind=kind,
        subjects=ordered,
        against=left,
        field=field,
        value=value,
        note=signed.note,
        by=signed.by,
        at=signed.at,
    )
    check_decision(decision)
    return decision


def check_decision(decision: Decision) -> None:
    """Check that a decision has the parts that its kind takes, and no others.

    Raises:
        ConfigError: it has not.
    """
    kind = decision.kind
    if kind not in KINDS:
        raise ConfigError(f"{kind!r} is no kind of decision; give one of {', '.join(KINDS)}")
    if not decision.by.strip():
        raise ConfigError(f"the decision to {kind} has no author; say who decides")
    if decision.at.tzinfo is None:
        raise ConfigError(f"the decision to {kind} has a time without its zone; give it in UTC")
    if not all(subject.strip() for subject in (*decision.subjects, *decision.against)):
        raise ConfigError(f"a decision to {kind} names a subject that is empty; leave it out")
    _check_subjects(decision)
    _check_extras(decision)


def undo_decision(decision: Decision, *, signed: Signature) -> Decision:
    """The decision as undone.

    Raises:
        ConfigError: it has been undone already.
    """
    if decision.undone_at is not None:
        raise ConfigError(
            f"decision {decision.id} was undone by {decision.undone_by} on "
            f"{decision.undone_at:%Y-%m-%d}; decide anew to bring it back"
        )
    return dataclasses.replace(decision, undone_by=signed.by, undone_at=signed.at)


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that are not undone, in the order in which they were made."""
    standing = (decision for decision in decisions if decision.undone_at is None)
    return tuple(sorted(standing, key=lambda decision: (decision.at, decision.id)))


def _check_subjects(decision: Decision) -> None:
    kind, count = decision.kind, len(decision.subjects)
    if kind in _ONE_CLAIM and count != 1:
        raise ConfigError(f"a decision to {kind} is over one claim, not {count}; make one for each")
    if kind == "merge" and count < 2:
        raise ConfigError("a merge needs two claims or more that belong together; name them")
    if kind == "split" and not (count and decision.against):
        raise ConfigError("a split needs claims that leave and claims that they leave behind")
    both = sorted(set(decision.subjects) & set(decision.against))
    if both:
        raise ConfigError(f"{', '.join(both)} cannot leave and be left behind; name each once")
    if kind in _IDENTITIES and count != 2:
        raise ConfigError(
            f"{kind} takes two different subjects: the name or id that is meant otherwise, and the "
            "id that it stands for"
        )


def _check_extras(decision: Decision) -> None:
    kind = decision.kind
    if decision.against and kind != "split":
        raise ConfigError(f"a decision to {kind} leaves nothing behind; only a split does")
    if kind == "edit":
        check_edit(decision.field, decision.value)
        return
    if decision.field is not None:
        raise ConfigError(f"a decision to {kind} has no field; only an edit has one")
    if kind == "same-place":
        place = read_place(decision.value)
        if place is None or place.id != decision.subjects[1]:
            raise ConfigError(
                f"same-place needs the entry {decision.subjects[1]} of the gazetteer as its value"
            )
    elif decision.value is not None:
        raise ConfigError(f"a decision to {kind} has no value; only edit and same-place have one")

"""`situate model`: the language models that are installed, what they are, and whether they work."""

from __future__ import annotations

import time

import click

from situate.errors import ModelError
from situate.language.encoder import list_shipped
from situate.language.inspection import (
    ModelCard,
    find_faults,
    measure_memory_mb,
    read_card,
    read_probe,
)
from situate.registry import list_components, load_component, wants_argument
from situate.settings import load_settings

_GROUP = "situate.languages"


@click.group("model")
def model_group() -> None:
    """Work with language models."""


@model_group.command("list")
def list_models() -> None:
    """List the language model components, with version and size of those that come with us."""
    shipped = list_shipped()
    for name in list_components(_GROUP):
        if name in shipped:
            card = read_card(name)
            click.echo(f"{name:<14}{card.version:<18}{card.size_mb:5.1f} MB")
        elif wants_argument(_GROUP, name):
            click.echo(f"{name + ':MODEL':<14}{'yours':<18}")
        elif name in {"default", "fast"}:
            click.echo(f"{name:<14}{'weights missing':<18}")
        else:
            click.echo(f"{name:<14}{'yours':<18}")


@model_group.command("info")
@click.argument("name", default="default")
def show_model(name: str) -> None:
    """Show what the model NAME of the package is: version, layers, files, labels, licence."""
    click.echo(_write_card(read_card(name)), nl=False)


@model_group.command("check")
@click.argument("name", default="default")
def check_model(name: str) -> None:
    """Load the model NAME, read a sentence and verify the result; exit code 1 if it is wrong."""
    settings, _ = load_settings({"language": name})
    begun = time.perf_counter()
    model = load_component(_GROUP, name)(settings)
    load_s = time.perf_counter() - begun
    sentences = read_probe(model)
    faults = find_faults(sentences)
    if faults:
        raise ModelError(
            f"the language model {name!r} ({model.version}) reads wrongly: {'; '.join(faults)}; "
            "install it again or use another"
        )
    words = sum(len(sentence.tokens) for sentence in sentences)
    click.echo(f"{name}: {model.version}: sound ({words} words read, one tree a sentence)")
    click.echo(f"loaded in {load_s:.2f} s; this process holds {measure_memory_mb():.0f} MB")


def _write_card(card: ModelCard) -> str:
    """Return what is known of a model as lines of text."""
    rows = [
        ("name", card.name),
        ("version", card.version),
        ("layers", "unknown" if card.layers is None else str(card.layers)),
        ("licence", card.licence or "unknown"),
        ("from", card.origin or "unknown"),
        ("folder", str(card.folder)),
        *(
            (f"labels, {kind}", f"{len(labels)}: {' '.join(labels)}")
            for kind, labels in card.labels
        ),
    ]
    lines = [f"{key:<18}{value}" for key, value in rows]
    for file in card.files:
        lines.append(f"{file.name:<18}{file.size:>12,} bytes  sha256 {file.sha256}")
    return "\n".join(lines) + "\n"

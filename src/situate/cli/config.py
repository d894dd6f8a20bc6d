"""`situate config`: each setting, its value and where it came from."""

import click

from situate.gazetteer import Gazetteer
from situate.settings import Settings, load_settings


@click.command("config")
def show_config() -> None:
    """Show each setting, its value and where the value came from."""
    settings, origins = load_settings()
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        click.echo(f"{name} = {value!r}  ({origins[name]})  {field.description}")
    click.echo(f"gazetteer file: {Gazetteer(settings.gazetteer_path).path}")

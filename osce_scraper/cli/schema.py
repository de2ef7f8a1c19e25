"""`osce-scraper schema`: the contract, for those who load the records."""

import json

import typer


def schema() -> None:
    """Print the JSON Schema (2020-12) of one record.

    [bold]Examples[/bold]

      osce-scraper schema > record.schema.json
    """
    from osce_scraper.schema import record_schema

    typer.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))

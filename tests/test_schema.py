"""The published schema and the docs are what the code says."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from osce_scraper.schema import field_tables, record_schema

DOCS = Path(__file__).parent.parent / "docs"


def test_is_a_valid_schema_that_forbids_surprises() -> None:
    schema = record_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Quote"]["additionalProperties"] is False


def test_every_field_of_the_record_is_described() -> None:
    for line in field_tables().splitlines():
        if line.startswith("| `"):
            assert not line.endswith("|  |"), f"no meaning given: {line}"


def test_committed_copy_is_what_the_code_says() -> None:
    committed = json.loads((DOCS / "record.schema.json").read_text("utf-8"))
    assert committed == record_schema(), "run `make docs` and look at the difference"


def test_committed_field_tables_are_what_the_code_says() -> None:
    assert field_tables() in (DOCS / "record.md").read_text("utf-8"), "run `make docs` and look at the difference"

"""The list of doors is complete: whoever reads it has seen every place that opens a file or a socket."""

import ast
import tomllib
from collections import defaultdict
from pathlib import Path

from tests.doors import PACKAGE, doors

LIST = Path(__file__).with_name("doors.toml")
# What runs data as code, or makes objects of data's choice. TOML and JSON do neither.
RUNS_DATA = {
    *("eval", "exec", "compile", "__import__", "execfile"),
    *("pickle", "cPickle", "dill", "joblib", "marshal", "shelve", "yaml", "jsonpickle", "code", "codeop", "runpy"),
    *("subprocess", "os.system", "os.popen", "ctypes"),
}
DATA_FILES = {".toml", ".json", ".sql", ".css", ".html", ".j2", ".typed"}


def test_every_door_is_listed_with_its_reason() -> None:
    listed = tomllib.loads(LIST.read_text("utf-8"))
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for module, function, call in doors():
        calls = found[module].setdefault(function, [])
        if call not in calls:
            calls.append(call)
    known = {module: {name: door["calls"] for name, door in entries.items()} for module, entries in listed.items()}
    assert known == found, "tests/doors.toml: say why the new door is there, or take the old one out"
    reasons = [door["why"] for entries in listed.values() for door in entries.values()]
    assert all(len(reason.split()) >= 2 for reason in reasons)


def _names(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            names.add(ast.unparse(node.func))
        elif isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def test_no_data_is_run_as_code() -> None:
    for file in PACKAGE.rglob("*.py"):
        assert not _names(ast.parse(file.read_text("utf-8"))) & RUNS_DATA, file


def test_data_files_are_of_kinds_that_hold_no_code() -> None:
    kinds = {
        file.suffix or file.name for file in PACKAGE.rglob("*") if file.is_file() and "__pycache__" not in str(file)
    }
    assert kinds <= DATA_FILES | {".py"}


def test_dependencies_are_bounded_on_both_sides() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {name: needs for name, needs in project["optional-dependencies"].items() if name not in ("dev", "all")}
    needs = [
        need
        for need in [*project["dependencies"], *(need for extra in extras.values() for need in extra)]
        if "osce-scraper" not in need
    ]
    assert len(needs) > 15
    assert [need for need in needs if ">=" not in need or "<" not in need] == []


def test_there_is_word_of_how_to_report() -> None:
    text = (PACKAGE.parent / "SECURITY.md").read_text("utf-8")
    assert "## Reporting" in text
    assert "## What is promised" in text

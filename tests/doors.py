"""Every call in the package that opens a file, a database, a socket or another program, found in its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "osce_scraper"

# Calls by their last name. `replace`, `exists` and the like open nothing that another call of the list did not.
DOORS = frozenset(
    {
        *(
            "open",
            "fdopen",
            "mkfifo",
            "NamedTemporaryFile",
            "TemporaryFile",
            "TemporaryDirectory",
            "mkdtemp",
            "mkstemp",
        ),
        *("read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "makedirs", "touch"),
        *(
            "unlink",
            "remove",
            "rmdir",
            "rmtree",
            "rename",
            "copy",
            "copyfile",
            "copytree",
            "move",
            "mv",
            "rm",
            "cat_file",
        ),
        *("GzipFile", "ZipFile", "ParquetWriter", "Workbook", "AppendOnly", "replacing", "published", "cut"),
        *("connect", "Database", "url_to_fs", "create_connection", "build_opener", "urlopen", "PoolManager", "socket"),
        *("HTTPConnection", "HTTPSConnection", "Client", "LocalCluster", "ProcessPoolExecutor"),
        *("run", "Popen", "call", "check_output", "system", "execv", "fork", "spawn", "kill"),
    }
)
NO_DOORS = frozenset({"run", "asyncio.run"})  # `run` alone is a crawl or a replay of ours


def doors() -> Iterator[tuple[str, str, str]]:
    """Module, function and call of each door, in the order of the source."""
    for file in sorted(PACKAGE.rglob("*.py")):
        module = file.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for function, call in _calls(ast.parse(file.read_text("utf-8")), ()):
            yield module, function, call


def _calls(node: ast.AST, within: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        within = (*within, node.name)
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        if name.rpartition(".")[2] in DOORS and name not in NO_DOORS and not name.endswith("signals.connect"):
            yield ".".join(within) or "module", name
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, within)

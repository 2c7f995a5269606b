"""Imports run one way, heavy packages are loaded when they are needed, and no file knows this machine."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"
ROOMS = ("formats", "segment", "protect", "memory", "engines", "localise", "checks", "scoring", "reports")
# Each may import what stands in an earlier row. Those of one row know nothing of each other.
ROWS = (
    ("pipeline",),
    ("errors",),
    ("files", "locales"),
    ("document",),
    ("verdict", "words"),
    ("chinese", "glossary"),
    ("config", "formatting"),
    ROOMS,
    ("translation",),
    ("runs",),
    ("commands",),
    ("press", "review"),
    ("cli",),
)
LEVELS = {name: level for level, row in enumerate(ROWS) for name in row}
HEAVY = {
    "ahocorasick",
    "babel",
    "comet",
    "ctranslate2",
    "docx",
    "filelock",
    "fastapi",
    "httpx",
    "huggingface_hub",
    "jinja2",
    "lxml",
    "numpy",
    "opencc",
    "openpyxl",
    "rapidfuzz",
    "ray",
    "ruamel",
    "sacrebleu",
    "scipy",
    "sentencepiece",
    "starlette",
    "torch",
    "transformers",
    "uvicorn",
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(module: Path) -> str:
    """The room or single file that a module belongs to."""
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    return "pipeline" if parts == ("__init__",) else parts[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of what a tree imports, wherever it stands, but not what only types need."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from imported(node)


def at_the_top(tree: ast.Module) -> Iterator[str]:
    """Packages that a module imports as soon as it is imported."""
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (name.split(".")[0] for name in imported(ast.Module([node], [])))
        elif isinstance(node, (ast.Try, ast.With)):
            yield from at_the_top(ast.Module(node.body, []))


def wrong_turns(name: str, tree: ast.AST) -> list[str]:
    """Imports that run against the order of ROWS."""
    own = [full.split(".")[1] for full in imported(tree) if full.startswith("pipeline.")]
    known = [target if target in LEVELS else "pipeline" for target in own]
    allowed = {target for target in known if target == name or LEVELS[target] < LEVELS[name]}
    return sorted(set(known) - allowed)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(module: Path) -> None:
    assert name_of(module) in LEVELS, "a new module takes its place in ROWS"
    assert wrong_turns(name_of(module), ast.parse(module.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "line", "wrong"),
    [
        ("checks", "from pipeline.document import Finding", []),
        ("checks", "from pipeline.checks.text import repeated", []),
        ("checks", "from pipeline import __version__", []),
        ("checks", "from pipeline.localise import Style", ["localise"]),
        ("config", "def f():\n    import pipeline.engines", ["engines"]),
        ("document", "from pipeline import config", ["config"]),
        ("document", "if TYPE_CHECKING:\n    from pipeline.config.settings import Config", []),
    ],
)
def test_wrong_turns_are_found(name: str, line: str, wrong: list[str]) -> None:
    assert wrong_turns(name, ast.parse(line)) == wrong


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_heavy_packages_are_loaded_late(module: Path) -> None:
    name = module.relative_to(ROOT).as_posix()
    if name.startswith("pipeline/press/"):
        return  # run by hand, to make the model: nothing imports it
    heavy = HEAVY & set(at_the_top(ast.parse(module.read_text("utf-8"))))
    assert heavy == set()


def test_heavy_packages_are_found() -> None:
    assert set(at_the_top(ast.parse("import lxml.etree\ndef f():\n    import torch"))) == {"lxml"}


def loaded_by(code: str) -> set[str]:
    """The packages that a fresh Python has loaded after some code."""
    last = "import sys; print(*{name.split('.')[0] for name in sys.modules}, *sys.modules)"
    return set(printed(f"{code}\n{last}").splitlines()[-1].split())


def printed(code: str) -> str:
    """What a fresh Python prints when it runs the code."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def command(*arguments: str) -> str:
    return f"from pipeline.cli import main\ntry: main({list(arguments)!r})\nexcept SystemExit: pass"


def test_help_and_mistakes_load_nothing_heavy() -> None:
    light = HEAVY | {"pydantic", "regex", "tqdm", "sqlite3"}
    assert loaded_by(command("--help")) & light == set()
    assert loaded_by(command("rnu")) & light == set()
    assert {name for name in loaded_by("import pipeline") if name.startswith("pipeline.")} == set()


def test_check_loads_no_model(tmp_path: Path) -> None:
    loaded = loaded_by(command("check", "configs/sample/release.yaml", "--output", str(tmp_path)))
    assert "pydantic" in loaded
    assert loaded & {"ctranslate2", "sentencepiece", "sacrebleu", "torch", "transformers"} == set()


def test_run_and_load_config_are_functions() -> None:
    code = "from pipeline import run, load_config\nprint(*(type(one).__name__ for one in (run, load_config)))"
    assert printed(code) == "function function\n"
    assert printed(f"import pipeline.runs.stages, pipeline.config\n{code}") == "function function\n"
    code = "import pipeline\nprint(pipeline.run.__module__, pipeline.Config.__name__, hasattr(pipeline, 'nothing'))"
    assert printed(code) == "pipeline.runs.stages Config False\n"


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_path_of_a_machine() -> None:
    folders = [f"/{name}/".encode() for name in ("work", "tmp", "home", "root", "Users")]
    texts = {path: content for path in tracked() if b"\0" not in (content := path.read_bytes())}
    assert len(texts) > 100
    named = [path.relative_to(ROOT) for path, text in texts.items() if any(f in text for f in folders)]
    assert named == []

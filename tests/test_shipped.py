"""What is shipped: wheel and sdist are built, installed, and hold what they should."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kpi_tui"
NOT_SHIPPED = {"__pycache__"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both, the wheel from the sdist, and return their folder."""
    folder = tmp_path_factory.mktemp("dist")
    python("-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    return folder


def python(*arguments: str, path: Path | None = None) -> str:
    """Run this Python, of a package in `path` where one is given, and return what it prints."""
    environment = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=path or ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def wheel(folder: Path) -> ZipFile:
    (path,) = folder.glob("*.whl")
    return ZipFile(path)


def test_the_wheel_holds_the_whole_package_and_nothing_else(built: Path) -> None:
    held = {name for name in wheel(built).namelist() if ".dist-info/" not in name}
    there = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and NOT_SHIPPED.isdisjoint(path.parts)
    }
    assert held == there


def test_the_licences_are_inside(built: Path) -> None:
    names = wheel(built).namelist()
    inside = {name.partition(".dist-info/licenses/")[2] for name in names} - {""}
    assert inside == {
        "kpi_tui/LICENCE.txt",
        "kpi_tui/publish/brief/charts/fonts/LICENCE.txt",
    }
    (metadata,) = (name for name in names if name.endswith("/METADATA"))
    said = wheel(built).read(metadata).decode()
    assert "License-Expression: MIT AND OFL-1.1\n" in said
    assert said.count("License-File: ") == 2


def test_the_sdist_holds_what_a_test_needs(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        top = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert {"kpi_tui", "tests", "screenshots", "README.md", "pyproject.toml"} <= top


def test_installed_it_runs(built: Path, tmp_path: Path) -> None:
    (path,) = built.glob("*.whl")
    python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(tmp_path), str(path))  # fmt: skip
    where = python("-c", "import kpi_tui; print(kpi_tui.__file__)", path=tmp_path).strip()
    assert Path(where).is_relative_to(tmp_path)
    assert python("-m", "kpi_tui", "--version", path=tmp_path).startswith("kpi-tui ")
    assert list((tmp_path / "bin").glob("kpi-tui*")), "the command itself"

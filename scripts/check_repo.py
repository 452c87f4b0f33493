"""Looks at every tracked file for what must not be in the repository, and says what to do about it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_BYTES = 1_000_000
MAX_LINE = 1_000

# Put together from parts, so that this file passes its own check.
HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org/debian"),
        ("deb", "debian", "org"),
        ("crates", "io"),
        ("conda", "anaconda", "org"),
    )
)
HOST = re.compile("|".join(map(re.escape, HOSTS)))
HOME = re.compile(r"(?<![A-Za-z0-9_.~$}-])/(?:" + "|".join(("work", "root", "home", "Users")) + ")/")


def main() -> int:
    """Print one line a finding; 1 if there is any."""
    findings = [finding for path in tracked() for finding in check(path)]
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        print(f"check_repo: {len(findings)} finding(s)", file=sys.stderr)
    return int(bool(findings))


def tracked() -> list[Path]:
    """The tracked files that are there, relative to the root."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    paths = (Path(name) for name in listing.decode().split("\0") if name)
    return [path for path in paths if (ROOT / path).is_file()]


def check(path: Path) -> Iterator[str]:
    """The findings in one file: `path:line: what. What to do.`"""
    data = (ROOT / path).read_bytes()
    if len(data) > MAX_BYTES:
        yield f"{path}: {len(data)} bytes. Make it smaller than {MAX_BYTES}, or let a script make it when needed."
    if path.name == "uv.lock":
        yield f"{path}: writes where each package was fetched. Remove it; `make lock` writes requirements/*.lock."
    if is_minified(path, data):
        yield f"{path}: minified. Commit the source as its author wrote it, or take it from an installed package."
    if b"\0" not in data:
        text = data.decode(errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            yield from (f"{path}:{number}: {finding}" for finding in check_line(path, line))


def check_line(path: Path, line: str) -> Iterator[str]:
    """The findings in one line of text."""
    if match := HOST.search(line):
        yield f"names the host {match[0]}. Name the registry (PyPI, Debian) instead: mirrors differ."
    if match := HOME.search(line):
        yield f"has a path of one machine ({match[0]}). Write it relative to the repository."
    if path.suffix == ".lock" and ("://" in line or re.search(r" @ |^-e |file:", line)):
        yield "a lock names packages and hashes, no address. Run `make lock`."


def is_minified(path: Path, data: bytes) -> bool:
    """True for a script or style sheet that nobody can review."""
    if path.suffix not in {".js", ".mjs", ".css"}:
        return False
    return ".min." in path.name or any(len(line) > MAX_LINE for line in data.splitlines())


if __name__ == "__main__":
    sys.exit(main())

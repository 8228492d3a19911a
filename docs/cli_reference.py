"""Writes `docs/cli.md` out of the commands' own help, so that the two never part: python docs/cli_reference.py."""

from pathlib import Path

from typer.testing import CliRunner

from claimcheck.cli.main import COMMANDS, build_app

TARGET = Path(__file__).with_name("cli.md")
WIDTH = 100

_HEAD = """# Commands

What `claimcheck COMMAND --help` prints, command by command. Made by `make docs`.

Exit codes: 0 done, 1 findings, 2 usage or bad input, 3 Label Studio cannot be reached or does not allow it, 130
interrupted.
"""


def reference() -> str:
    """The page, with one section for the whole and one for each command and subcommand."""
    sections = [_section([])]
    for command in COMMANDS:
        sections.append(_section([command]))
        sections += [_section([command, sub]) for sub in _subcommands(command)]
    return _HEAD + "".join(sections)


def _section(path: list[str]) -> str:
    title = " ".join(["claimcheck", *path])
    return f"\n## {title}\n\n```text\n{_help(path)}\n```\n"


def _help(path: list[str]) -> str:
    result = CliRunner().invoke(
        build_app(path),
        [*path, "--help"],
        prog_name="claimcheck",
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        color=False,
    )
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def _subcommands(command: str) -> list[str]:
    groups = build_app([command]).registered_groups
    return [str(c.name) for group in groups if group.typer_instance for c in group.typer_instance.registered_commands]


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")

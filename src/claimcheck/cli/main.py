"""The `claimcheck` command: gathers the commands and turns errors into one sentence and an exit code."""

import importlib
import io
import os
import sys
import warnings
from collections.abc import Sequence

import typer

import claimcheck
from claimcheck.errors import EXIT_DONE, EXIT_INTERRUPTED, EXIT_USAGE, ClaimcheckError

# In the order in which an article meets them; each command lives in the module of its name. The summaries stand here so
# that `claimcheck --help` loads none of the modules.
COMMANDS = {
    "demo": "Try everything on sample articles with a Label Studio of its own.",
    "split": "Split articles into attributed claims.",
    "init": "Make a project: settings, guidelines for annotators, sample articles.",
    "import": "Bring claims that others made into a project.",
    "studio": "Run a local Label Studio.",
    "push": "Send the project's claims to Label Studio, once each however often it is run.",
    "collect": "Write what annotators said as judgments, one row an annotator and claim.",
    "status": "Say how far the project is, who does how much, and how far annotators agree.",
    "adjudicate": "Send the claims that annotators disagree on to an adjudicator, once each.",
    "decide": "Sign claims off, correct or retract them.",
    "export": "Write the dataset: one row a claim, with the verdict on both questions.",
    "verify": "Check a published folder against its manifest, its schemas and its own offsets.",
    "scales": "Show the verdict scales and how their labels map to the core one.",
    "validate": "Check files of articles, claims, judgments or verified claims.",
    "evaluate": "Measure the splitter against annotated articles.",
    "doctor": "Say what is installed and whether Label Studio answers.",
}
_MODULES = {"import": "imports"}  # a word that no module of Python can have as its name

_ABOUT = "Split news into attributed claims, verify them in Label Studio, publish the verdicts as datasets."
_START = "Example: claimcheck demo; then claimcheck init elections. The --help of every command ends with an example."


def build_app(arguments: Sequence[str] = ()) -> typer.Typer:
    """The application. Only the command that the arguments name is loaded, for a quick start."""
    app = typer.Typer(
        name="claimcheck",
        help=_ABOUT,
        epilog=_START,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_root)
    named = next((argument for argument in arguments if not argument.startswith("-")), None)
    if named in COMMANDS:
        importlib.import_module(f"claimcheck.cli.{_MODULES.get(named, named)}").register(app)
    else:
        for command, summary in COMMANDS.items():
            app.command(command, short_help=summary)(_listed_only)
    return app


def _listed_only() -> None:
    """Stands for a command in the list of commands; one that is called has been loaded."""


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {claimcheck.__version__}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    del version  # typer calls _show_version


def _show_warning(message: Warning | str, *_place: object, **_more: object) -> None:
    """One line for a person; where in our code it was given helps nobody at the command line."""
    typer.echo(str(message), err=True)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 done, 1 findings, 2 usage, 3 Label Studio not usable, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _show_warning
            result = build_app(given)(args=given, prog_name="claimcheck", standalone_mode=False)
    except typer.Abort:
        result = EXIT_INTERRUPTED
    except ClaimcheckError as error:
        typer.echo(str(error), err=True)
        return error.exit_code
    except SystemExit as error:
        if not isinstance(error.__context__, BrokenPipeError):
            raise
        _drop_output()  # the reader went away (`| head`): not an error
        return EXIT_DONE
    except OSError as error:  # files of ours are told of by their names before: what is left is mostly the output
        _drop_output()
        reason = (error.strerror or str(error)).lower()
        typer.echo(f"{error.filename or 'Standard output'}: {reason}. Make room, or choose another place.", err=True)
        return EXIT_USAGE
    except Exception as error:
        show = getattr(error, "show", None)  # a usage error; its class is click's or typer's own, by version
        if show is None:
            raise
        vars(error).update(message=str(getattr(error, "message", "")).removeprefix("Value error, "))  # pydantic's words
        show()
        return EXIT_USAGE
    if result == EXIT_INTERRUPTED:  # so typer reports a KeyboardInterrupt
        typer.echo("Interrupted.", err=True)
    return result if isinstance(result, int) else EXIT_DONE


def _drop_output() -> None:
    """Python must not complain of what it cannot write when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def main() -> None:
    """Entry point of the `claimcheck` script."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")  # a terminal that has no Arabic shows what it can
        else:
            # Our files are UTF-8 in any locale; bytes of a file's name that are not are written as JSON escapes them.
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run())

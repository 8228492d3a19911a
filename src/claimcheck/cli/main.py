"""The `claimcheck` command: gathers the commands and turns errors into one sentence and an exit code."""

import importlib
import os
import sys
from collections.abc import Sequence

import typer

import claimcheck
from claimcheck.errors import EXIT_DONE, EXIT_INTERRUPTED, ClaimcheckError

app = typer.Typer(
    name="claimcheck",
    help="Split news into attributed claims, verify them in Label Studio, publish the verdicts as datasets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

# In the order in which an article meets them; each module is named after its command.
COMMANDS = ("split",)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - the callback signature is typer's
    if wanted:
        typer.echo(f"claimcheck {claimcheck.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(  # noqa: FBT001 - typer calls _show_version
        False, "--version", callback=_show_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """Split news into attributed claims, verify them in Label Studio, publish the verdicts as datasets."""


for _name in COMMANDS:
    importlib.import_module(f"claimcheck.cli.{_name}").register(app)


def run(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911 - one return an exit code
    """Run the command line and return its exit code: 0 done, 1 findings, 2 usage, 3 Label Studio, 130 interrupted."""
    try:
        result = app(args=arguments, prog_name="claimcheck", standalone_mode=False)
    except typer.Abort:
        return EXIT_INTERRUPTED
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        return EXIT_INTERRUPTED
    except ClaimcheckError as error:
        typer.echo(str(error), err=True)
        return error.exit_code
    except BrokenPipeError:
        # The reader went away (`| head`): not an error, but Python must not complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    except typer.Exit as finished:
        return finished.exit_code
    except Exception as error:
        show = getattr(error, "show", None)  # click's usage errors know how to show themselves
        if show is None:
            raise
        show()
        return int(getattr(error, "exit_code", 2))
    return result if isinstance(result, int) else EXIT_DONE


def main() -> None:
    """Entry point of the `claimcheck` script."""
    sys.exit(run())

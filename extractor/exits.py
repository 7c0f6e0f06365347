"""How the command line ends: the exit codes, and one clear line for what is wrong."""

from __future__ import annotations

from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from .errors import ExtractorError

EXIT_USAGE = 2
EXIT_ALL_FAILED = 3
EXIT_WORSE = 4  # a score fell below its baseline
EXIT_STOPPED = 130  # by Ctrl-C


def fail(error: ExtractorError, code: int = EXIT_USAGE) -> NoReturn:
    """Print one clear line and leave with a code."""
    Console(stderr=True, soft_wrap=True).print(f"[red]error[/red]: {escape(str(error))}")
    raise typer.Exit(code)

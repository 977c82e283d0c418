"""The command line: stdout is data, stderr is narration, exit codes belong to the errors.

Command modules describe their options at import and do their work in bodies that import late, so that
`--help` and `--version` load no heavy library.
"""

import io
import os
import sys
import traceback
from collections.abc import Sequence

from claims.errors import BadInput, VerifierError
from verifier.cli.parser import parse
from verifier.cli.session import Session

INTERRUPTED = 130
FAULT = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 fine, 1 a check did not hold, 2 usage or bad input, 3 try again, 130 interrupted; 70 is a fault of
    the program itself.
    """
    _print_anything()
    try:
        options = parse(sys.argv[1:] if arguments is None else arguments)
        with Session(options) as session:
            code = int(options.body(options, session))
        sys.stdout.flush()
    except VerifierError as error:
        Session.narrate(f"verifier: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (head, less): silence the interpreter's own last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as refused:
        Session.narrate(f"verifier: {refused.filename or 'the system'}: {refused.strerror or refused}")
        return BadInput.exit_code
    except Exception:  # noqa: BLE001 - the interpreter would exit with 1, and 1 says that a check did not hold
        traceback.print_exc()
        return FAULT
    return code


def _print_anything() -> None:
    """Show what the terminal's encoding lacks as an escape instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")

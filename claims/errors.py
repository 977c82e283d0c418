"""Every error a caller can act on, under one root.

The exit code of the command line belongs to the class, so a caller who catches a class knows what a
script sees::

    VerifierError
    ├── BadInput              2  the input or the request is at fault; nothing was stored
    │   ├── NotFound             no claim, capture, mention or source of that name
    │   ├── CaptureRefused       empty, binary, too large or undecodable text
    │   ├── AddressRefused       an address that capture will not dial
    │   ├── FetchRefused         the server's answer cannot be taken as a capture
    │   ├── SettingInvalid       a setting is unknown or has a wrong value
    │   ├── ExtraMissing         an optional part is not installed
    │   ├── ModelRefused         a model file is missing, unreadable or not the one known
    │   ├── DossierRefused       its files are no dossier, or unsafe to read
    │   ├── NothingToUndo        there is no act to undo or redo
    │   └── WorkspaceRefused     the workspace cannot be opened as it is
    │       ├── WorkspaceNewer   written by a newer version
    │       └── WorkspaceDamaged the database or ledger cannot be read
    ├── CheckFailed           1  a check did not hold; nothing was stored
    │   ├── RuleRefused          a rule of the desk says no, with the rule's own text
    │   ├── QuoteLost            the quoted words are not where the mention says
    │   ├── ActConflict          somebody changed the subject in between
    │   └── LedgerBroken         a proof, signature or recomputed leaf does not hold
    └── TryAgain              3  the same request may succeed later
        ├── StoreBusy            the database is locked by another writer
        └── NetworkFailed        the connection failed or timed out
"""


class VerifierError(Exception):
    """Root of all errors; the message says what happened, where, and what to do."""

    exit_code = 2


class BadInput(VerifierError):
    """The input or the request is at fault; nothing was stored."""


class NotFound(BadInput):
    """No claim, capture, mention or source goes by that name."""


class CaptureRefused(BadInput):
    """The bytes cannot be taken as a capture: empty, binary, too large or undecodable."""


class AddressRefused(BadInput):
    """The address is one that capture will not dial."""


class FetchRefused(BadInput):
    """The server answered, and its answer cannot be taken as a capture."""


class SettingInvalid(BadInput):
    """A setting is unknown or has a value outside its range."""


class ExtraMissing(BadInput):
    """An optional part is not installed; the message names the extra."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f"{purpose} needs the extra [{extra}]: pip install 'verifier[{extra}]'")
        self.extra = extra


class ModelRefused(BadInput):
    """A model file is missing, cannot be read, or is not the very file that is known; it was not used."""


class DossierRefused(BadInput):
    """The files are no dossier, or cannot be read safely: a name that leads out, a link, too large."""


class NothingToUndo(BadInput):
    """There is no act of this reviewer left to undo or redo."""


class WorkspaceRefused(BadInput):
    """The workspace cannot be opened as it is; it was left untouched."""


class WorkspaceNewer(WorkspaceRefused):
    """The workspace was written by a newer version of the program."""


class WorkspaceDamaged(WorkspaceRefused):
    """The database or the ledger in the workspace cannot be read."""


class CheckFailed(VerifierError):
    """A check did not hold; nothing was stored."""

    exit_code = 1


class RuleRefused(CheckFailed):
    """A rule of the desk says no; `rule` is its short name, the message its text."""

    def __init__(self, rule: str, text: str) -> None:
        super().__init__(text)
        self.rule = rule


class QuoteLost(CheckFailed):
    """The quoted words are not in the captured text where the mention says they are."""


class ActConflict(CheckFailed):
    """Somebody changed the subject between reading and recording."""


class LedgerBroken(CheckFailed):
    """A proof, a signature or a recomputed leaf does not hold."""


class TryAgain(VerifierError):
    """The same request may succeed later."""

    exit_code = 3


class StoreBusy(TryAgain):
    """The database is locked by another writer."""


class NetworkFailed(TryAgain):
    """The connection failed or timed out."""

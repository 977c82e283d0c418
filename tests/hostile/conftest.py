"""Hostile input goes through the same command line as everything else."""

import os
from pathlib import Path

import pytest

from tests.verifier.capture.conftest import LOOPBACK, server
from tests.verifier.conftest import report, verifier, workspace

__all__ = ["report", "server", "verifier", "workspace"]


@pytest.fixture
def allow_loopback() -> None:
    """Let capture dial this machine, by the setting that a desk would use."""
    networks = ", ".join(f'"{network}"' for network in LOOPBACK)
    Path(os.environ["VERIFIER_CONFIG"]).write_text(f"allow_addresses = [{networks}]\n", encoding="utf-8")

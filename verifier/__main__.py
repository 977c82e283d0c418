"""Where `verifier` and `python -m verifier` start."""

import sys

from verifier.cli import main

if __name__ == "__main__":
    sys.exit(main())

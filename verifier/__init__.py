"""The app: command line, terminal screens, capture and reports over the `claims` library."""

__version__ = "0.1.0"

"""Frozen dataclasses that everything else hands around: values, no behaviour that needs a database.

Offsets are code points of the captured text, end exclusive, everywhere.
"""

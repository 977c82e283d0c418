"""Dialogs: one question each, with one typed answer, None where the person turned back.

A dialog records nothing; the screen that asked does.
"""

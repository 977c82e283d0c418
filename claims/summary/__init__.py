"""Sentences that know what they rest on: proposing them, checking them, footnoting them.

Pure functions over what the store has read; nothing in here opens a database or renders a format.
"""

"""Screens: one place of work each.

A screen reads and writes through `claims.workflow` in thread workers, gets the results as messages and hands
values to its widgets. Screens do not import one another: they ask the app to go somewhere with a message.
"""

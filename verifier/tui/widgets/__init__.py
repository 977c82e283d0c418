"""Widgets: each is handed values and says in messages what a person did.

A widget knows neither its siblings nor the app, calls no workflow function, and shows text only through
`verifier.tui.widgets.safe`.
"""

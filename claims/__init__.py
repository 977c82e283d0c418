"""The domain library: claims, the exact words they rest on, and who stands behind them.

It knows no screen and opens no connection, so it works from a notebook as well as from the app.
Nothing in here may import `verifier`, a terminal or a network library; the import contracts in
pyproject.toml hold that.
"""

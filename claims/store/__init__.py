"""The tables: the only place that speaks SQL.

`log` appends to the ledger, `projections` applies events to the tables that screens read, `queries`
reads them back as frozen dataclasses. No connection or row leaves this folder, except a connection that
`workflow` holds open around one act.
"""

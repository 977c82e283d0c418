"""Getting bytes from files, standard input and pages, and the text in them.

The only folder that opens connections. It stores nothing: what it returns is a `Fetched`, and
`claims.workflow.capturing` keeps it.
"""

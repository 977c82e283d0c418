"""What goes into every dossier to check it by: for Python, for the shell and for Go, and how to run them.

Nothing in here may import anything of this program: it is the second implementation that an auditor runs.
"""

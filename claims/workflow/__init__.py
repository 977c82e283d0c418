"""One function per thing a person can do.

Every act goes the same way: rules on the current state, one signed event, one transaction that appends it
and applies it. Reading functions answer with frozen dataclasses and hold no connection afterwards.
"""

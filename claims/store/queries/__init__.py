"""Reading the projections: functions over a connection that answer with frozen dataclasses."""

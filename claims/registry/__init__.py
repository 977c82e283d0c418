"""What is known of sources before anybody has looked at them, and how well a source did so far.

The list of well-known sources is a start, written by us: each row of it stays unreviewed on a desk until
a person says otherwise. Pure functions over values; may import text, model and vocabulary.
"""

from claims.registry.known import Known, known_source, known_source_of_host
from claims.registry.record import track_record

__all__ = ["Known", "known_source", "known_source_of_host", "track_record"]

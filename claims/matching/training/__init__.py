"""Making the weights of `claims.matching.scoring`: labelled pairs from a seeded generator, and the fit.

Run `python -m claims.matching.training` to write `weights.json` anew. Nothing here reads any measured data.
"""

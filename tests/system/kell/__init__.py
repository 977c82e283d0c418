"""Twelve invented reports of one night at the Kell dam, and the origins their author planned."""

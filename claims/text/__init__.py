"""What can be known of a text without knowing who says it: words, names, numbers, days, what is safe to show.

Pure functions over strings, offsets in code points. Nothing here attributes, compares claims or stores.
"""

"""Everything the pages say about performance, in sentences that only repeat what SQL decided.

Formats nothing (figures.py does) and knows no screen: the same sentences go to pages, sheets and files.
"""

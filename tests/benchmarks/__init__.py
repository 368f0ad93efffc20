"""Measures speed and memory against peers in the same run, and against bars that stop a release.

Run by `make bench`, never by `make test`: a number taken while something else runs says nothing.
"""

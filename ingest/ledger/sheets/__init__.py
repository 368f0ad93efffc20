"""Sheets of targets as councils keep them, read into agreements and written back. Bytes in, bytes out: no files."""

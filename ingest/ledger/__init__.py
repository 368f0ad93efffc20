"""What was believed and agreed, when, and by whom: append-only, outside builds. Knows nothing of the rest of ingest."""

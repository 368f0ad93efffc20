"""One module a publisher's dataset or API; a module's SOURCE is all that the rest of ingest sees."""

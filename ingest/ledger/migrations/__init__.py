"""How the ledger's tables came to be as they are: one file a change in `versions`, never edited once released."""

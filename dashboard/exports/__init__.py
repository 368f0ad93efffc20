"""Files a reader takes away, with source and licence inside."""

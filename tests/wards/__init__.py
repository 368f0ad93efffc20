"""What may be said of a ward, and what is kept back."""

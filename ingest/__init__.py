"""Brings open data in, builds the warehouse and publishes it; draws nothing."""

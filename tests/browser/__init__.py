"""What readers meet in a browser."""

"""Draws what SQL decided; computes no figure of its own."""

"""Bytes in, pages with fields out."""

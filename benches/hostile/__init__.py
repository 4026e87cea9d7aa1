"""Hostile inputs and faults, and an oracle of its own for each: what strangers send must neither harm nor deceive."""

"""How the shipped weights are made: ``python -m training`` (see docs/training.md). Not in the wheel."""

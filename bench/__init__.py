"""Measurements of the installed dragoman, over files of the forms that docs/bench.md describes. Not in the wheel."""

"""Records as JSON, as text for a terminal (``dragoman.output.terminal``) and as tables (``dragoman.output.tables``).

The last two import rich and pyarrow, so they are modules of their own, imported by whoever needs them.
"""

from dragoman.output._json import json_array, json_lines
from dragoman.output._printable import printable
from dragoman.output._quotes import with_quotation_marks

__all__ = ["json_array", "json_lines", "printable", "with_quotation_marks"]

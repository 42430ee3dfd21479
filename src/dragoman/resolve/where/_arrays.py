"""Names for kinds of arrays, so that numpy itself is imported only when an article is read."""

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.floating[Any]]"
Integers: TypeAlias = "NDArray[np.integer[Any]]"

"""The PLOVER ontology: event types, modes, quad classes, intensities, sectors and contexts.

>>> from dragoman.ontology import plover
>>> plover().types["CONSULT"].intensity_of("visit")
4.0
"""

from dragoman.ontology._plover import EventType, Plover, Quad, plover

__all__ = ["EventType", "Plover", "Quad", "plover"]

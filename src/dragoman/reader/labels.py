"""The labels that the reader's heads tell apart, in the order of their outputs."""

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
TIME_KINDS = ("DATE", "TIME", "DURATION", "SET")
STATUSES = ("occurred", "future", "hypothetical", "negated")

LAYERS: dict[str, tuple[str, ...]] = {
    "cue": ("CUE", "LONE"),  # LONE: first subtoken of a quotation that stands alone
    "univocal": ("CUE",),  # cues by PolNeAR's guide, which has no nested attributions
    "event": EVENT_TYPES,
    "time": TIME_KINDS,
    "place": ("PLACE",),
}
"""Tagging layers and their span labels; each layer's outputs are O, then B and I of every label."""

LAYER_SIZES = {name: 1 + 2 * len(labels) for name, labels in LAYERS.items()}

ROLES = ("source", "content", "channel", "actor", "recipient", "place", "time")
"""Roles that a predicate gives to other words; each role's outputs are O, B and I."""
STATEMENT_ROLES = (0, 1, 2)
EVENT_ROLES = (3, 4, 5, 6)

PREDICATES = ("cue", "lone", "univocal", "event")
"""What a predicate can be: a cue, a quotation standing alone, a cue by PolNeAR's guide, an event trigger."""

SECTORS = (
    "", "GOV", "MIL", "REB", "COP", "JUD", "LEG", "PTY", "SPY", "PRM", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "UNO", "EUR",
)  # fmt: skip
"""PLOVER sectors, with none first, and the two bodies that stand in a sector's place (IGO UNO, IGO EUR)."""

DISTANCES = 32
"""Buckets of the signed distance between two places of a passage, in subtokens."""

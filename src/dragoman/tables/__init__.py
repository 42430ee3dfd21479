"""Facts for closed classes, as data files that name their sources."""

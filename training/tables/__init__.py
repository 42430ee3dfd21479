"""The scripts that build the tables under src/dragoman/tables."""

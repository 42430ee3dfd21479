"""Dragoman reads news pages into a record: who said what, who did what to whom, when, where, on whose word."""

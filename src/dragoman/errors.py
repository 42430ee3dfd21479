"""Errors that users meet. Each message names the input and says what is wrong with it."""


class DragomanError(Exception):
    """Base of every error that dragoman raises on purpose."""


class UnreadableInput(DragomanError):
    """An input that cannot be read. ``name`` is the input as the user named it, ``reason`` why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

"""Collects what WeasyPrint warns of while a document is printed: unknown CSS, missing pictures, invalid markup."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

_DATA_ADDRESS = re.compile(r"(data:[\w/+.-]*)[^\s'\"<>]{20,}")


class _ListHandler(logging.Handler):
    """Appends each message to a list, without the content of a picture that the message names by its address."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(_DATA_ADDRESS.sub(r"\1...", record.getMessage()))


@contextmanager
def engine_warnings() -> Iterator[list[str]]:
    """Yields a list that receives the warnings and errors of WeasyPrint within the block."""
    handler, logger = _ListHandler(), logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)

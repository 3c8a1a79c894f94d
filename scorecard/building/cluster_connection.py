"""Connects to a Dask scheduler; raises within seconds an error of one line that says why none can be had."""

import asyncio
import logging
import re
import socket
import threading
import warnings
from typing import Any

from distributed import Client
from distributed.comm.core import connect
from distributed.core import send_recv
from distributed.security import Security

from scorecard.building.executor import ExecutorError
from scorecard.building.failure import Failure
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.system_causes import cause_of

ANSWER_SECONDS = 5.0
"""The time in which the scheduler has to answer, whenever it is asked."""

_ADDRESS = re.compile(r"(tcp|tls|ws|wss)://(?P<host>[^\s/:\[\]]+|\[[0-9a-fA-F:.]+\]):(?P<port>\d{1,5})/?")
_LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
"""The loggers of Dask, which would print into the terminal beside the messages of this program."""


def host_and_port(address: str) -> tuple[str, int]:
    """Returns the parts of an address such as `tcp://host:8786`.

    Raises ValueError, with how to write it, for another text.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None or not 0 < int(match["port"]) < 65536:
        raise ValueError(
            tr(
                "'{address}' is not the address of a Dask scheduler; write it as {example}",
                address=address,
                example="tcp://HOST:8786",
            )
        )
    return match["host"].strip("[]"), int(match["port"])


def connected(address: str) -> Client:
    """Returns a client of the scheduler at an address. Raises ExecutorError where none answers in time."""
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", message="Sending large graph")  # for Dask, a whole edition is one job
    if cause := _why_no_answer(address):
        raise _no_answer(address, cause)
    try:
        with warnings.catch_warnings(action="ignore"):  # warnings of differing versions, which are compared elsewhere
            return Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except Exception as error:  # which error it is depends on the transport and on the process at the address
        raise _no_answer(address, _in_one_line(error)) from error


def _no_answer(address: str, cause: str) -> ExecutorError:
    return ExecutorError(Failure(tr("no Dask scheduler answers at {address}: {cause}", address=address, cause=cause)))


def _why_no_answer(address: str) -> str | None:
    """Asks the process at the address what it is; returns why it is no usable scheduler, None where it is one.

    A client of Dask takes minutes to give up where something accepts the connection and never answers. The question is
    asked in a thread that is left behind then.
    """
    answers: list[str | None] = []
    thread = threading.Thread(target=lambda: answers.append(_ask(address)), daemon=True)
    thread.start()
    thread.join(ANSWER_SECONDS)
    if answers:
        return answers[0]
    return tr_count(
        "it does not answer within {count} second",
        "it does not answer within {count} seconds",
        int(ANSWER_SECONDS),
        count=f"{ANSWER_SECONDS:g}",
    )


def _ask(address: str) -> str | None:
    try:
        socket.create_connection(host_and_port(address), timeout=ANSWER_SECONDS).close()
    except OSError as error:
        return cause_of(error) if error.strerror else _in_one_line(error)
    try:
        identity = asyncio.run(_identity(address))
    except Exception as error:
        return tr(
            "what answers there is not understood; is it a scheduler, with TLS or without? ({cause})",
            cause=_in_one_line(error),
        )
    kind = identity.get("type") if isinstance(identity, dict) else None
    if kind == "Scheduler":
        return None
    # Translators: {kind} is what a program of Dask calls itself, such as "worker" or "nanny".
    return tr("it is not a scheduler but a {kind}", kind=str(kind).lower())


async def _identity(address: str) -> Any:
    arguments = Security().get_connection_args("client")
    comm = await connect(address, timeout=ANSWER_SECONDS, **arguments)
    try:
        return await send_recv(comm, op="identity")
    finally:
        comm.abort()


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__

"""Several visitors at once while documents are being read, without their browsers: what the server alone takes.

    python -m benchmarks.visiting FOLDER [--sessions 5] [--rounds 3] [--home FOLDER]

benchmarks.browsing runs the visitors' browsers on the server's own processors, where one page load costs some ten times
what the server does for it.  Here each visit speaks the app's protocol: a new session, one address, and the time until
the server has sent the whole page.  A page that holds an error counts as one.
"""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect as open_socket

from benchmarks.browsing import Account, measure, tour

PATIENCE = 60.0  # seconds


def first_request(path: str) -> bytes:
    """Return what a browser sends when it opens an address."""
    parts = urlsplit(path)
    message = BackMsg()
    message.rerun_script.query_string = parts.query
    message.rerun_script.page_name = parts.path.strip("/")
    return message.SerializeToString()


def fault(message: ForwardMsg) -> str | None:
    """Return the error that a message puts on the page, if it does."""
    element = message.delta.new_element
    if element.HasField("exception"):
        return element.exception.message
    if element.HasField("alert") and element.alert.format == Alert.ERROR:
        return element.alert.body
    return None


async def visit(address: str, path: str, account: Account) -> None:
    """Open one address in a new session and read until the page is whole."""
    began = time.perf_counter()
    elements = 0
    try:
        async with (
            asyncio.timeout(PATIENCE),
            open_socket(
                address.replace("http", "ws") + "/_stcore/stream", subprotocols=["streamlit"], max_size=None
            ) as socket,
        ):
            await socket.send(first_request(path))
            while True:
                message = ForwardMsg.FromString(await socket.recv())
                elements += message.HasField("delta")
                if found := fault(message):
                    account.errors.append(f"{path}: {found}")
                if message.WhichOneof("type") == "script_finished":
                    break
    except Exception as error:  # whatever it was, it is counted
        account.errors.append(f"{path}: {error!r}")
        return
    if elements < 5:
        account.errors.append(f"{path}: the page has {elements} elements")
    account.seconds.setdefault(path, []).append(time.perf_counter() - began)


async def visitor(address: str, number: int, rounds: int, account: Account) -> None:
    """Open all addresses."""
    for path in tour(number, rounds):
        await visit(address, path, account)


async def visitors(address: str, sessions: int, rounds: int) -> Account:
    """Let all visitors come at once."""
    account = Account()
    await asyncio.gather(*(visitor(address, number, rounds, account) for number in range(sessions)))
    return account


if __name__ == "__main__":
    measure(__doc__ or "", visitors, first_rounds=2)

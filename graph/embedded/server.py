"""The embedded engine as a process: ``python -m graph.embedded.server HOME``.

ArcadeDB runs in this process's Java machine and speaks Bolt on the loopback.  The process outlives whoever started it,
serves every process of its data folder, and ends on SIGTERM or after ``FAZHI_ENGINE_IDLE`` seconds without a Bolt
connection (900 unless told; 0 means never).
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

import arcadedb_embedded
import filelock
import jpype
from arcadedb_embedded.server import ArcadeDBServer

from graph.embedded.runfile import (
    DATABASE,
    READER,
    RunFile,
    engine_folder,
    remove_run_file,
    write_run_file,
)
from graph.embedded.watch import JavaObject, private_field, watch_connections, watch_time_limits
from graph.errors import EngineError

# Serial collection and the first compiler only: a third less time to the first answer, and half the memory, on the one
# or two cores this engine is for.
JVM_FLAGS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m")
# The keys are random and 256 bits long, so stretching them would only delay the first answer.
KEY_ITERATIONS = 1
# A replaced document travels in a few messages; the engine's own limit of 16 MiB is below a long report's batch.
LARGEST_MESSAGE = 256 * 1024 * 1024
READ_ONLY = '{"access": [], "resultSetLimit": -1, "readTimeout": -1, "types": {"*": {"access": ["readRecord"]}}}'


class Engine:
    """ArcadeDB in this process, with the ports and keys it was given."""

    def __init__(self, folder: Path, *, heap: str) -> None:
        """Start the Java machine and the server, and open the one database.

        Args:
            folder: the engine's folder; logs go to ``log`` inside it
            heap: the Java machine's largest heap, as ``512m`` or ``2g``
        """
        self.password = secrets.token_urlsafe(32)
        self.reader_password = secrets.token_urlsafe(32)
        config = {
            "host": "127.0.0.1",
            "http_port": 0,
            "bolt_host": "127.0.0.1",
            "bolt_port": 0,
            "bolt_defaultDatabase": DATABASE,
            "bolt_maxMessageSize": LARGEST_MESSAGE,
            "bolt_packstream_maxValueLength": LARGEST_MESSAGE,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "server_saltIterations": KEY_ITERATIONS,
            "mode": "development",  # "production" hides every error message from the client
            "txWalFlush": 1,  # development mode would not flush: a commit survives kill -9
            "opencypher_loadCsv_allowFileUrls": False,
            "opencypher_loadCsv_allowRemoteUrls": False,
        }
        jvm = {"heap_size": heap, "jvm_args": JVM_FLAGS}
        self._server = ArcadeDBServer(str(folder), self.password, config, jvm)
        self._server.start()
        self._server.create_database(DATABASE)
        self.java: JavaObject = self._server._java_server  # noqa: SLF001 - ports, users and connections are not in the binding
        self._set_keys()

    def _set_keys(self) -> None:
        """Give both users this run's keys; the first start's key is remembered by the engine and would win."""
        json = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
        security = self.java.getSecurity()
        security.setUserPassword("root", self.password)
        security.saveGroup(DATABASE, READER, json(READ_ONLY))
        if not security.existsUser(READER):
            user = json().put("name", READER).put("password", security.encodePassword(self.reader_password))
            security.createUser(user.put("databases", json(f'{{"{DATABASE}": ["{READER}"]}}')))
        security.setUserPassword(READER, self.reader_password)

    def bolt(self) -> JavaObject:
        """Return the Bolt listener's Java object."""
        return next(plugin for plugin in self.java.getPlugins() if "Bolt" in str(plugin.getName()))

    def run_file(self) -> RunFile:
        """Return what clients need to know."""
        return RunFile(
            uri=f"bolt://127.0.0.1:{self.bolt().getPort()}",
            http=f"http://127.0.0.1:{self._http_port()}",
            pid=os.getpid(),
            version=str(arcadedb_embedded.__version__),
            password=self.password,
            reader_password=self.reader_password,
        )

    def _http_port(self) -> int:
        """Return the port that was given for port 0; the server itself only remembers the 0."""
        listeners = private_field(self.java.getHttpServer(), "undertow").getListenerInfo()
        return int(listeners.get(0).getAddress().getPort())

    def stop(self) -> None:
        """Close the database and both ports."""
        self._server.stop()


def serve(home: Path) -> None:
    """Run the engine of ``home`` until it is told to stop or nobody has used it for a while.

    Raises:
        filelock.Timeout: another engine of this folder still runs after half a minute
    """
    folder = engine_folder(home)
    os.chdir(folder)  # the engine writes ./log
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the command that started us, not the shared engine
    with filelock.FileLock(folder / "server.lock", timeout=30):
        engine = Engine(folder, heap=_heap(os.environ.get("FAZHI_ENGINE_HEAP") or "512m"))
        write_run_file(home, engine.run_file())
        threading.Thread(target=watch_time_limits, args=(engine.java, stopping), daemon=True).start()
        idle = float(os.environ.get("FAZHI_ENGINE_IDLE") or 900)
        watch_connections(engine.bolt(), stopping, idle=idle)
        remove_run_file(home, os.getpid())
        engine.stop()


def _heap(size: str) -> str:
    """Return a heap size the Java machine understands; what it says to another one is not in the log.

    Raises:
        EngineError: it is none.
    """
    if not re.fullmatch(r"\d+[mg]", size, flags=re.IGNORECASE):
        raise EngineError(f"FAZHI_ENGINE_HEAP={size} 不是内存大小；请写成 512m 或 2g 的形式")
    return size


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
    sys.stdout.flush()
    os._exit(0)  # the Java machine's own threads would delay the end by seconds

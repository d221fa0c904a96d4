"""ArcadeDB inside this process: how it is set up, its ports and its users."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import arcadedb_embedded
import jpype
from arcadedb_embedded.exceptions import ArcadeDBError
from arcadedb_embedded.server import ArcadeDBServer

from graph.embedded.runfile import DATABASE, READER, RunFile
from graph.embedded.watch import JavaObject, private_field

# Serial collection and the first compiler only: a third less time to the first answer, and half the memory, on the
# one or two cores this engine is for.  -Xrs leaves signals to Python: the Java machine would otherwise end the process
# in the middle of things.
JVM_FLAGS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-Xrs")
# The keys are random and 256 bits long, so stretching them would only delay the first answer.
KEY_ITERATIONS = 1
# A replaced document travels in a few messages; the engine's own limit of 16 MiB is below a long report's batch.
LARGEST_MESSAGE = 256 * 1024 * 1024
WARM_UP = (
    "MATCH (g:FazhiGraph {id: 'graph'}) RETURN properties(g) AS info",
    """
    UNWIND ['x'] AS uri MATCH (n:Resource {uri: uri})-[r]->(m) WHERE type(r) = 'x'
    RETURN n.uri AS uri, labels(n) AS labels, m {.*} AS target ORDER BY m.name LIMIT 1
    """,
)
READ_ONLY = '{"access": [], "resultSetLimit": -1, "readTimeout": -1, "types": {"*": {"access": ["readRecord"]}}}'


class Engine:
    """ArcadeDB in this process, with the ports and keys it was given."""

    def __init__(self, folder: Path, *, heap: str, flags: Sequence[str] = ()) -> None:
        """Start the Java machine and the server, and open the one database.

        Args:
            folder: the engine's folder; logs go to ``log`` inside it
            heap: the Java machine's largest heap, as ``512m`` or ``2g``
            flags: more options of the Java machine
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
        jvm = {"heap_size": heap, "jvm_args": (*JVM_FLAGS, *flags)}
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

    def warm_up(self) -> None:
        """Answer a few questions, so that the first client does not wait for the query language to be loaded."""
        with suppress(ArcadeDBError):  # told to stop meanwhile
            database = self._server.get_database(DATABASE)
            for query in WARM_UP:
                list(database.query("opencypher", query))

    def stop(self) -> None:
        """Close the database and both ports."""
        self._server.stop()

"""The embedded engine as a process: ``python -m graph.embedded.server HOME``.

ArcadeDB runs in this process's Java machine and speaks Bolt on the loopback.  The process outlives whoever started it,
serves every process of its data folder, and ends on SIGTERM or after ``FAZHI_ENGINE_IDLE`` seconds without a Bolt
connection (900 unless told; 0 means never).
"""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import traceback
from pathlib import Path
from types import FrameType

import filelock

from graph.embedded.class_cache import cache_flags, make_cache_later
from graph.embedded.engine import Engine
from graph.embedded.runfile import engine_folder, remove_run_file, write_run_file
from graph.embedded.watch import watch_connections, watch_time_limits
from graph.errors import EngineError


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
        engine = Engine(folder, heap=_heap(os.environ.get("FAZHI_ENGINE_HEAP") or "512m"), flags=cache_flags(folder))
        write_run_file(home, engine.run_file())
        threading.Thread(target=engine.warm_up, daemon=True).start()
        threading.Thread(target=make_cache_later, args=(folder, stopping), daemon=True).start()
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


def main() -> None:
    """Serve, and end at once: the Java machine's own threads would keep the process for seconds, or for ever."""
    status = 1
    try:
        serve(Path(sys.argv[1]))
        status = 0
    finally:
        if status:
            traceback.print_exc()
        sys.stdout.flush()
        os._exit(status)


if __name__ == "__main__":
    main()

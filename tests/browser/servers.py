"""Start JupyterLab or Voilà for a page test, out of sight of the user's own Jupyter.

Each server keeps its attempts in a folder of its own and reads no settings but those
that the project ships.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

READY_WITHIN = 90  # seconds; a loaded machine takes 20


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, the notebooks it shows and the attempts it writes."""

    url: str
    notebooks: Path
    attempts: Path
    log: Path


@dataclass(frozen=True)
class Lab(Server):
    """JupyterLab, as ``make lab`` starts it."""

    def open(self, page: Page, notebook: str) -> None:
        """Show a notebook and wait until its kernel is ready."""
        page.goto(f"{self.url}/lab/tree/{notebook}?reset", wait_until="commit")
        page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)
        page.wait_for_function(_KERNEL_IDLE, timeout=60_000)

    def run_all(self, page: Page) -> None:
        """Run every cell, as Run > Run All Cells does; returns when the last one is done."""
        page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")

    def cells(self, page: Page) -> list[str]:
        """The source of each cell as the page holds it now."""
        sources: list[str] = page.evaluate(_SOURCES)
        return sources

    def restart_kernel(self, page: Page) -> None:
        """Kill the kernel and start another, as an accident would; outputs stay on the page."""
        page.evaluate(_RESTART)
        page.wait_for_function(_KERNEL_IDLE, timeout=60_000)


_NOTEBOOK = "window.jupyterapp.shell.currentWidget"
_KERNEL_IDLE = f"() => {_NOTEBOOK}?.context?.sessionContext?.session?.kernel?.status === 'idle'"
_SOURCES = f"() => {_NOTEBOOK}.content.widgets.map(cell => cell.model.sharedModel.getSource())"
_RESTART = f"() => {_NOTEBOOK}.context.sessionContext.session.kernel.restart()"


@contextmanager
def lab_server(notebooks: Path, folder: Path) -> Iterator[Lab]:
    """JupyterLab over a folder of notebooks; everything else that it writes goes to ``folder``."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    words = [
        "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
        "--IdentityProvider.token=", "--ServerApp.allow_root=True", "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    server = Lab(url, notebooks, folder / "attempts", folder / "server.log")
    with _running(words, server, f"{url}/api/status"):
        yield server


@contextmanager
def voila_server(notebooks: Path, notebook: str, folder: Path) -> Iterator[Server]:
    """Voilà showing one notebook, as ``make desk`` does; each load of the page is a new kernel."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    words = ["voila", notebook, "--no-browser", "--Voila.ip=127.0.0.1", f"--port={port}"]
    server = Server(url, notebooks, folder / "attempts", folder / "server.log")
    with _running(words, server, f"{url}/voila/static/voila.js"):
        yield server


@contextmanager
def _running(words: list[str], server: Server, ready: str) -> Iterator[None]:
    with server.log.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=server.notebooks,
            env=_own_environment(server),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_ready(process, ready, server.log)
            yield
        finally:
            _stop(process)


def _own_environment(server: Server) -> dict[str, str]:
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    jupyter = server.log.parent / "jupyter"
    folders = {name: str(jupyter / leaf) for name, leaf in own.items()}
    return {**os.environ, **folders, "CLAIMLAB_ATTEMPTS": str(server.attempts)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped before it was ready:\n{log.read_text()[-3000:]}")
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"the server was not ready after {READY_WITHIN} s:\n{log.read_text()[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

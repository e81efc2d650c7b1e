"""Find a Chromium for the page tests, or say in one line how to come by one.

Run as a program it prints the browser's path; with ``--install`` it first installs
Debian's package where there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
HOW = (
    "The page tests need Chromium, Chrome or Edge, and none was found. Install one "
    "(on Debian or Ubuntu: apt-get install chromium), or name one: CLAIMLAB_BROWSER=/path/to/browser make test"
)

FLAGS = [
    # A container's root has no sandbox, and its /dev/shm is small.
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
    # No name but this machine's is ever looked up, so nothing leaves it, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    # The browser's own errands.
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run",
]  # fmt: skip


class NoBrowser(RuntimeError):
    """No browser that can be driven; the message says what to do."""


def find_browser() -> Path:
    """The browser to drive: the one named in CLAIMLAB_BROWSER, else one installed, else one of Playwright's own."""
    named = os.environ.get("CLAIMLAB_BROWSER")
    if named:
        found = shutil.which(named)
        if found is None:
            raise NoBrowser(f"CLAIMLAB_BROWSER names {named!r}, which is not a program that can be run.")
        return Path(found)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    for path in (MAC, playwrights_own()):
        if path.exists():
            return path
    raise NoBrowser(HOW)


def playwrights_own() -> Path:
    """Where ``playwright install chromium`` would have put its browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def install() -> None:
    """Install Debian's Chromium, where there is an apt-get and the right to use it."""
    asroot = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (asroot and not may_sudo()):
        raise NoBrowser(HOW)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    print("No browser found: installing Debian's chromium ...", file=sys.stderr)
    for words in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run([*asroot, "apt-get", *words], env=quiet, capture_output=True, text=True)
        if done.returncode != 0:
            raise NoBrowser(f"apt-get {words[0]} failed:\n{done.stderr.strip()}\n{HOW}")


def may_sudo() -> bool:
    return bool(shutil.which("sudo")) and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0


def main(words: list[str]) -> int:
    try:
        try:
            print(find_browser())
        except NoBrowser:
            if "--install" not in words or os.environ.get("CLAIMLAB_BROWSER"):
                raise
            install()
            print(find_browser())
    except NoBrowser as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

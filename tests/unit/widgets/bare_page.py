"""A bare page round a desk: the real scripts in a real browser, the real Python half, no server between them."""

from typing import Any

from playwright.sync_api import Page

from sim.widgets import Desk

TRAITS = ("words", "families", "office", "base", "delta", "claim", "report", "attempt", "chosen", "said", "tick")
MOUNT = """async ({ script, style, state }) => {
  const sheet = document.createElement("style");
  sheet.textContent = style;
  document.head.append(sheet);
  const listeners = [];
  const model = {
    get: (name) => state[name],
    on: (name, hear) => listeners.push(hear),
    off: () => {},
    send: async (message) => {
      Object.assign(state, await window.kernel(JSON.parse(JSON.stringify(message))));
      for (const hear of listeners) hear();
      window.answers = (window.answers || 0) + 1;
    },
  };
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  await widget.render({ model, el: document.querySelector("#here") });
}"""
SHELL = """<!doctype html><html lang="en"><head><title>Desk</title><style>body{{margin:0;padding:0}}{extra}</style></head>
<body data-jp-theme-light="{light}"><main><div id="here"></div></main></body></html>"""
DARK = ":root{--jp-layout-color1:#212121;--jp-content-font-color1:rgba(255,255,255,.87)}body{background:#111}"


def show(opened: Any, desk: Desk, *, width: int = 1366, height: int = 768, dark: bool = False) -> Page:
    """Draw a desk on a page of its own; what the page sends reaches `desk.hear`."""
    page = opened.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(5000)
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    sent: dict[str, Any] = {}

    def changed() -> dict[str, Any]:
        now = {name: getattr(desk, name) for name in TRAITS}
        news = {name: value for name, value in now.items() if name not in sent or sent[name] != value}
        sent.update(news)
        return news

    def hear(message: Any) -> dict[str, Any]:
        desk.hear(message)
        return changed()

    page.expose_function("kernel", hear)
    page.set_content(SHELL.format(light="false" if dark else "true", extra=DARK if dark else ""))
    page.evaluate(MOUNT, {"script": desk._esm, "style": desk._css, "state": changed()})
    return page

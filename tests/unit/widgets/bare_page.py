"""A bare page round a desk: the real scripts in a real browser, the real Python half, no server between them."""

from base64 import b64encode
from typing import Any

from playwright.sync_api import Page

from sim.widgets import Desk

TRAITS = tuple(sorted(set(Desk.class_trait_names(sync=True)) - {"layout", "tabbable", "tooltip"} - {
    name for name in Desk.class_trait_names(sync=True) if name.startswith("_")
}))
MOUNT = """async ({ script, style, state, panels }) => {
  const sheet = document.createElement("style");
  sheet.textContent = style;
  document.head.append(sheet);
  const listeners = [];
  const tell = (names) => { for (const [name, hear] of listeners) if (names.includes(name.replace("change:", ""))) hear(); };
  const model = {
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; },
    save_changes: () => tell(["pointed"]),
    on: (name, hear) => listeners.push([name, hear]),
    off: () => {},
    send: async (message) => {
      const { sentFiles: files, ...news } = await window.kernel(JSON.parse(JSON.stringify(message)));
      for (const [content, coded] of files || []) {
        const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
        for (const [name, hear] of listeners) if (name === "msg:custom") hear(content, [new DataView(bytes.buffer)]);
      }
      Object.assign(state, news);
      tell(Object.keys(news));
      window.answers = (window.answers || 0) + 1;
    },
  };
  // For whoever worked the Python half directly: draw what it shows now.
  window.redrawn = async () => {
    const news = await window.kernel(null);
    Object.assign(state, news);
    tell(Object.keys(news));
  };
  const alone = (name) => ({
    get: (trait) => ({ state: "the desk", name })[trait],
    widget_manager: { get_model: async () => model },
  });
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  for (const name of panels) {
    const el = document.createElement("div");
    document.querySelector("#here").append(el);
    await widget.render({ model: name === "desk" ? model : alone(name), el });
  }
}"""
SHELL = """<!doctype html><html lang="en"><head><title>Desk</title><style>body{{margin:0;padding:0}}{extra}</style></head>
<body data-jp-theme-light="{light}"><main><div id="here"></div></main></body></html>"""
DARK = ":root{--jp-layout-color1:#212121;--jp-content-font-color1:rgba(255,255,255,.87)}body{background:#111}"


def show(opened: Any, desk: Desk, *, width: int = 1366, height: int = 768, dark: bool = False,
         panels: tuple[str, ...] = ("desk",)) -> Page:
    """Draw a desk, or some of its panels one below the other, on a page; what the page sends reaches `desk.hear`."""
    page = opened.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(5000)
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    sent: dict[str, Any] = {}
    files: list[Any] = []
    desk.send = lambda content, buffers: files.append([content, b64encode(buffers[0]).decode()])

    def changed() -> dict[str, Any]:
        now = {name: getattr(desk, name) for name in TRAITS}
        news = {name: value for name, value in now.items() if name not in sent or sent[name] != value}
        sent.update(news)
        return news

    def hear(message: Any) -> dict[str, Any]:
        if message is not None:
            desk.hear(message)
        news = changed()
        if files:
            news["sentFiles"] = [files.pop() for _ in tuple(files)]
        return news

    for name in panels:
        if name != "desk":
            desk.showing(name)
    page.expose_function("kernel", hear)
    page.set_content(SHELL.format(light="false" if dark else "true", extra=DARK if dark else ""))
    page.evaluate(MOUNT, {"script": desk._esm, "style": desk._css, "state": changed(), "panels": list(panels)})
    return page


def settled(page: Page) -> None:
    """Wait until every desk on a page has drawn its answer."""
    page.wait_for_function("() => !document.querySelector('.cl-root[aria-busy]')")

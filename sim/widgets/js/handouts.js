// Files to take away: a button that writes them, and a link for each that is there.

const handoutBar = (desk, what) => {
  const { words } = desk;
  const written = desk.files?.[what];
  return make("section.handouts", { "aria-label": words.take_away },
    make("button.plain", { type: "button", "data-key": `write:${what}`, onclick: () => desk.send({ say: "write", what }, `write:${what}`) }, words[`write_${what}`]),
    written ? make("ul.handed", {}, written.files.map((file) => make("li", {}, fileLink(desk, file)))) : make("small", {}, { reports: words.files_say, summary: words.summary_says }[what]));
};

const fileLink = (desk, [name, label, size]) => [make("button.link", {
  type: "button", "data-key": `fetch:${name}`, onclick: () => { desk.fetching.add(name); desk.send({ say: "fetch", name }, `fetch:${name}`); },
}, label), " ", make("small", {}, size)];

// The kernel sends the file itself, so that no server has to be allowed to.
const keepFile = (desk, { file, kind }, buffers) => {
  if (!file || !desk.fetching.delete(file)) return;
  const url = URL.createObjectURL(new Blob(buffers, { type: kind }));
  const link = make("a", { href: url, download: file });
  desk.root.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
};

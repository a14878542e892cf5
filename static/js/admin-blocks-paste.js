// Text from a word processor brings styles along. The server takes them away; here they are dropped before the browser
// parses them, because the content security policy would report each one.
(() => {
  const bare = (html) =>
    html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "");

  document.addEventListener(
    "paste",
    ({ target }) => target.closest?.(".ProseMirror")?.editor?.view.setProps({ transformPastedHTML: bare }),
    true,
  );
})();

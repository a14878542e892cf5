// Text pasted into a text block: its headings and tables become blocks of their own, after this one. The author is told
// what has become of it, and may undo it.
(() => {
  const words = document.currentScript.dataset;
  const KINDS = { heading: "sectionheading", prose: "prose", table: "datatable" };
  const prefix = (kind) => `articles_${KINDS[kind]}_set`;
  const ordering = (block) => Number(block.querySelector(".order-machine-ordering").value);
  const blocks = () =>
    [...document.querySelectorAll(".order-machine .inline-related:not(.empty-form)")].sort((one, other) => ordering(one) - ordering(other));

  // Resolves when the block's own editor is there.
  const editorOf = (block) => {
    const ready = block.querySelector(".ProseMirror")?.editor;
    return ready ?? new Promise((resolve) => block.addEventListener("prose-editor:ready", ({ detail }) => resolve(detail.editor), { once: true }));
  };

  const set = (block, name, value) => {
    const field = block.querySelector(`[name$="-${name}"]`);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const add = async (part, before) => {
    const known = new Set(blocks());
    window.ContentEditor._insertBefore = before;
    window.ContentEditor.addContent(prefix(part.kind));
    const block = blocks().find((each) => !known.has(each));
    if (part.kind === "heading") {
      set(block, "text", part.text);
      set(block, "level", part.level);
    } else if (part.kind === "table") {
      set(block, "caption", part.caption);
      set(block, "rows", part.rows);
    } else (await editorOf(block)).commands.setContent(part.html, { emitUpdate: true });
    return block;
  };

  const tell = (block, lines, undo) => {
    block.querySelector(".pasted")?.remove();
    if (!lines.length) return;
    const told = document.createElement("div");
    told.className = "pasted";
    told.setAttribute("role", "status");
    block.querySelector("fieldset").append(told);
    for (const line of lines) {
      const made = document.createElement("p");
      made.textContent = line;
      told.append(made);
    }
    if (!undo) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = words.undo;
    button.addEventListener("click", () => {
      told.remove();
      undo();
    });
    told.append(button);
  };

  const lost = ({ pictures, struck, tables, merged }) => [
    ...(struck.length ? [words.struck.replace("%s", struck.join("” · “"))] : []),
    ...(pictures.length ? [words.pictures] : []),
    ...(tables.length ? [words.tables] : []),
    ...(merged.length ? [words.merged] : []),
  ];

  const spread = async (view, block, parts, told) => {
    const { editor } = view.dom;
    const before = editor.getHTML();
    const { from, to } = editor.state.selection;
    const end = editor.state.doc.content.size;
    const isTail = editor.state.doc.textBetween(to, end).trim() !== "";
    const tail = isTail ? view.serializeForClipboard(editor.state.doc.slice(to, end)).dom.innerHTML : "";
    editor.commands.deleteRange({ from, to: end });
    const isEmpty = editor.isEmpty;
    const last = parts.at(-1);
    if (tail && last.kind === "prose") last.html += tail;
    else if (tail) parts.push({ kind: "prose", html: tail });

    // An empty block takes the first text; what stands above that text comes before the block.
    const text = parts.findIndex(({ kind }) => kind === "prose");
    const here = isEmpty || text === 0 ? text : -1;
    if (here >= 0 && isEmpty) editor.commands.setContent(parts[here].html, { emitUpdate: true });
    else if (here >= 0) view.pasteHTML(parts[here].html);
    const after = blocks()[blocks().indexOf(block) + 1] ?? null;
    const isBefore = (place) => isEmpty && (here < 0 || place < here);
    const added = [];
    for (const [place, part] of parts.entries()) {
      if (place !== here) added.push(await add(part, isBefore(place) ? block : after));
    }
    view.focus();
    return () => {
      for (const each of added) each.querySelector(".inline-deletelink")?.click();
      editor.commands.setContent(before, { emitUpdate: true });
      view.focus();
    };
  };

  document.addEventListener("paste", (event) => {
    const view = event.target.closest?.(".ProseMirror")?.editor?.view;
    const data = event.clipboardData;
    if (!view?.editable || !data || !/text\/(html|plain)/.test([...data.types].join())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const block = view.dom.closest(".inline-related");
    const { parts, told } = window.pastedParts(data);
    const isSpread = block && parts.some(({ kind }) => kind !== "prose");
    if (!isSpread) {
      if (parts.length) view.pasteHTML(parts[0].html);
      return tell(block, lost(told));
    }
    const count = parts.length === 1 ? words.block : words.blocks.replace("%s", parts.length);
    spread(view, block, parts, told).then((undo) => tell(block, [count, ...lost(told)], undo));
  }, true);
})();

// Adding a block: a menu of the kinds, each with a line what it is for, at the end or above the block that asked for it.
// The first field of the new block has the focus.
(() => {
  const labels = document.currentScript.dataset;
  // Not the box that deletes the block: it stands in the heading.
  const FIELDS = ["input:not([type=hidden]):not(.hidden input)", "select", "textarea", ".ProseMirror"].map((each) => `fieldset ${each}`).join();
  const TYPED_TOGETHER = 800; // milliseconds between the letters of a name

  const blocks = () => [...document.querySelectorAll(".order-machine .inline-related:not(.empty-form)")];

  const focusOn = (block) => {
    const field = [...block.querySelectorAll(FIELDS)].find((each) => each.offsetParent);
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  };

  const build = (editor) => {
    const picker = document.getElementById("block-picker");
    const kinds = [...picker.querySelectorAll("[role=menuitem]")];
    let above = null; // the block that the new one comes before
    let letters = "";
    let lastLetter = 0;

    const open = (block) => {
      above = block;
      lastLetter = 0;
      picker.showPopover();
      kinds[0].focus();
    };

    const add = (prefix) => {
      const before = new Set(blocks());
      editor._insertBefore = above;
      editor.addContent(prefix);
      setTimeout(() => {
        const added = blocks().find((block) => !before.has(block));
        if (added) focusOn(added);
      });
    };

    const named = (from) =>
      [...kinds.slice(from), ...kinds.slice(0, from)].find((kind) =>
        kind.querySelector(".block-picker__name").textContent.toLowerCase().startsWith(letters));

    // As the first letters of a name are typed, the next kind that begins with them has the focus.
    const isTyping = () => Date.now() - lastLetter < TYPED_TOGETHER;
    const isLetter = ({ key, ctrlKey, metaKey }) => !ctrlKey && !metaKey && (/^\S$/u.test(key) || (key === " " && isTyping()));
    const type = (letter, at) => {
      letters = isTyping() ? letters + letter : letter;
      lastLetter = Date.now();
      named(letters.length > 1 ? at : at + 1)?.focus();
    };

    picker.addEventListener("keydown", (event) => {
      const at = kinds.indexOf(document.activeElement);
      const places = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
      if (event.key in places) kinds.at(places[event.key] % kinds.length).focus();
      else if (event.key === "Tab") picker.hidePopover();
      else if (isLetter(event)) type(event.key.toLowerCase(), at);
      else return;
      if (event.key !== "Tab") event.preventDefault();
    });
    picker.addEventListener("keyup", (event) => {
      if (event.key === " " && isTyping()) event.preventDefault(); // a letter of a name does not press the button
    });
    picker.addEventListener("click", ({ target }) => {
      const kind = target.closest("[role=menuitem]");
      if (!kind) return;
      picker.hidePopover();
      add(kind.dataset.prefix);
    });

    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.id = "block-add";
    button.textContent = labels.add;
    button.setAttribute("aria-haspopup", "menu");
    button.addEventListener("click", () => open(null));
    const bar = document.createElement("p");
    bar.className = "block-add";
    bar.append(button);
    document.querySelector(".order-machine-help").after(bar);

    // "+" in the heading of a block (admin-blocks.js), and the places between the blocks.
    document.addEventListener("block-picker:open", ({ target }) => open(target));
    document.addEventListener("click", ({ target }) => {
      if (target.matches(".order-machine-insert-target")) open(target.closest(".inline-related"));
    });
  };

  // From the checklist: "?block=3" opens the form at the third block.
  const jump = () => {
    const place = Number(new URLSearchParams(location.search).get("block"));
    const order = (block) => Number(block.querySelector(".order-machine-ordering").value);
    const block = blocks().sort((one, other) => order(one) - order(other))[place - 1];
    if (!block) return;
    block.classList.remove("collapsed");
    focusOn(block);
  };

  document.addEventListener("content-editor:ready", () => {
    build(window.ContentEditor);
    setTimeout(jump);
  }, { once: true });
})();

// A list of the kinds and a button below the blocks: a block is added without a mouse, and its first field has the focus.
(() => {
  const labels = document.currentScript.dataset;
  const FIELDS = "input:not([type=hidden]):not(.hidden input), select, textarea, .ProseMirror";

  const focusOn = (block) => {
    const field = [...block.querySelectorAll(FIELDS)].find((each) => each.offsetParent);
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  };

  const build = (editor) => {
    const choice = document.createElement("select");
    choice.id = "block-kind";
    for (const { prefix, title } of editor.plugins) choice.add(new Option(title, prefix));

    const label = document.createElement("label");
    label.htmlFor = choice.id;
    label.textContent = labels.choose;

    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = labels.add;
    button.addEventListener("click", () => {
      const before = new Set(document.querySelectorAll(".order-machine .inline-related"));
      editor.addContent(choice.value);
      setTimeout(() => {
        const blocks = [...document.querySelectorAll(".order-machine .inline-related:not(.empty-form)")];
        const added = blocks.find((block) => !before.has(block));
        if (added) focusOn(added);
      });
    });

    const bar = document.createElement("p");
    bar.className = "block-add";
    bar.append(label, " ", choice, " ", button);
    document.querySelector(".order-machine-help").after(bar);
  };

  // From the checklist: "?block=3" opens the form at the third block.
  const jump = () => {
    const place = Number(new URLSearchParams(location.search).get("block"));
    const order = (block) => Number(block.querySelector(".order-machine-ordering").value);
    const blocks = [...document.querySelectorAll(".order-machine .inline-related:not(.empty-form)")];
    const block = blocks.sort((one, other) => order(one) - order(other))[place - 1];
    if (!block) return;
    block.classList.remove("collapsed");
    focusOn(block);
  };

  document.addEventListener("content-editor:ready", () => {
    build(window.ContentEditor);
    setTimeout(jump);
  }, { once: true });
})();

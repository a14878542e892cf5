// Labelled buttons on each block, so that blocks can be moved, and added in between, without a mouse.
(() => {
  const labels = document.currentScript.dataset;
  const order = (block) => block.querySelector(".order-machine-ordering");

  const button = (label, sign, move) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "block-move";
    made.textContent = sign;
    made.title = label;
    made.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation(); // the heading would fold the block
      made.focus();
      move(made.closest(".inline-related"));
    });
    made.setAttribute("aria-label", label);
    return made;
  };

  const addAbove = (block) => block.dispatchEvent(new CustomEvent("block-picker:open", { bubbles: true }));

  const neighbour = (block, step) => {
    const blocks = [...document.querySelectorAll(".order-machine .inline-related:not(.empty-form)")];
    blocks.sort((one, other) => order(one).value - order(other).value);
    return blocks[blocks.indexOf(block) + step];
  };

  const swap = (step) => (block) => {
    const other = neighbour(block, step);
    if (!other) return;
    const [mine, theirs] = [order(block), order(other)];
    [mine.value, theirs.value] = [theirs.value, mine.value];
    block.style.order = mine.value;
    other.style.order = theirs.value;
    block.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("content-editor:activate", ({ detail: { inline } }) => {
    const heading = inline.querySelector("h3");
    if (!heading || heading.querySelector(".block-move")) return;
    const name = heading.querySelector("b")?.textContent.replace(":", "").trim() ?? "";
    heading.append(
      button(`${labels.add}: ${name}`, "+", addAbove),
      button(`${labels.up}: ${name}`, "↑", swap(-1)),
      button(`${labels.down}: ${name}`, "↓", swap(1)),
    );
  });
})();

// In the dialog of a link one types words and chooses one of our own pages, or types an address.
(() => {
  const words = document.currentScript.dataset;
  const WAIT = 200; // milliseconds after the last key
  let made = 0;

  const element = (tag, attributes = {}, ...children) => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    one.append(...children);
    return one;
  };

  const combine = (input) => {
    const number = (made += 1);
    const list = element("ul", { class: "link-choice", role: "listbox", id: `link-choice-${number}`, "aria-label": words.label });
    const said = element("p", { class: "link-choice__said", role: "status" }, words.help);
    said.id = `link-said-${number}`;
    list.hidden = true;
    input.parentElement.append(list, said);
    const label = input.parentElement.querySelector("label");
    label.textContent = words.label;
    for (const [name, value] of Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": list.id, "aria-describedby": said.id,
    })) input.setAttribute(name, value);

    let timer;
    let asked = 0;
    const options = () => [...list.children];
    const active = () => options().find((option) => option.ariaSelected === "true");
    const activate = (option) => {
      for (const each of options()) each.ariaSelected = String(each === option);
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
      option?.scrollIntoView({ block: "nearest" });
    };
    const show = (isOpen) => {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) activate(null);
    };
    const choose = (option) => {
      asked += 1;
      input.value = option.dataset.address;
      said.textContent = option.textContent;
      show(false);
      input.focus();
    };

    const look = async () => {
      const mine = (asked += 1);
      const typed = input.value.trim();
      if (!typed || /^(\/|#|\w+:)/.test(typed)) {
        said.textContent = words.help;
        return show(false);
      }
      const answer = await fetch(`${words.address}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || mine !== asked) return;
      const { found } = await answer.json();
      list.replaceChildren(...found.map(({ title, kind, note, address }, place) =>
        element("li", { role: "option", id: `link-${number}-${place}`, "aria-selected": "false", "data-address": address },
          element("bdi", {}, title), " ", element("small", {}, [kind, note].filter(Boolean).join(", ")))));
      said.textContent = found.length ? words.count.replace("%s", found.length) : words.none;
      show(found.length > 0);
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => look().catch(() => show(false)), WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      const all = options();
      const at = all.indexOf(active());
      const steps = { ArrowDown: (at + 1) % all.length, ArrowUp: (at <= 0 ? all.length : at) - 1 };
      if (event.key in steps) activate(all[steps[event.key]]);
      else if (event.key === "Enter" && active()) choose(active());
      else if (event.key === "Escape") show(false);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the field keeps the focus
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
  };

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        const input = node.querySelector?.(".prose-editor-dialog input[name=href]");
        if (input && !input.hasAttribute("role")) combine(input);
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();

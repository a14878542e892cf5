// From the clipboard of another program to what blocks can hold: `pastedParts()`. Headings, text and tables are kept with
// lists, emphasis, links, sub- and superscript; everything else goes, and what is worth telling is told.
(() => {
  const raised = JSON.parse(document.currentScript.dataset.raised); // {up, down}: signs of articles/blocks/raised.py
  const LONGEST_HEADING = 120;
  const GONE = "script, style, head, meta, title, xml, template, noscript, svg, iframe, object, embed, video, audio, canvas, nav, "
    + "button, input, select, textarea, [hidden], .msocomanchor, .MsoCommentReference";
  const GONE_STYLE = /display:\s*none|mso-hide:\s*all|mso-element:\s*comment-list/i;
  const STRUCK = /text-decoration[^;]*line-through/i;
  const OWN_LINE = new Set(("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM "
    + "H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "));
  const BULLET = /^[\u2022\u00b7\u25aa\u25e6\u25cf\u25a0\u25cb\u2023\uf0b7\u00a7]\s+/;
  const NUMBER = /^[([]?(\d{1,3}|[a-z]{1,4}|[A-Z]{1,4})[.)\]]/;
  const REDIRECTED = { "www.google.com": "q", "safelinks.protection.outlook.com": "url" }; // who wraps links, and where the real one is

  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  const styleOf = (element) => element.dataset?.style ?? "";
  // A number and its unit stay together; every other unbreakable space is the other program's layout.
  const spaces = (text) => text.replace(/(?<!\d)\u00a0|\u00a0(?![\p{L}%°])/gu, " ").replace(/[ \t\r\n\f]+/g, " ");

  const address = (href) => {
    let url;
    try {
      url = new URL(href);
    } catch {
      return "";
    }
    for (const [host, name] of Object.entries(REDIRECTED)) {
      if (url.hostname.endsWith(host) && url.searchParams.get(name)?.match(/^https?:/)) url = new URL(url.searchParams.get(name));
    }
    if (url.origin === location.origin) return url.pathname + url.search + url.hash;
    const safe = url.href.replace(/^http:/, "https:"); // as for texts that move in
    return /^(https|mailto|tel):/.test(safe) ? safe : "";
  };

  const marksOf = (element, before) => {
    const marks = { ...before };
    const [style, name] = [styleOf(element), element.tagName];
    const weight = style.match(/(?:^|[;\s])font-weight:\s*(\w+)/i)?.[1];
    if (weight) marks.strong = /^bold/.test(weight) || Number(weight) >= 600;
    else if (name === "B" || name === "STRONG") marks.strong = true;
    const slope = style.match(/font-style:\s*(\w+)/i)?.[1];
    if (slope) marks.em = slope !== "normal";
    else if (name === "I" || name === "EM") marks.em = true;
    const place = style.match(/vertical-align:\s*(\w+)/i)?.[1];
    if (name === "SUP" || place === "super") Object.assign(marks, { sup: true, sub: false });
    if (name === "SUB" || place === "sub") Object.assign(marks, { sub: true, sup: false });
    if (name === "A") marks.href = address(element.getAttribute("href") ?? "");
    return marks;
  };

  const asSigns = (text, [letters, signs], before) =>
    [...text].every((letter) => letters.includes(letter))
      ? [...text].map((letter) => [...signs][[...letters].indexOf(letter)]).join("")
      : `${before}(${text})`;

  // A run of text with one set of marks; `plain` is what it is where there are no marks.
  const plain = (runs) =>
    runs.map(({ text, marks }) => {
      if (marks.sup) return asSigns(text.trim(), raised.up, "^");
      return marks.sub ? asSigns(text.trim(), raised.down, "_") : text.replace(/\n/g, " ");
    }).join("").replace(/ +/g, " ").trim();

  const html = (runs) =>
    runs.map(({ text, marks }) => {
      let made = escape(text).replace(/\n/g, "<br>");
      for (const name of ["sub", "sup", "em", "strong"]) if (marks[name] && text.trim()) made = `<${name}>${made}</${name}>`;
      return marks.href ? `<a href="${escape(marks.href)}">${made}</a>` : made;
    }).join("");

  const isSame = (one, other) => ["strong", "em", "sub", "sup", "href"].every((name) => (one[name] || "") === (other[name] || ""));

  // Neighbours with the same marks are one; spaces are single, and none at the ends of a line.
  const tidy = (runs) => {
    const joined = [];
    for (const { text, marks } of runs) {
      const last = joined.at(-1);
      if (last && isSame(last.marks, marks)) last.text += text;
      else joined.push({ text, marks });
    }
    let before = "\n";
    for (const run of joined) {
      run.text = run.text.replace(/ *\n */g, "\n").replace(/ +/g, " ");
      if (/[ \n]$/.test(before)) run.text = run.text.replace(/^ +/, "");
      before = run.text || before;
    }
    while (joined.length && !joined.at(-1).text.trimEnd()) joined.pop();
    if (joined.length) joined.at(-1).text = joined.at(-1).text.trimEnd();
    while (joined.length && !joined[0].text.trimStart()) joined.shift();
    if (joined.length) joined[0].text = joined[0].text.trimStart();
    return joined;
  };

  // Reads a document into lines: {kind: "p" | "heading" | "item" | "table", runs, …}.
  class Reader {
    constructor(told) {
      this.lines = [];
      this.told = told;
      this.begin({ kind: "p" });
    }

    begin(line) {
      this.line = { runs: [], marker: "", ...line };
    }

    end(next = this.line) {
      const { runs: _runs, marker: _marker, ...same } = next;
      // An empty line within a line is a new paragraph.
      const pieces = [[]];
      for (const run of tidy(this.line.runs)) {
        const [first, ...more] = run.text.split(/\n{2,}/);
        pieces.at(-1).push({ ...run, text: first });
        for (const text of more) pieces.push([{ ...run, text }]);
      }
      for (const runs of pieces.map(tidy)) {
        if (runs.length) this.lines.push({ ...this.line, runs });
        if (runs.length && this.line.kind === "item") this.line = { ...this.line, isMore: true };
      }
      this.begin({ ...same, isMore: this.line.isMore && same.item === this.line.item });
    }

    read(node, marks = {}, isPre = false) {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) this.say(isPre ? child.data.replace(/\u00a0/g, " ") : spaces(child.data), marks);
        else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, marks, isPre);
      }
    }

    say(text, marks) {
      if (text) this.line.runs.push({ text, marks });
    }

    element(element, marks, isPre) {
      const style = styleOf(element);
      if (element.tagName === "IMG") return this.told.pictures.push(element.alt);
      if (element.matches(GONE) || GONE_STYLE.test(style)) return;
      if (/mso-list:\s*ignore/i.test(style)) return void (this.line.marker = element.textContent.trim());
      if (["DEL", "S", "STRIKE"].includes(element.tagName) || STRUCK.test(style)) {
        if (element.textContent.trim()) this.told.struck.push(spaces(element.textContent).trim());
        return;
      }
      if (element.tagName === "BR") return this.say("\n", marks);
      if (!OWN_LINE.has(element.tagName)) return this.read(element, marksOf(element, marks), isPre);
      if (element.tagName === "TABLE" && this.table(element)) return;
      const outer = this.line;
      const line = this.kindOf(element, outer);
      this.end(line);
      this.read(element, marksOf(element, marks), element.tagName === "PRE");
      this.end(outer);
    }

    kindOf(element, outer) {
      const role = element.getAttribute("role") === "heading" ? Number(element.getAttribute("aria-level")) || 2 : 0;
      const level = Number(element.tagName.match(/^H([1-6])$/)?.[1]) || role || (element.classList.contains("MsoTitle") ? 1 : 0);
      if (level) return { kind: "heading", level };
      const inWord = styleOf(element).match(/mso-list:\s*(l\d+)\s+level(\d)/i);
      if (inWord) return { kind: "item", item: element, list: inWord[1], depth: Number(inWord[2]), isWord: true };
      if (/^MsoListParagraph/.test(element.className)) return { kind: "p", isList: true };
      if (element.tagName === "LI") {
        const list = element.closest("ul, ol");
        let depth = 0;
        for (let each = list; each; each = each.parentElement?.closest("ul, ol")) depth += 1;
        return {
          kind: "item",
          item: element,
          list: element.dataset.listid ?? list,
          depth: Number(element.dataset.ariaLevel) || depth,
          isOrdered: list?.tagName === "OL",
          start: list?.tagName === "OL" && !element.dataset.listid ? Number(list.getAttribute("start")) || 1 : 1,
        };
      }
      return outer.kind === "item" ? outer : { kind: "p" };
    }

    // Whether the table could be kept. What cannot be one, and tables for layout, are read as paragraphs.
    table(table) {
      const rows = [...table.rows].filter((row) => row.closest("table") === table);
      const width = Math.max(0, ...rows.map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)));
      if (rows.length < 2 || width < 2 || table.getAttribute("role") === "presentation") return false;
      if (table.querySelector("table")) return false;
      if (table.querySelector("td :is(ul, ol, h1, h2, h3, h4, h5, h6), td [data-style*='mso-list:l']")) {
        this.told.tables.push(true);
        return false;
      }
      const grid = rows.map(() => []);
      rows.forEach((row, y) => {
        let x = 0;
        for (const cell of row.cells) {
          while (grid[y][x] !== undefined) x += 1;
          const reader = new Reader(this.told);
          reader.read(cell);
          reader.end();
          const words = reader.lines.map(({ runs }) => plain(runs)).join(" ").replace(/\s*\|\s*/g, " / ");
          const last = Math.min(y + (cell.rowSpan || rows.length), rows.length);
          if (cell.colSpan > 1 || last > y + 1) this.told.merged.push(words);
          for (let down = y; down < last; down += 1) {
            for (let right = x; right < x + cell.colSpan; right += 1) grid[down][right] = words;
          }
        }
      });
      const filled = grid.map((row) => Array.from({ length: width }, (_each, x) => row[x] ?? "")).filter((row) => row.some(Boolean));
      this.end();
      this.lines.push({ kind: "table", rows: filled, caption: table.caption?.textContent.trim() ?? "", runs: [] });
      return true;
    }
  }

  const fromHtml = (source, told) => {
    // Styles say what is bold and what is a list, but the security policy lets neither them nor handlers be parsed.
    const safe = source.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)\s*=/gi, " data-$1="));
    const reader = new Reader(told);
    reader.read(new DOMParser().parseFromString(safe, "text/html").body);
    reader.end();
    return reader.lines.map(listed);
  };

  // A paragraph that another program shows as a point, by its sign.
  const listed = (line) => {
    if (line.isWord) {
      const number = line.marker.match(NUMBER)?.[1];
      return { ...line, isOrdered: Boolean(number), start: Number(number) || 1 };
    }
    const first = line.runs[0]?.text ?? "";
    const sign = line.kind === "p" && (first.match(BULLET) ?? (line.isList && first.match(/^(?:o|\d{1,2}[.)])\s+/)));
    if (!sign) return line;
    const runs = tidy([{ ...line.runs[0], text: first.slice(sign[0].length) }, ...line.runs.slice(1)]);
    const isOrdered = /^\d/.test(sign[0]);
    return { kind: "item", item: {}, list: isOrdered ? "1" : "•", depth: 1, isOrdered, start: parseInt(sign[0], 10) || 1, runs };
  };

  const paragraph = (text) => ({ kind: "p", runs: [{ text, marks: {} }] });

  // Lines as wide as a page go on; shorter ones end a paragraph. Without a page's width each line stands for itself.
  const unwrapped = (lines) => {
    const widest = Math.max(...lines.map((line) => line.length));
    if (widest < 40 || widest > 120) return lines;
    const found = [];
    let goesOn = false;
    for (const line of lines) {
      const before = goesOn ? found.pop() : "";
      const isCut = /\u00ad$/.test(before);
      const between = !before || isCut || /\p{L}-$/u.test(before) ? "" : " ";
      found.push((isCut ? before.slice(0, -1) : before) + between + line);
      goesOn = line.length > (widest * 2) / 3;
    }
    return found;
  };

  const fromText = (text) => {
    const found = [];
    for (const block of text.replace(/\r\n?/g, "\n").split(/\n\s*\n/)) {
      const lines = block.split("\n").map((line) => spaces(line).trim()).filter(Boolean);
      let numbers = 0;
      const signs = lines.map((line) => {
        const number = line.match(/^(\d{1,2})[.)]\s+/);
        if (number && Number(number[1]) === numbers + 1) return (numbers += 1), number[0];
        return line.match(BULLET)?.[0] ?? line.match(/^[-*–]\s+/)?.[0] ?? "";
      });
      if (!signs.some(Boolean)) found.push(...unwrapped(lines).map(paragraph));
      else lines.forEach((line, place) => {
        const sign = signs[place];
        const isOrdered = /^\d/.test(sign);
        const item = { kind: "item", item: {}, list: isOrdered ? "1" : "•", depth: 1, isOrdered, start: 1 };
        found.push(sign ? { ...item, ...paragraph(line.slice(sign.length)), kind: "item" } : paragraph(line));
      });
    }
    return found;
  };

  // Items with their depths to nested lists.
  const lists = (items) => {
    let made = "";
    const open = []; // {depth, tag}
    const close = () => (made += `</li></${open.pop().tag}>`);
    for (const each of items) {
      if (each.isMore && open.length) {
        made += `<p>${html(each.runs)}</p>`;
        continue;
      }
      const tag = each.isOrdered ? "ol" : "ul";
      while (open.length && open.at(-1).depth > each.depth) close();
      const last = open.at(-1);
      if (last?.depth === each.depth && (last.tag !== tag || (last.list !== each.list && each.depth === 1))) close();
      if (open.at(-1)?.depth === each.depth) made += "</li><li>";
      else {
        open.push({ depth: each.depth, tag, list: each.list });
        made += tag === "ol" && each.start > 1 ? `<ol start="${each.start}"><li>` : `<${tag}><li>`;
      }
      made += `<p>${html(each.runs)}</p>`;
    }
    while (open.length) close();
    return made;
  };

  const prose = (lines) => {
    let made = "";
    for (let at = 0; at < lines.length; ) {
      let end = at;
      while (lines[end]?.kind === "item") end += 1;
      if (end > at) made += lists(lines.slice(at, end));
      else made += `<p>${html(lines[end++].runs)}</p>`;
      at = end;
    }
    return made;
  };

  // Two levels: the highest that is used, and all below it. A single highest one is the text's own title.
  const levels = (lines) => {
    const used = lines.filter(({ kind }) => kind === "heading").map(({ level }) => level);
    const [top, next] = [...new Set(used)].sort();
    return (level) => (level === top || (level === next && used.filter((each) => each === top).length === 1) ? 2 : 3);
  };

  const parts = (lines) => {
    const found = [];
    const level = levels(lines);
    let text = [];
    const flush = () => {
      if (text.length) found.push({ kind: "prose", html: prose(text), isLine: text.length === 1 && text[0].kind === "p" });
      text = [];
    };
    for (const line of lines) {
      const words = plain(line.runs);
      if (line.kind === "heading" && words.length <= LONGEST_HEADING) {
        flush();
        found.push({ kind: "heading", text: words, level: level(line.level) });
      } else if (line.kind === "heading") {
        text.push({ kind: "p", runs: [{ text: words, marks: { strong: true } }] });
      } else if (line.kind === "table") {
        flush();
        found.push({ kind: "table", rows: line.rows.map((row) => row.join(" | ").trim()).join("\n"), caption: line.caption });
      } else text.push(line);
    }
    flush();
    return found;
  };

  // {parts: [{kind: "heading" | "prose" | "table", …}], told: {pictures, struck, tables, merged}}
  window.pastedParts = (data) => {
    const told = { pictures: [], struck: [], tables: [], merged: [] };
    const source = data.getData("text/html");
    return { parts: parts(source.trim() ? fromHtml(source, told) : fromText(data.getData("text/plain"))), told };
  };
})();

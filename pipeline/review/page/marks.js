// Text with its names, figures and dates shaded, with what was tagged or found underlined, or with what changed.

import { element, points } from "./dom.js";

export const KINDS = { T: "Name or term", N: "Figure", D: "Date or time", V: "Kept as it is" };

// pieces: as the server sends them. overlays: [{start, end, name}] in code points; name is a class.
export function marked(pieces, overlays = []) {
  const made = document.createDocumentFragment();
  let at = 0;
  for (const piece of pieces) {
    const characters = Array.from(piece.text);
    const inside = slices(characters, at, overlays);
    at += characters.length;
    if (piece.kind) made.append(slot(piece, inside));
    else made.append(...inside);
  }
  return made;
}

function slot(piece, inside) {
  const given = { class: piece.kind, "data-symbol": piece.symbol, "data-origin": piece.origin ?? "" };
  return element("mark", { ...given, "data-source": piece.source }, ...inside);
}

function slices(characters, at, overlays) {
  const end = at + characters.length;
  const cuts = new Set([at, end]);
  for (const one of overlays) for (const cut of [one.start, one.end]) if (at < cut && cut < end) cuts.add(cut);
  const sorted = [...cuts].sort((one, other) => one - other);
  return sorted.slice(1).map((stop, index) => {
    const start = sorted[index];
    const text = characters.slice(start - at, stop - at).join("");
    const names = overlays.filter((one) => one.start < stop && start < one.end).map((one) => one.name);
    return names.length ? element("span", { class: names.join(" "), text }) : document.createTextNode(text);
  });
}

// What a cell's text is underlined for.
export function overlaysOf(cell) {
  const found = cell.findings.filter((one) => one.span).map((one) => ({ start: one.span[0], end: one.span[1], name: `found ${one.severity}` }));
  const tagged = cell.tags.filter((one) => one.start !== null).map((one) => ({ start: one.start, end: one.end, name: `tagged ${one.severity}` }));
  return [...found, ...tagged];
}

const CHANGES = { removed: ["del", "removed"], added: ["ins", "added"], other: ["span", "other"] };

export function changes(parts) {
  const made = document.createDocumentFragment();
  for (const part of parts) {
    const change = CHANGES[part.change];
    made.append(change ? element(change[0], { class: change[1], text: part.text }) : part.text);
  }
  return made;
}

// The pieces of a text that is still being typed: a slot stays shaded as long as nobody touched it.
export function moved(pieces, before, after) {
  const old = Array.from(before), now = Array.from(after);
  const most = Math.min(old.length, now.length);
  let head = 0, tail = 0;
  while (head < most && old[head] === now[head]) head += 1;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const made = [];
  let at = 0, done = 0;
  for (const piece of pieces) {
    const start = at, end = (at += points(piece.text));
    const shift = now.length - old.length;
    const to = end <= head ? start : start >= old.length - tail ? start + shift : null;
    if (!piece.kind || to === null) continue;
    made.push({ text: now.slice(done, to).join("") }, piece);
    done = to + end - start;
  }
  return [...made, { text: now.slice(done).join("") }].filter((piece) => piece.text);
}

// The selected stretch of a text on the page, in UTF-16 units; null where nothing of it is selected.
export function selectedIn(container) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!container.contains(range.startContainer) || !container.contains(range.endContainer)) return null;
  const start = unitsBefore(container, range.startContainer, range.startOffset);
  return { start, end: start + range.toString().length };
}

export function unitsBefore(container, node, offset) {
  const range = document.createRange();
  range.setStart(container, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

// The list: the English, and beside it each locale. Redraws only what changed.

import { actionsOf, findingsOf, labelOf, metaOf, textOf } from "./cells.js";
import { byId, element } from "./dom.js";
import { Editor } from "./editor.js";
import { marked, unitsBefore } from "./marks.js";
import { stateOf } from "./model.js";
import { caretAt, Mouse } from "./mouse.js";

const KINDS = { heading: "heading", list_item: "list", table_cell: "table" };
const key = (place) => `${place.number}/${place.locale}`;

export class Segments {
  // page: what the list asks (see page.js): active, actions, activate(place, caret), showChanges.
  constructor(page) {
    this.page = page;
    this.list = byId("segments");
    this.rows = new Map();
    this.cells = new Map();
    this.editor = null;
    this.editing = null;
    this.mouse = new Mouse({
      clicked: (place, caret) => this.#clicked(place, caret),
      focused: (place) => this.cells.has(key(place)) && this.page.activate(place),
    });
    page.model.addEventListener("cell", (event) => this.refresh(event.detail));
    page.saving.addEventListener("state", () => this.editing && this.#below(this.editing));
  }

  show(numbers, locales) {
    this.rows.clear();
    this.cells.clear();
    this.editor = this.editing = null;
    const { run } = this.page.model;
    let document = run.documents.length > 1 ? "" : run.documents[0]?.name;
    const made = numbers.flatMap((number) => {
      const segment = this.page.model.segment(number);
      const heading = segment.document !== document && element("li", { class: "document", text: segment.document });
      document = segment.document;
      const row = this.#row(segment, locales);
      this.rows.set(number, row);
      return heading ? [heading, row] : [row];
    });
    this.list.replaceChildren(...made);
  }

  // Draws a cell anew; what is being typed in it stays.
  refresh(place) {
    const cell = this.cells.get(key(place));
    if (!cell) return;
    if (this.editor && this.isEdited(place)) this.editor.checked(this.page.model.cell(place), this.page.saving.waiting(place) !== undefined);
    else this.#text(place);
    this.#below(place);
  }

  refreshAll() {
    for (const { place } of this.cells.values()) this.refresh(place);
  }

  // Marks a cell as the one that keys and buttons are for, and brings it into view.
  activate(place, before) {
    if (before) this.rows.get(before.number)?.classList.remove("active");
    if (before) this.#unmark(before);
    const row = this.rows.get(place.number);
    row.classList.add("active");
    this.#below(place);
    for (const mark of row.querySelectorAll("mark")) mark.tabIndex = 0;
    // A row may be higher than the window: its text comes first.
    row.scrollIntoView({ block: "nearest" });
    this.cells.get(key(place)).text.scrollIntoView({ block: "nearest" });
  }

  focus(place) {
    this.cells.get(key(place))?.element.focus({ preventScroll: true });
  }

  edit(place, caret) {
    const { model, saving } = this.page;
    const label = `${model.localeName(place.locale)}, sentence ${place.number + 1}: translation`;
    const text = saving.waiting(place) ?? model.cell(place).text;
    const onInput = (typed) => this.page.typed(place, typed);
    this.editor = new Editor({ cell: model.cell(place), text, locale: place.locale, label, onInput });
    this.editing = place;
    const { element: section, text: shown } = this.cells.get(key(place));
    section.classList.add("editing");
    shown.replaceWith(this.editor.element);
    this.#below(place);
    this.page.panel.draw();
    this.editor.focus(caret);
    section.scrollIntoView({ block: "nearest" });
    this.editor.element.scrollIntoView({ block: "nearest" });
  }

  stopEditing() {
    const place = this.editing;
    if (!place) return;
    const { element: section, text } = this.cells.get(key(place));
    section.classList.remove("editing");
    this.editor.element.replaceWith(text);
    this.editor = this.editing = null;
    this.refresh(place);
    this.page.panel.draw();
  }

  textElement(place) {
    return this.cells.get(key(place)).text;
  }

  isEdited(place) {
    return this.editing !== null && key(this.editing) === key(place);
  }

  #row(segment, locales) {
    const line = element("div", { class: "line" }, element("span", { text: segment.line }), KINDS[segment.kind] && element("small", { text: KINDS[segment.kind] }));
    const source = element("div", { class: "source text", lang: "en" }, marked(segment.source));
    const cells = locales.map((locale) => this.#cell({ number: segment.number, locale }));
    const given = { class: `segment ${segment.kind}`, "aria-label": `Sentence ${segment.number + 1}, line ${segment.line}`, "data-number": segment.number };
    return element("li", given, line, source, ...cells);
  }

  #cell(place) {
    const text = element("div", { class: "text", lang: place.locale });
    const below = element("div", { class: "below" });
    const made = element("section", { role: "group", tabindex: "-1", "data-locale": place.locale }, text, below);
    made.addEventListener("focusin", () => {
      if (!this.mouse.focus(place)) this.page.activate(place);
    });
    text.addEventListener("mousedown", (event) => this.mouse.press(place, this.#caret(place, text, event)));
    text.addEventListener("click", () => !this.mouse.down && this.#clicked(place));
    this.cells.set(key(place), { place, element: made, text, below });
    this.#text(place);
    this.#below(place);
    return made;
  }

  // A click edits where it hit; a stretch that was just selected stays selected, to be tagged.
  #clicked(place, caret) {
    if (!this.cells.has(key(place))) return;
    const selected = !document.getSelection().isCollapsed;
    this.page.activate(place);
    if (!selected) this.page.actions.edit(caret);
  }

  // Where in a text the mouse is, in UTF-16 units; undefined where that is no place in the text itself.
  #caret(place, text, event) {
    const at = caretAt(event.clientX, event.clientY);
    const here = at && text.contains(at.node) && !(this.page.showChanges && this.page.model.cell(place).diff.length);
    return here ? unitsBefore(text, at.node, at.offset) : undefined;
  }

  // The cell is no longer the active one; what is selected in its text stays selected.
  #unmark(place) {
    const cell = this.cells.get(key(place));
    if (!cell) return;
    for (const mark of cell.text.querySelectorAll("mark")) mark.removeAttribute("tabindex");
    this.#below(place);
  }

  #text(place) {
    const { text } = this.cells.get(key(place));
    const cell = this.page.model.cell(place);
    text.replaceChildren(textOf(cell, this.page.saving.waiting(place), this.page.showChanges));
    if (this.page.isActive(place)) for (const mark of text.querySelectorAll("mark")) mark.tabIndex = 0;
  }

  #below(place) {
    const { element: section, below } = this.cells.get(key(place));
    const { model, saving, actions } = this.page;
    const cell = model.cell(place);
    const active = this.page.isActive(place);
    const keys = this.isEdited(place) ? "Alt+" : active ? "" : null;
    section.className = `cell ${stateOf(cell)}${active ? " active" : ""}${this.isEdited(place) ? " editing" : ""}`;
    section.tabIndex = active ? 0 : -1;
    section.setAttribute("aria-label", labelOf(cell, model.localeName(place.locale), place.number));
    if (active) section.setAttribute("aria-current", "true");
    else section.removeAttribute("aria-current");
    const take = (text) => {
      this.page.activate(place);
      actions.take(text);
    };
    const focused = focusedOf(below);
    below.replaceChildren(
      metaOf(cell, saving.waiting(place) !== undefined, model.wholeOf(place.number)),
      ...(active ? [actionsOf(cell, keys, actions)] : []),
      findingsOf(cell, keys, take),
    );
    if (focused) (buttonsOf(below, focused.does)[focused.at] ?? section).focus({ preventScroll: true });
  }
}

// Buttons by what they do: those of the active cell have others before them, and keys.
const buttonsOf = (container, does) => [...container.querySelectorAll("button")].filter((one) => one.dataset.does === does);

function focusedOf(container) {
  const { activeElement: focused } = document;
  if (!container.contains(focused)) return null;
  const { does } = focused.dataset;
  return { does, at: buttonsOf(container, does).indexOf(focused) };
}

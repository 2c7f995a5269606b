// The text of a cell as it is typed: a plain text field over its own shading, so that input methods work undisturbed.

import { element } from "./dom.js";
import { marked, moved, overlaysOf } from "./marks.js";

export class Editor {
  // pieces and text are those of the last check; onInput is called with the text when no input method is composing.
  constructor({ cell, text, locale, label, onInput }) {
    this.cell = cell;
    this.shade = element("div", { class: "shade", "aria-hidden": "true" });
    this.field = element("textarea", { "aria-label": label, spellcheck: "false", rows: "1", autocomplete: "off" });
    this.field.value = text;
    this.element = element("div", { class: "editor text", lang: locale }, this.shade, this.field);
    const typed = (event) => {
      this.draw();
      if (!event.isComposing) onInput(this.field.value);
    };
    this.field.addEventListener("input", typed);
    this.field.addEventListener("compositionend", () => onInput(this.field.value));
    this.field.addEventListener("paste", (event) => this.#paste(event));
    this.draw();
  }

  get text() {
    return this.field.value;
  }

  get selection() {
    return { start: this.field.selectionStart, end: this.field.selectionEnd };
  }

  focus(caret) {
    this.field.focus({ preventScroll: true });
    const at = caret ?? this.field.value.length;
    this.field.setSelectionRange(at, at);
  }

  // In a way that Ctrl+Z takes back.
  replace(text) {
    this.field.focus();
    this.field.select();
    this.#insert(text);
  }

  // What the checks made of the text. Where nothing waits to be stored, another tab's text is taken over.
  checked(cell, waits) {
    if (!waits && this.field.value === this.cell.text) this.field.value = cell.text;
    this.cell = cell;
    this.draw();
  }

  draw() {
    const { pieces, text } = this.cell;
    const same = text === this.field.value;
    const made = same ? marked(pieces, overlaysOf(this.cell)) : marked(moved(pieces, text, this.field.value));
    // The last line has its height even when it is empty.
    this.shade.replaceChildren(made, "\u200b");
  }

  // A sentence is one line: line breaks of what is pasted become spaces between Latin words, else nothing.
  #paste(event) {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\r\n\u2028\u2029]/u.test(text)) return;
    event.preventDefault();
    const oneLine = text.trim().replace(/([!-~]?)\s*[\r\n\u2028\u2029]+\s*(?=([!-~])?)/gu, (_, before, after) => before + (before && after ? " " : ""));
    this.#insert(oneLine);
  }

  #insert(text) {
    if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
    this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, "end");
    this.field.dispatchEvent(new InputEvent("input"));
  }
}

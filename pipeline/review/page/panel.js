// Beside the list, for the active cell: the memory's offers, the machine's version, comment and error tags.

import { ask, route } from "./api.js";
import { button, byId, element, points, units, withKey } from "./dom.js";
import { Human } from "./human.js";
import { changes, marked } from "./marks.js";
import { stateName } from "./model.js";

const key = (place) => `${place.number}/${place.locale}`;

export class Panel {
  constructor(page) {
    this.page = page;
    this.place = null;
    // The memory's offers by cell, and for which cells nothing was stored since they were asked for.
    this.known = new Map();
    this.fresh = new Set();
    this.human = new Human(page);
    this.comment = byId("comment");
    this.comment.addEventListener("input", () => page.saving.typed(this.place, "comment", this.comment.value));
    page.model.addEventListener("cell", (event) => this.place && key(event.detail) === key(this.place) && this.draw());
    page.model.addEventListener("progress", () => this.#lookAgain());
  }

  get matches() {
    return this.known.get(key(this.place)) ?? [];
  }

  show(place) {
    const { model, saving } = this.page;
    this.place = place;
    byId("panel").dataset.locale = place.locale;
    this.comment.value = saving.waiting(place, "comment") ?? model.cell(place).comment;
    this.draw();
    this.#lookSoon();
  }

  draw() {
    const { model } = this.page;
    const cell = model.cell(this.place);
    const segment = model.segment(this.place.number);
    byId("where").replaceChildren(
      element("b", { text: `Sentence ${segment.number + 1}` }),
      ` ${model.localeName(this.place.locale)} · ${stateName(cell)}`,
      element("div", { class: "quiet", text: `${segment.document}, line ${segment.line}` }),
    );
    if (document.activeElement !== this.comment) this.comment.value = this.page.saving.waiting(this.place, "comment") ?? cell.comment;
    this.human.draw(this.place);
    byId("machine").replaceChildren(machineOf(cell, this.place.locale));
    byId("tags").replaceChildren(...this.#tags(cell));
    byId("changed").textContent = cell.when ? `Last change: ${inWords(cell.when)}${cell.who ? `, ${cell.who}` : ""}` : "";
    this.#memory(cell);
  }

  // Something was stored, perhaps into the memory; what is shown stays until the answer is there.
  #lookAgain() {
    this.fresh.clear();
    if (this.place) this.#lookSoon();
  }

  #lookSoon() {
    const { place } = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#look(place), 120);
  }

  async #look(place) {
    if (!this.fresh.has(key(place))) {
      this.fresh.add(key(place));
      try {
        const { matches } = await ask("GET", route(place, "memory"));
        this.known.set(key(place), matches);
      } catch (failure) {
        this.fresh.delete(key(place));
        if (failure.away) this.page.connection.lose(failure);
        else byId("memory").replaceChildren(element("p", { class: "quiet", text: failure.message }));
        return;
      }
    }
    if (this.place && key(place) === key(this.place)) this.#memory(this.page.model.cell(place));
  }

  #memory(cell) {
    const box = byId("memory");
    const matches = this.known.get(key(this.place));
    if (!matches) {
      box.replaceChildren(element("p", { class: "quiet", text: "Looking …" }));
      return;
    }
    const fixes = cell.findings.flatMap((one) => one.fixes).length;
    const items = matches.map((match, at) => this.#match(match, fixes + at + 1));
    box.replaceChildren(...(items.length ? items : [element("p", { class: "quiet", text: "Nothing like it yet." })]));
  }

  #match(match, number) {
    const take = withKey(button("Take over", () => this.page.actions.take(match.text)), number < 10 ? `${this.page.segments.editing ? "Alt+" : ""}${number}` : "");
    const about = [match.state, match.origin].filter(Boolean).join(" · ");
    return element(
      "div",
      { class: "match" },
      element("div", { class: "head" }, element("b", { text: `${match.quality}%` }), element("span", { class: "quiet", text: about }), take),
      element("p", { lang: "en" }, changes(match.source)),
      element("p", { class: "text", lang: this.place.locale }, marked(match.pieces)),
      match.note && element("p", { class: "note", text: match.note }),
    );
  }

  #tags(cell) {
    const { categories } = this.page.model.run.mqm;
    const items = cell.tags.map((tag, at) => {
      const label = categories.find((one) => one.name === tag.category)?.label ?? tag.category;
      const where = tag.start === null ? "whole sentence" : stretch(cell.text, tag);
      const drop = button("Remove", () => this.page.actions.setTags(cell.tags.filter((_, index) => index !== at)), { "aria-label": `Remove tag ${label}` });
      const said = element("span", {}, element("b", { text: label }), ` ${tag.severity} · `, element("span", { lang: this.place.locale, text: where }), tag.note && ` · ${tag.note}`);
      return element("div", { class: `tag ${tag.severity}` }, said, drop);
    });
    return items.length ? items : [element("p", { class: "quiet", text: "None. Select words, then press Tag or M." })];
  }
}

function machineOf(cell, locale) {
  const quiet = (text) => element("p", { class: "quiet", text });
  if (cell.machine === null && !cell.diff.length) return quiet("Not known: the memory had this sentence at once.");
  if (!cell.diff.length) return quiet("The text is the machine's.");
  return element("p", { class: "text", lang: locale }, changes(cell.diff));
}

function stretch(text, tag) {
  return text.slice(units(text, tag.start), units(text, Math.min(tag.end, points(text))));
}

// "20260713T090000Z" in the reader's own time.
function inWords(when) {
  const iso = when.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? when : date.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

// Search and filters, progress in the heads of the columns, and whether everything is stored.

import { byId, element } from "./dom.js";
import { FINDINGS, localesShown, NONE, ORDERS, SHARES, STATES } from "./filters.js";
import { measureOf } from "./measure.js";

const CHOICES = [["state", STATES], ["finding", FINDINGS], ["order", ORDERS]];

export class Toolbar {
  // onChange is called with the filters.
  constructor(page, onChange) {
    this.page = page;
    const { run } = page.model;
    for (const [id, choices] of CHOICES) {
      byId(id).replaceChildren(...Object.entries(choices).map(([value, [text]]) => element("option", { value, text })));
    }
    byId("score").replaceChildren(...Object.keys(SHARES).map((value) => element("option", { value })));
    byId("document").append(...run.documents.map((one) => element("option", { value: one.name, text: one.name })));
    byId("document-field").hidden = run.documents.length < 2;
    byId("locale").append(...run.locales.map((one) => element("option", { value: one.tag, text: one.name })));
    byId("locale-field").hidden = run.locales.length < 2;
    byId("filters").addEventListener("change", () => onChange(this.filters));
    byId("filters").addEventListener("submit", (event) => {
      event.preventDefault();
      page.focus();
    });
    byId("text").addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => onChange(this.filters), 150);
    });
    byId("clear").addEventListener("click", () => {
      byId("filters").reset();
      onChange(this.filters);
    });
    page.saving.addEventListener("state", () => this.stored());
  }

  get filters() {
    return Object.fromEntries(Object.keys(NONE).map((name) => [name, byId(name).value]));
  }

  // Which score is meant by the filter and the order; neither is offered where there is none.
  nameScore() {
    const { run } = this.page.model;
    const measure = measureOf(run, localesShown(run, this.filters));
    byId("score-field").hidden = !measure;
    const order = byId("order").querySelector("[value=score]");
    order.hidden = order.disabled = !measure;
    const name = measure?.name ?? "score";
    order.textContent = `Lowest ${name}`;
    const names = { all: `Any ${name}`, quarter: `Lowest 25% by ${name}`, tenth: `Lowest 10% by ${name}` };
    for (const option of byId("score").options) option.textContent = names[option.value];
  }

  // How many sentences are shown of how many, and whether some are no longer as was asked for.
  found(numbers, stale) {
    const all = this.page.model.run.segments.length;
    byId("found").textContent = numbers.length === all ? `${all} sentences` : `${numbers.length} of ${all} sentences`;
    byId("clear").hidden = Object.entries(NONE).every(([name, value]) => this.filters[name] === value);
    byId("stale").hidden = !stale;
  }

  heads(locales) {
    const { run } = this.page.model;
    byId("heads").replaceChildren(element("div"), element("div", { class: "source", text: "English" }), ...locales.map((tag) => this.#head(run, tag)));
  }

  stored() {
    const { saving, connection } = this.page;
    const told = byId("stored");
    const kept = saving.safe ? "Kept in this browser" : "Not stored";
    const text = connection.why ? (saving.busy ? kept : "No server") : saving.held.size ? "Not stored" : saving.busy ? "Saving …" : "All saved";
    if (told.textContent !== text) told.textContent = text;
    told.className = connection.why || saving.held.size ? "problem" : "";
  }

  #head(run, tag) {
    const count = run.progress[tag];
    const name = run.locales.find((one) => one.tag === tag).name;
    const said = [`${count.accepted} of ${count.segments} accepted`];
    for (const [key, one, many] of COUNTED) if (count[key]) said.push(`${count[key]} ${count[key] === 1 ? one : many}`);
    if (count.penalty) said.push(`MQM ${count.penalty}`);
    const bar = element("progress", { max: Math.max(count.segments, 1), value: count.accepted, "aria-label": `${name}: accepted` });
    return element("div", { class: "head" }, element("div", { class: "name", text: name }), bar, element("div", { class: "counts", text: said.join(" · ") }));
  }
}

const COUNTED = [
  ["drafts", "draft", "drafts"],
  ["rejected", "rejected", "rejected"],
  ["errors", "error", "errors"],
  ["warnings", "warning", "warnings"],
];

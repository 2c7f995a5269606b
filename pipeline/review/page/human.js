// Beside the active cell: what human translations have for its block, and on demand what parts the text from them.

import { ask, route } from "./api.js";
import { byId, counted, element } from "./dom.js";
import { changes } from "./marks.js";
import { BLOCKS, chrfOf } from "./model.js";

const quiet = (text) => element("p", { class: "quiet", text });

export class Human {
  constructor(page) {
    this.page = page;
    this.comparing = false;
    // The differences that were asked for last, and of what.
    this.known = { of: "", diffs: [] };
    byId("compare").addEventListener("click", () => this.toggle());
  }

  toggle() {
    const { active, model } = this.page;
    if (!active || !model.humanOf(active).length) {
      this.page.say("There is no human translation of this sentence.");
      return;
    }
    this.comparing = !this.comparing;
    byId("panel").open = true;
    byId("compare").setAttribute("aria-pressed", String(this.comparing));
    this.draw(active);
  }

  draw(place) {
    const { model } = this.page;
    byId("human-section").hidden = !model.hasHuman;
    const texts = model.humanOf(place);
    byId("compare").hidden = !texts.length;
    const compared = this.comparing && texts.length > 0;
    const diffs = compared && this.known.of === this.#of(place) ? this.known.diffs : null;
    byId("human").replaceChildren(...(texts.length ? this.#shown(place, texts, diffs) : [quiet(this.#none(place))]));
    if (compared && !diffs) this.#compare(place);
  }

  // A human translation is of a block: where one of its sentences has no counterpart, nothing of it is compared.
  #none({ number, locale }) {
    const { model } = this.page;
    const elsewhere = model.run.passages.some(({ human }) => human[locale]?.length);
    const whole = model.wholeOf(number);
    return elsewhere && whole ? `None of the whole ${whole}: not each of its sentences has a counterpart.` : "None of this sentence.";
  }

  #shown(place, texts, diffs) {
    const made = [quiet(this.#about(place, texts))];
    if (diffs) made.push(element("p", { class: "quiet" }, element("del", { text: "only in this text" }), " ", element("ins", { text: "only in the human translation" })));
    texts.forEach((text, at) => {
      if (texts.length > 1) made.push(element("p", { class: "quiet", text: `${at + 1} of ${texts.length}` }));
      const diff = diffs?.[at];
      made.push(element("p", { class: "text", lang: place.locale }, diff?.length ? changes(diff) : text));
      if (diff && !diff.length) made.push(quiet("The text is the same."));
    });
    return made;
  }

  #about(place, texts) {
    const { model } = this.page;
    const { numbers } = model.passage(place.number);
    const kind = BLOCKS[model.segment(place.number).kind];
    const of = numbers.length > 1 ? `Of the whole ${kind}: sentences ${numbers[0] + 1} to ${numbers.at(-1) + 1}. ` : "";
    const against = texts.length > 1 ? `the nearest parts of these ${counted(texts.length, "translation")}` : "it";
    const what = numbers.length > 1 ? `the ${kind} is` : "the text is";
    return `${of}${chrfOf(model.cell(place))} of 100: how near ${what} to ${against}.`;
  }

  async #compare(place) {
    const of = this.#of(place);
    const said = await this.page.attempt(() => ask("GET", route(place, "human")));
    const { active } = this.page;
    if (!said || !active || this.#of(active) !== of) return;
    this.known = { of, diffs: said.diffs };
    this.draw(active);
  }

  // The cell with all that is compared.
  #of(place) {
    const { model } = this.page;
    const texts = model.passage(place.number).numbers.map((number) => model.cell({ number, locale: place.locale }).text);
    return JSON.stringify([place.number, place.locale, texts]);
  }
}

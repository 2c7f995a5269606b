// What a reviewer does with the active cell. Each waits until what was typed is stored.

import { ask, route } from "./api.js";
import { byId, points } from "./dom.js";
import { askReason, askTag, showExport, showLeftovers } from "./dialogs.js";
import { selectedIn } from "./marks.js";

export class Actions {
  constructor(page) {
    this.page = page;
    this.lastTag = { category: "", severity: "minor" };
    this.edit = this.edit.bind(this);
    this.reject = this.reject.bind(this);
    this.revert = this.revert.bind(this);
    this.tag = this.tag.bind(this);
  }

  edit(caret) {
    const { segments, active } = this.page;
    if (!active) return;
    if (segments.editing) this.page.close();
    segments.edit(active, typeof caret === "number" ? caret : undefined);
  }

  // Accepts and goes to the next that is open; what cannot be accepted says why and stays.
  async accept(final) {
    const place = this.page.active;
    const answer = place && (await this.#step(place, "POST", "accept", { final }));
    if (!answer) return;
    this.page.say(answer.note || (final ? "Final." : "Accepted."));
    const typedMeanwhile = this.page.segments.editing && this.page.segments.editor.text !== answer.cell.text;
    if (!typedMeanwhile) this.page.goToOpen();
  }

  async reject() {
    const place = this.page.active;
    if (!place) return;
    const comment = await askReason(this.page.model.cell(place).comment);
    this.page.focus();
    if (comment === null) return;
    this.page.saving.done(place, "comment");
    const answer = await this.#step(place, "POST", "reject", { comment });
    if (answer) this.page.say(answer.note || "Rejected.");
  }

  async revert() {
    const place = this.page.active;
    if (!place) return;
    this.page.close();
    if (this.page.saving.held.size) this.page.saving.done(place);
    if (!this.page.model.cell(place).draft && this.page.saving.waiting(place) === undefined) return;
    const answer = await this.#step(place, "POST", "revert", {});
    if (answer) this.page.say(answer.note || "The text is as it was before.");
  }

  // A fix or an offer of the memory becomes the draft.
  take(text) {
    const { segments, active, saving } = this.page;
    if (segments.editing) {
      segments.editor.replace(text);
      return;
    }
    this.page.typed(active, text);
    segments.refresh(active);
    saving.flush(active);
  }

  choose(key) {
    const place = this.page.active;
    if (!place) return;
    const fixes = this.page.model.cell(place).findings.flatMap((one) => one.fixes);
    const chosen = [...fixes, ...this.page.panel.matches][Number(key) - 1];
    if (chosen) this.take(chosen.text);
  }

  async tag() {
    const { segments, active: place, model } = this.page;
    if (!place) return;
    const { editor } = segments;
    const text = editor ? editor.text : model.cell(place).text;
    const selected = editor ? editor.selection : this.page.showChanges ? null : selectedIn(segments.textElement(place));
    const some = selected && selected.start < selected.end ? selected : null;
    const said = await askTag(model.run.mqm, some ? text.slice(some.start, some.end) : "", place.locale, this.lastTag);
    this.page.focus();
    if (!said) return;
    this.lastTag = said;
    const where = some ? { start: points(text, some.start), end: points(text, some.end) } : { start: null, end: null };
    await this.setTags([...model.cell(place).tags, { ...said, ...where }]);
  }

  async setTags(tags) {
    await this.#step(this.page.active, "PUT", "tags", { tags });
  }

  comment() {
    byId("panel").open = true;
    byId("comment").focus();
  }

  async save() {
    if (await this.page.saving.flushAll()) this.page.say("Saved.");
  }

  async export() {
    const told = byId("export");
    if (told.disabled) return;
    told.disabled = true;
    told.firstChild.textContent = "Exporting …";
    const done = (await this.page.saving.flushAll()) && (await this.page.attempt(() => ask("POST", "/api/export", {}, 600)));
    told.disabled = false;
    told.firstChild.textContent = "Export";
    if (done) await showExport(done);
    this.page.focus();
  }

  async leftovers() {
    const said = await this.page.attempt(() => ask("GET", "/api/leftovers"));
    if (said) await showLeftovers(said.leftovers);
    this.page.focus();
  }

  // One route of a cell, with the version that the page knows. Null where it did not work; the page has said why.
  async #step(place, method, what, body) {
    const { model, saving } = this.page;
    if (!(await saving.flush(place)) || !(await saving.flush(place, "comment"))) {
      if (saving.held.size) this.page.complain("What you typed could not be stored. Change it, or undo the draft.");
      return null;
    }
    const answer = await this.page.attempt(() => ask(method, route(place, what), { ...body, version: model.cell(place).version }), place);
    if (answer) model.take(place, answer);
    return answer;
  }
}

